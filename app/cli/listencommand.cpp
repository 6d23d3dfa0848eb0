// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/listencommand.h"

#include "app/cli/peersentences.h"
#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/common/sentence.h"

#include <QFileInfo>
#include <QTimer>

namespace dovetail::cli {

namespace {

constexpr int progressEveryMs = 1000;
/// After the last thing with --once: the other side's question for a lost answer still finds us here.
constexpr int lingerMs = 500;

} // namespace

ListenCommand::ListenCommand(Arguments arguments, QObject *parent) : Command(std::move(arguments), parent)
{
    connect(&m_node, &Node::personChanged, this, &ListenCommand::showPerson);
    connect(&m_node, &Node::messageAdded, this, &ListenCommand::showMessage);
    connect(&m_node, &Node::transferChanged, this, &ListenCommand::showTransfer);
}

void ListenCommand::begin()
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
    if (!m_arguments.timeoutSeconds)
        return;
    QTimer::singleShot(timeoutMs(0), this, [this] {
        if (m_arguments.once)
            fail(TimedOut,
                 QStringLiteral("Nothing came within %1 seconds.").arg(*m_arguments.timeoutSeconds));
        else
            finish(Done);
    });
}

void ListenCommand::showPerson(const Person &person)
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
    m_printer.event("peer", peerObject(person),
                    QStringLiteral("* %1 (%2) %3").arg(shownName(person), person.id.toShort(), what));
}

void ListenCommand::showMessage(const Message &message)
{
    if (message.own || message.kind != MessageKind::Text || isFinished())
        return;
    m_printer.event("message",
                    {{QStringLiteral("from"), message.peer.toHex()},
                     {QStringLiteral("name"), nameOf(message.peer)},
                     {QStringLiteral("id"), message.id.toHex()},
                     {QStringLiteral("text"), message.text},
                     {QStringLiteral("sentAt"), message.sentAt}},
                    QStringLiteral("%1: %2").arg(nameOf(message.peer), forTerminal(message.text)));
    endIfOnce(Done);
}

void ListenCommand::showTransfer(const Transfer &transfer)
{
    if (transfer.outgoing || isFinished())
        return;
    if (isEnd(transfer.state)) {
        if (m_active.remove(transfer.id))
            transfer.state == TransferState::Done ? showFiles(transfer) : showEnd(transfer);
        return;
    }
    if (!m_active.contains(transfer.id))
        m_active[transfer.id].start();
    if (transfer.state == TransferState::Offered)
        showOffer(transfer);
    else
        showProgress(transfer);
}

void ListenCommand::showOffer(const Transfer &transfer)
{
    if (m_offersShown.contains(transfer.id)) {
        if (transfer.error.isError())
            m_printer.error(sentence(transfer.error));
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
        m_node.accept(transfer.id);
}

void ListenCommand::showProgress(const Transfer &transfer)
{
    QElapsedTimer &last = m_active[transfer.id];
    if (transfer.state != TransferState::Running || last.elapsed() < progressEveryMs)
        return;
    last.restart();
    m_printer.event("progress",
                    {{QStringLiteral("transfer"), transfer.id.toHex()},
                     {QStringLiteral("peer"), transfer.peer.toHex()},
                     {QStringLiteral("done"), transfer.doneBytes},
                     {QStringLiteral("bytes"), transfer.totalBytes},
                     {QStringLiteral("rate"), transfer.bytesPerSecond}},
                    {});
}

void ListenCommand::showFiles(const Transfer &transfer)
{
    for (const QString &path : transfer.paths) {
        const qint64 size = QFileInfo(path).size();
        m_printer.event("file",
                        {{QStringLiteral("from"), transfer.peer.toHex()},
                         {QStringLiteral("name"), nameOf(transfer.peer)},
                         {QStringLiteral("transfer"), transfer.id.toHex()},
                         {QStringLiteral("path"), path},
                         {QStringLiteral("bytes"), size}},
                        QStringLiteral("%1 sent %2 (%3)")
                            .arg(nameOf(transfer.peer), cleanLine(path, 4096), formatBytes(size)));
    }
    endIfOnce(Done);
}

void ListenCommand::showEnd(const Transfer &transfer)
{
    QString state = QStringLiteral("failed");
    if (transfer.state == TransferState::Declined)
        state = QStringLiteral("declined");
    else if (transfer.state == TransferState::Cancelled)
        state = QStringLiteral("cancelled");
    const QString why = transfer.error.isError() ? sentence(transfer.error) : QString();
    m_printer.event(
        "ended",
        {{QStringLiteral("transfer"), transfer.id.toHex()},
         {QStringLiteral("peer"), transfer.peer.toHex()},
         {QStringLiteral("state"), state},
         {QStringLiteral("text"), why}},
        QStringLiteral("%1 from %2 %3. %4")
            .arg(cleanLine(transfer.title, limits::maxFileNameBytes), nameOf(transfer.peer), state, why));
    endIfOnce(Failed);
}

bool ListenCommand::accepts(const Transfer &transfer) const
{
    const std::optional<Person> person = m_node.person(transfer.peer);
    switch (m_arguments.accept) {
    case AcceptFrom::Everybody:
        return !person || person->trust != Trust::Blocked;
    case AcceptFrom::Known:
        return person && (person->trust == Trust::Known || person->trust == Trust::Verified);
    case AcceptFrom::Nobody:
        break;
    }
    return false;
}

QString ListenCommand::nameOf(const PeerId &id) const
{
    const std::optional<Person> person = m_node.person(id);
    return person ? shownName(*person) : id.toShort();
}

void ListenCommand::endIfOnce(int exitCode)
{
    if (m_arguments.once)
        finishSoon(exitCode, lingerMs);
}

} // namespace dovetail::cli
