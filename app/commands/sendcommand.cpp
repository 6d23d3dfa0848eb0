// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/sendcommand.h"

#include "app/commands/peersentences.h"
#include "app/commands/transferwords.h"
#include "core/common/sentence.h"

#include <QFileInfo>

namespace dovetail::cli {

namespace {

constexpr int findSeconds = 10;
/// A person has to notice the offer and decide.
constexpr int acceptSeconds = 300;
/// So that the withdrawal of an offer arrives.
constexpr int lingerMs = 300;

} // namespace

SendCommand::SendCommand(Errand errand, QObject *parent)
    : Command(std::move(errand), parent), m_finder(m_node, m_arguments.peer), m_progress(m_printer, m_terminal)
{
    m_late.setSingleShot(true);
    connect(&m_late, &QTimer::timeout, this, &SendCommand::onLate);
    connect(&m_finder, &PeerFinder::found, this, &SendCommand::offer);
    connect(&m_finder, &PeerFinder::away, this, [this](const Person &person) {
        fail(TimedOut, QStringLiteral("%1 is not here now; nothing was sent.").arg(shownName(person)));
    });
    failUnlessFound(m_finder);
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
    case TransferState::Running:
    case TransferState::Finishing:
        m_late.stop();
        m_progress.show(transfer, shownName(m_peer));
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

void SendCommand::onEnd(const Transfer &transfer)
{
    m_progress.end(transfer);
    if (m_tooLate)
        return; // the withdrawn offer; onLate() has said it
    const bool done = transfer.state == TransferState::Done;
    for (const Error &note : transfer.notes) {
        m_printer.event("note", noteObject(transfer, note), {});
        m_printer.note(noteSentence(transfer, note));
    }
    m_printer.event(done ? "sent" : "ended", endObject(transfer, shownName(m_peer)), {});
    const QString words = situation(transfer, shownName(m_peer));
    if (!done || hasRest(transfer))
        return fail(Failed, words);
    m_printer.note(words);
    finish(Done);
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
    m_progress.end();
    if (!m_transfer.isNull())
        m_node.cancel(m_transfer);
    if (std::optional<Transfer> transfer = m_node.transfer(m_transfer)) {
        transfer->state = TransferState::Cancelled;
        m_printer.event("ended", endObject(*transfer, shownName(m_peer)), {});
        m_printer.note(situation(*transfer, shownName(m_peer)));
    }
    return Command::onInterrupt(signalNumber);
}

} // namespace dovetail::cli
