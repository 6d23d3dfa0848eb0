// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/getcommand.h"

#include "app/commands/peersentences.h"
#include "app/commands/transferwords.h"
#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/common/sentence.h"

#include <algorithm>

namespace dovetail::cli {

namespace {

/// The other side looks through all of it first.
constexpr int beginSeconds = 300;
/// So that "not wanted any more", or the last receipt, arrives.
constexpr int lingerMs = 300;

} // namespace

GetCommand::GetCommand(Errand errand, QObject *parent)
    : ShareFinder(std::move(errand), parent), m_progress(m_printer, m_terminal)
{
    m_late.setSingleShot(true);
    connect(&m_late, &QTimer::timeout, this, [this] {
        m_printer.error(QStringLiteral("%1 sent nothing in time.").arg(shownName(m_peer)));
        m_node.cancel(std::exchange(m_transfer, TransferId()));
        finishSoon(TimedOut, lingerMs);
    });
    connect(&m_node, &Node::transferChanged, this, &GetCommand::onTransfer);
    connect(&m_node, &Node::offerFailed, this,
            [this](const TransferId &id, const PeerId &, const Error &error) {
                if (id == m_transfer)
                    failWith(error);
            });
}

void GetCommand::onShares()
{
    for (const QString &word : m_arguments.paths) {
        const std::optional<Place> place = placeOf(word);
        if (!place)
            return;
        auto same = std::find_if(m_wishes.begin(), m_wishes.end(),
                                 [&](const Wish &wish) { return wish.share == place->share.id; });
        if (same == m_wishes.end())
            same = m_wishes.insert(m_wishes.end(), {place->share.id, {}});
        else if (place->path.isEmpty() || same->paths.isEmpty()) {
            same->paths.clear(); // all of it has the rest in it
            continue;
        }
        if (!place->path.isEmpty())
            same->paths += place->path;
    }
    next();
}

void GetCommand::next()
{
    if (m_wishes.isEmpty())
        return finishSoon(Done, lingerMs);
    const Wish wish = m_wishes.takeFirst();
    m_late.start(timeoutMs(beginSeconds));
    m_transfer = m_node.download(m_peer.id, wish.share, wish.paths, m_arguments.into, m_arguments.secret);
}

void GetCommand::onTransfer(const Transfer &transfer)
{
    if (transfer.id != m_transfer || isFinished())
        return;
    if (isEnd(transfer.state)) {
        m_late.stop();
        onEnd(transfer);
    } else if (transfer.state != TransferState::Waiting && transfer.state != TransferState::Queued) {
        m_late.stop();
        m_progress.show(transfer, shownName(m_peer));
    }
}

void GetCommand::showFiles(const Transfer &transfer)
{
    for (const QString &path : transfer.paths)
        m_printer.event("file",
                        {{QStringLiteral("from"), transfer.peer.toHex()},
                         {QStringLiteral("name"), shownName(m_peer)},
                         {QStringLiteral("transfer"), transfer.id.toHex()},
                         {QStringLiteral("path"), path},
                         {QStringLiteral("bytes"), sizeOf(path)}},
                        path);
    for (const Error &note : transfer.notes)
        m_printer.event("note", noteObject(transfer, note), {});
    for (const Error &note : transfer.notes)
        m_printer.note(noteSentence(transfer, note));
}

void GetCommand::onEnd(const Transfer &transfer)
{
    m_progress.end(transfer);
    const bool done = transfer.state == TransferState::Done;
    if (done)
        showFiles(transfer);
    m_printer.event(done ? "received" : "ended", endObject(transfer, shownName(m_peer)), {});
    const QString words = situation(transfer, shownName(m_peer));
    if (transfer.state == TransferState::Failed)
        return failWith(transfer.error);
    if (!done || hasRest(transfer))
        return fail(Failed, words);
    m_printer.note(words);
    m_transfer = {};
    next();
}

int GetCommand::onInterrupt(int signalNumber)
{
    m_progress.end();
    if (!m_transfer.isNull())
        m_node.cancel(m_transfer);
    return Command::onInterrupt(signalNumber);
}

} // namespace dovetail::cli
