// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sendcommand.h"

#include "app/cli/messageobject.h"

#include "app/cli/peersentences.h"
#include "core/common/sentence.h"

#include <QFileInfo>

namespace dovetail::cli {

namespace {

constexpr int findSeconds = 10;
/// A person has to notice the offer and decide.
constexpr int acceptSeconds = 300;
constexpr int progressEveryMs = 1000;
/// So that the withdrawal of an offer arrives.
constexpr int lingerMs = 300;

} // namespace

SendCommand::SendCommand(Arguments arguments, QObject *parent)
    : Command(std::move(arguments), parent), m_finder(m_node, m_arguments.peer)
{
    m_late.setSingleShot(true);
    connect(&m_late, &QTimer::timeout, this, &SendCommand::onLate);
    connect(&m_finder, &PeerFinder::found, this, &SendCommand::offer);
    connect(&m_finder, &PeerFinder::away, this, [this](const Person &person) {
        fail(TimedOut, QStringLiteral("%1 is not here now; nothing was sent.").arg(shownName(person)));
    });
    connect(&m_finder, &PeerFinder::ambiguous, this, [this](const QList<Person> &people) {
        fail(Usage, ambiguousSentence(m_arguments.peer, people));
    });
    connect(&m_finder, &PeerFinder::nobody, this,
            [this] { fail(NoSuchPeer, nobodySentence(m_arguments.peer)); });
    connect(&m_node, &Node::transferChanged, this, &SendCommand::onTransfer);
    connect(&m_node, &Node::offerFailed, this,
            [this](const TransferId &id, const PeerId &, const Error &error) {
                if (id == m_transfer)
                    fail(Failed, sentence(error));
            });
}

void SendCommand::begin()
{
    // What cannot be sent to anybody is said before anybody is looked for.
    for (const QString &path : m_arguments.paths) {
        const QFileInfo info(path);
        if (!info.exists() || !info.isReadable())
            return fail(Failed, QStringLiteral("\"%1\" is not there or cannot be read.").arg(path));
        if (!info.isFile() && !info.isDir())
            return fail(Failed, sentence({ErrorCode::NotAFile, path}));
    }
    m_finder.start(timeoutMs(findSeconds));
}

void SendCommand::offer(const Person &person)
{
    m_peer = person;
    m_transfer = m_node.offerFiles(person.id, m_arguments.paths);
    m_late.start(timeoutMs(acceptSeconds));
}

void SendCommand::onTransfer(const Transfer &transfer)
{
    if (transfer.id != m_transfer || isFinished())
        return;
    switch (transfer.state) {
    case TransferState::Offered:
    case TransferState::Waiting:
    case TransferState::Queued:
        break;
    case TransferState::Interrupted:
    case TransferState::Paused: // it goes on by itself, or the other side says so
        if (transfer.error.isError() && transfer.error != m_hindrance)
            m_printer.note(sentence(transfer.error));
        m_hindrance = transfer.error;
        [[fallthrough]];
    case TransferState::Running:
    case TransferState::Finishing:
        m_late.stop();
        showProgress(transfer);
        break;
    case TransferState::Done:
    case TransferState::Declined:
    case TransferState::Cancelled:
    case TransferState::Failed:
        m_late.stop();
        onEnd(transfer);
        break;
    }
}

void SendCommand::showProgress(const Transfer &transfer)
{
    m_bar.draw(transfer);
    if (m_sinceProgress.isValid() && m_sinceProgress.elapsed() < progressEveryMs)
        return;
    m_sinceProgress.start();
    m_printer.event("progress", progressObject(transfer), {});
}

void SendCommand::onEnd(const Transfer &transfer)
{
    if (transfer.state == TransferState::Done) {
        m_bar.draw(transfer);
        m_bar.end();
        m_printer.event("sent",
                        {{QStringLiteral("transfer"), transfer.id.toHex()},
                         {QStringLiteral("to"), m_peer.id.toHex()},
                         {QStringLiteral("files"), transfer.fileCount},
                         {QStringLiteral("bytes"), transfer.totalBytes}},
                        {});
        m_printer.note(
            QStringLiteral("%1 has %2 (%3).")
                .arg(shownName(m_peer), transfer.title, amount(transfer.fileCount, transfer.totalBytes)));
        return finish(Done);
    }
    m_bar.end();
    if (m_tooLate)
        return; // the withdrawn offer; onLate() has said it
    QString why = QStringLiteral("%1 did not want the files.").arg(shownName(m_peer));
    QString state = QStringLiteral("declined");
    if (transfer.state == TransferState::Cancelled) {
        state = QStringLiteral("cancelled");
        why = QStringLiteral("The transfer was cancelled.");
    } else if (transfer.state == TransferState::Failed) {
        state = QStringLiteral("failed");
        why = sentence(transfer.error);
    }
    m_printer.event("ended",
                    {{QStringLiteral("transfer"), transfer.id.toHex()},
                     {QStringLiteral("peer"), transfer.peer.toHex()},
                     {QStringLiteral("state"), state},
                     {QStringLiteral("text"), why}},
                    {});
    fail(Failed, why);
}

void SendCommand::onLate()
{
    m_tooLate = true;
    m_printer.error(
        QStringLiteral("%1 did not accept in time; the offer is withdrawn.").arg(shownName(m_peer)));
    m_node.cancel(m_transfer);
    finishSoon(TimedOut, lingerMs);
}

int SendCommand::onInterrupt(int signalNumber)
{
    m_bar.end();
    if (!m_transfer.isNull())
        m_node.cancel(m_transfer);
    return Command::onInterrupt(signalNumber);
}

} // namespace dovetail::cli
