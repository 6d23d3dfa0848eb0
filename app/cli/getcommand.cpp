// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/getcommand.h"

#include "app/cli/messageobject.h"
#include "app/cli/peersentences.h"
#include "app/cli/transferwords.h"
#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/common/sentence.h"

#include <QFileInfo>

#include <algorithm>

namespace dovetail::cli {

namespace {

/// The other side looks through all of it first.
constexpr int beginSeconds = 300;
constexpr int progressEveryMs = 1000;
/// So that "not wanted any more", or the last receipt, arrives.
constexpr int lingerMs = 300;

} // namespace

GetCommand::GetCommand(Arguments arguments, QObject *parent) : ShareFinder(std::move(arguments), parent)
{
    m_late.setSingleShot(true);
    connect(&m_late, &QTimer::timeout, this, [this] {
        m_printer.error(QStringLiteral("%1 sent nothing in time.").arg(shownName(m_peer)));
        m_node.cancel(std::exchange(m_transfer, TransferId()));
        finishSoon(TimedOut, lingerMs);
    });
    connect(&m_node, &Node::transferChanged, this, &GetCommand::onTransfer);
    connect(&m_node, &Node::offerFailed, this, [this](const TransferId &id, const PeerId &, const Error &error) {
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
    m_transfer = m_node.download(m_peer.id, wish.share, wish.paths, m_arguments.into, m_password);
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
        showProgress(transfer);
    }
}

void GetCommand::showProgress(const Transfer &transfer)
{
    m_bar.draw(transfer);
    if (m_sinceProgress.isValid() && m_sinceProgress.elapsed() < progressEveryMs)
        return;
    m_sinceProgress.start();
    m_printer.event("progress", progressObject(transfer), {});
}

void GetCommand::showFiles(const Transfer &transfer)
{
    for (const QString &path : transfer.paths)
        m_printer.event("file",
                        {{QStringLiteral("from"), transfer.peer.toHex()},
                         {QStringLiteral("name"), shownName(m_peer)},
                         {QStringLiteral("transfer"), transfer.id.toHex()},
                         {QStringLiteral("path"), path},
                         {QStringLiteral("bytes"), QFileInfo(path).size()}},
                        path);
    for (const Error &note : transfer.notes)
        m_printer.event("note", noteObject(transfer, note), {});
    for (const Error &note : transfer.notes)
        m_printer.note(sentence(note));
}

void GetCommand::onEnd(const Transfer &transfer)
{
    if (transfer.state == TransferState::Done) {
        m_bar.draw(transfer);
        m_bar.end();
        showFiles(transfer);
        m_printer.note(QStringLiteral("Got %1 (%2).").arg(cleanLine(transfer.title, limits::maxFileNameBytes),
                                                         amount(transfer.fileCount, transfer.totalBytes)));
        m_transfer = {};
        if (transfer.skippedFiles > 0)
            return fail(Failed, QStringLiteral("Not everything could be fetched."));
        return next();
    }
    m_bar.end();
    m_printer.event("ended", endObject(transfer), {});
    if (transfer.state == TransferState::Cancelled)
        return fail(Failed, sentence({ErrorCode::Cancelled, {}}));
    failWith(transfer.error);
}

int GetCommand::onInterrupt(int signalNumber)
{
    m_bar.end();
    if (!m_transfer.isNull())
        m_node.cancel(m_transfer);
    return Command::onInterrupt(signalNumber);
}

} // namespace dovetail::cli
