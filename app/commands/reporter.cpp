// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/reporter.h"

#include "app/commands/command.h"
#include "app/commands/messageobject.h"
#include "app/commands/peersentences.h"
#include "app/commands/transferwords.h"
#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/common/sentence.h"

#include <QFileInfo>

namespace dovetail::cli {

namespace {

constexpr int progressEveryMs = 1000;
/// Behind the name of a transfer.
QString stateClause(TransferState state)
{
    switch (state) {
    case TransferState::Running:
        return QStringLiteral("goes on");
    case TransferState::Failed:
        return QStringLiteral("has failed");
    default:
        return QStringLiteral("is ") + stateWord(state);
    }
}

} // namespace

Reporter::Reporter(Node &node, Printer &printer, AcceptFrom accept, QObject *parent)
    : QObject(parent), m_node(node), m_printer(printer), m_accept(accept)
{
    connect(&m_node, &Node::personChanged, this, &Reporter::showPerson);
    connect(&m_node, &Node::messageAdded, this, &Reporter::showAdded);
    connect(&m_node, &Node::messageChanged, this, &Reporter::showChanged);
    connect(&m_node, &Node::typingChanged, this, &Reporter::showTyping);
    connect(&m_node, &Node::transferChanged, this, &Reporter::showTransfer);
}

void Reporter::showReady()
{
    const NodeInfo &info = m_node.info();
    m_printer.event("ready",
                    {{QStringLiteral("id"), info.id.toHex()},
                     {QStringLiteral("name"), info.name},
                     {QStringLiteral("port"), info.chatPort},
                     {QStringLiteral("linkPort"), info.linkPort},
                     {QStringLiteral("discoveryPort"), info.discoveryPort},
                     {QStringLiteral("folder"), info.downloadFolder}},
                    QStringLiteral("Here as %1 (%2), port %3; Ctrl+C ends.")
                        .arg(info.name, info.id.toShort(), QString::number(info.chatPort)));
}

void Reporter::showPerson(const Person &person)
{
    const bool online = person.presence == Presence::Online;
    const auto before = m_shown.constFind(person.id);
    const bool wasOnline = before != m_shown.constEnd() && before->presence == Presence::Online;
    const bool moved =
        wasOnline && online && (before->name != person.name || before->endpoint != person.endpoint);
    m_shown.insert(person.id, person);
    if (online == wasOnline && !moved)
        return;
    QString what = QStringLiteral("is gone");
    if (online)
        what = (moved ? QStringLiteral("is now at %1") : QStringLiteral("is here: %1"))
                   .arg(person.endpoint.toString());
    QString line;
    if (m_company.isNull() || m_company == person.id)
        line = QStringLiteral("* %1 (%2) %3").arg(shownName(person), person.id.toShort(), what);
    m_printer.event("peer", peerObject(person), line);
}

void Reporter::showAdded(const Message &message)
{
    if (message.own) {
        m_waiting.insert(message.id);
        m_printer.event(
            "queued",
            {{QStringLiteral("id"), message.id.toHex()}, {QStringLiteral("to"), message.peer.toHex()}}, {});
        return;
    }
    if (message.kind != MessageKind::Text)
        return; // the offer is told when its transfer is
    QJsonObject object = messageObject(message);
    object.insert(QStringLiteral("from"), message.peer.toHex());
    object.insert(QStringLiteral("name"), nameOf(message.peer));
    m_printer.event("message", object,
                    QStringLiteral("%1: %2").arg(nameOf(message.peer), forTerminal(message.text)));
    emit messageShown(message);
}

void Reporter::showChanged(const Message &message)
{
    const bool isSettled = message.state != MessageState::Waiting && m_waiting.remove(message.id);
    // What is read was delivered, also if that is heard of only now.
    if (isSettled && message.state != MessageState::Failed)
        m_printer.event(
            "delivered",
            {{QStringLiteral("id"), message.id.toHex()}, {QStringLiteral("to"), message.peer.toHex()}}, {});
    if (!isSettled || message.state != MessageState::Delivered)
        m_printer.event("changed", messageObject(message), changeLine(message));
    if (isSettled)
        emit settled(message);
}

QString Reporter::changeLine(const Message &message)
{
    const QString name = nameOf(message.peer);
    if (message.own) {
        const QString before = m_reactions.value(message.id);
        if (before == message.theirReaction)
            return {};
        m_reactions.insert(message.id, message.theirReaction);
        return message.theirReaction.isEmpty()
            ? QString()
            : QStringLiteral("* %1 reacts with %2 to: %3")
                  .arg(name, cleanLine(message.theirReaction, limits::maxReactionBytes),
                       cleanLine(message.text, limits::maxQuoteLength));
    }
    if (message.deleted)
        return QStringLiteral("* %1 took a message back.").arg(name);
    if (message.editedAt != 0)
        return QStringLiteral("* %1 changed a message: %2").arg(name, forTerminal(message.text));
    return {};
}

void Reporter::showTyping(const PeerId &peer, bool active)
{
    m_printer.event("typing", {{QStringLiteral("from"), peer.toHex()}, {QStringLiteral("active"), active}},
                    {});
}

void Reporter::showTransfer(const Transfer &transfer)
{
    if (isEnd(transfer.state))
        m_still.remove(transfer.id);
    if (transfer.outgoing && transfer.download) {
        showTaken(transfer);
        return showStandstill(transfer);
    }
    if (isEnd(transfer.state)) {
        m_offersShown.remove(transfer.id); // what is left of it may be offered once more
        // Also of one that had failed long ago, of which the other side says that it has all of it now.
        const auto before = m_ends.constFind(transfer.id);
        const bool otherwise = before != m_ends.constEnd() && *before != transfer.state;
        m_ends.insert(transfer.id, transfer.state);
        if (m_active.remove(transfer.id) || otherwise)
            showEnd(transfer);
        return;
    }
    if (!m_active.contains(transfer.id))
        m_active[transfer.id].start();
    if (transfer.state == TransferState::Offered && !transfer.outgoing)
        showOffer(transfer);
    else
        showProgress(transfer);
    showStandstill(transfer);
}

void Reporter::showTaken(const Transfer &transfer)
{
    if (isEnd(transfer.state) != m_taken.contains(transfer.id))
        return;
    QString what = QStringLiteral("is downloading");
    if (!isEnd(transfer.state)) {
        m_taken.insert(transfer.id);
    } else {
        m_taken.remove(transfer.id);
        what = transfer.state == TransferState::Done ? QStringLiteral("has downloaded")
                                                     : QStringLiteral("could not download");
    }
    m_printer.event("taken", transferObject(transfer, nameOf(transfer.peer)),
                    QStringLiteral("* %1 %2 %3 from your shared folders. %4")
                        .arg(nameOf(transfer.peer), what, cleanLine(transfer.title, limits::maxFileNameBytes),
                             isEnd(transfer.state) && transfer.state != TransferState::Done
                                 ? situation(transfer, nameOf(transfer.peer))
                                 : QString())
                        .trimmed());
}

void Reporter::showStandstill(const Transfer &transfer)
{
    if (!isStill(transfer) && transfer.state != TransferState::Running)
        return;
    const QString why = isStill(transfer) ? situation(transfer, nameOf(transfer.peer)) : QString();
    if (why == m_still.value(transfer.id))
        return;
    if (why.isEmpty())
        m_still.remove(transfer.id);
    else
        m_still.insert(transfer.id, why);
    m_printer.event(
        "transfer", transferObject(transfer, nameOf(transfer.peer)),
        QStringLiteral("* %1 %2. %3").arg(subjectOf(transfer), stateClause(transfer.state), why).trimmed());
}

void Reporter::showOffer(const Transfer &transfer)
{
    if (m_offersShown.contains(transfer.id)) {
        if (transfer.error.isError())
            m_printer.error(errorSentence(transfer));
        return;
    }
    m_offersShown.insert(transfer.id);
    const bool accepted = accepts(transfer);
    const QString note =
        accepted ? QStringLiteral("accepted") : QStringLiteral("not accepted: it waits in this profile");
    m_printer.event("offer",
                    {{QStringLiteral("from"), transfer.peer.toHex()},
                     {QStringLiteral("name"), nameOf(transfer.peer)},
                     {QStringLiteral("transfer"), transfer.id.toHex()},
                     {QStringLiteral("title"), transfer.title},
                     {QStringLiteral("files"), transfer.fileCount},
                     {QStringLiteral("bytes"), transfer.totalBytes},
                     {QStringLiteral("accepted"), accepted}},
                    QStringLiteral("%1 offers %2 (%3): %4")
                        .arg(nameOf(transfer.peer), cleanLine(transfer.title, limits::maxFileNameBytes),
                             amount(transfer.fileCount, transfer.totalBytes), note));
    if (accepted)
        m_node.accept(transfer.id, m_into);
}

void Reporter::showProgress(const Transfer &transfer)
{
    QElapsedTimer &last = m_active[transfer.id];
    if (transfer.state != TransferState::Running || last.elapsed() < progressEveryMs)
        return;
    last.restart();
    m_printer.event("progress", progressObject(transfer), {});
}

void Reporter::showFiles(const Transfer &transfer)
{
    for (const QString &path : transfer.paths) {
        const QString shown = cleanLine(path, limits::maxWirePathBytes);
        const bool isFile = QFileInfo(path).isFile();
        m_printer.event("file",
                        {{QStringLiteral("from"), transfer.peer.toHex()},
                         {QStringLiteral("name"), nameOf(transfer.peer)},
                         {QStringLiteral("transfer"), transfer.id.toHex()},
                         {QStringLiteral("path"), path},
                         {QStringLiteral("bytes"), sizeOf(path)}},
                        isFile ? QStringLiteral("%1 sent %2 (%3)")
                                     .arg(nameOf(transfer.peer), shown, formatBytes(sizeOf(path)))
                               : QStringLiteral("%1 sent %2").arg(nameOf(transfer.peer), shown));
    }
}

void Reporter::showEnd(const Transfer &transfer)
{
    const bool done = transfer.state == TransferState::Done;
    const bool received = done && !transfer.outgoing;
    if (received)
        showFiles(transfer);
    for (const Error &note : transfer.notes)
        m_printer.event("note", noteObject(transfer, note), QStringLiteral("* %1").arg(noteSentence(transfer, note)));
    const QString name = nameOf(transfer.peer);
    const QString words = situation(transfer, name);
    const QJsonObject object = endObject(transfer, name);
    if (done)
        m_printer.event(received ? "received" : "sent", object, QStringLiteral("* %1").arg(words));
    else
        m_printer.event(
            "ended", object,
            QStringLiteral("* %1 %2. %3").arg(subjectOf(transfer), stateClause(transfer.state), words));
    if (!transfer.outgoing)
        emit transferEnded(done);
}

QString Reporter::subjectOf(const Transfer &transfer) const
{
    return (transfer.outgoing ? QStringLiteral("%1 to %2") : QStringLiteral("%1 from %2"))
        .arg(cleanLine(transfer.title, limits::maxFileNameBytes), nameOf(transfer.peer));
}

bool Reporter::accepts(const Transfer &transfer) const
{
    const std::optional<Person> person = m_node.person(transfer.peer);
    switch (m_accept) {
    case AcceptFrom::Everybody:
        return !person || person->trust != Trust::Blocked;
    case AcceptFrom::Known:
        return person && (person->trust == Trust::Known || person->trust == Trust::Verified);
    case AcceptFrom::Nobody:
        break;
    }
    return false;
}

QString Reporter::nameOf(const PeerId &id) const
{
    const std::optional<Person> person = m_node.person(id);
    return person ? shownName(*person) : id.toShort();
}

} // namespace dovetail::cli
