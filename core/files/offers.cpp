// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/offers.h"

#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/files/safepath.h"
#include "core/files/treescan.h"

#include <QFileInfo>

#include <limits>

namespace dovetail::files {

namespace {

constexpr qint64 largest = std::numeric_limits<qint64>::max();

/// As it will be saved, so that what is accepted is what was shown.
QString shownName(const QString &fromWire)
{
    const Result<QString> safe = SafePath::name(fromWire);
    return safe.ok() ? *safe : cleanLine(fromWire, limits::maxFileNameBytes);
}

} // namespace

Result<Transfer> offering(const PeerId &peer, const TransferId &id, const QStringList &paths)
{
    if (paths.isEmpty())
        return ErrorCode::NothingToSend;
    if (paths.size() > limits::maxEntries)
        return {ErrorCode::TooManyFiles, QString::number(limits::maxEntries)};
    Transfer transfer;
    transfer.id = id;
    transfer.peer = peer;
    transfer.outgoing = true;
    for (const QString &path : paths) {
        if (const Result<void> good = TreeScan::check(path); !good.ok())
            return good.error();
        transfer.paths += QFileInfo(path).absoluteFilePath();
        if (transfer.names.size() < limits::maxPreviewNames)
            transfer.names += TreeScan::nameOf(path);
    }
    transfer.title = transfer.names.first();
    transfer.folder = QFileInfo(transfer.paths.first()).path();
    return transfer;
}

wire::OfferPayload payloadOf(const Transfer &transfer)
{
    wire::OfferPayload payload;
    payload.transfer = transfer.id;
    payload.fileCount = static_cast<quint32>(transfer.fileCount);
    payload.folderCount = static_cast<quint32>(transfer.folderCount);
    payload.totalBytes = static_cast<quint64>(transfer.totalBytes);
    payload.names = transfer.names;
    payload.counting = transfer.counting;
    return payload;
}

std::optional<Transfer> transferOf(const PeerId &peer, const wire::OfferPayload &offer)
{
    const quint64 entries = quint64(offer.fileCount) + offer.folderCount;
    if (entries < 1 || entries > quint64(limits::maxEntries) || offer.names.isEmpty()
        || offer.totalBytes > quint64(largest) || offer.transfer.isNull()) {
        return std::nullopt;
    }
    Transfer transfer;
    transfer.id = offer.transfer;
    transfer.peer = peer;
    for (const QString &name : offer.names.mid(0, limits::maxPreviewNames))
        transfer.names += shownName(name);
    transfer.title = transfer.names.first();
    transfer.fileCount = static_cast<int>(offer.fileCount);
    transfer.folderCount = static_cast<int>(offer.folderCount);
    transfer.counting = offer.counting;
    transfer.totalBytes = static_cast<qint64>(offer.totalBytes);
    return transfer;
}

QStringList namesToHoldTo(const Transfer &transfer)
{
    // What a folder is called that was looked through may have changed since.
    if (transfer.download || transfer.names.size() >= limits::maxPreviewNames)
        return {};
    QStringList names;
    for (const QString &name : transfer.names)
        if (const Result<QString> path = SafePath::path(name); path.ok())
            names += path->section(u'/', 0, 0);
    return names;
}

std::optional<Verdict> verdictOf(const Transfer &transfer, const wire::TransferUpdatePayload &update)
{
    using Outcome = wire::TransferUpdatePayload::Outcome;
    if (update.outcome == Outcome::Completed) {
        // The link may have died with the last byte, and the receiver's word come after a restart; or it was stopped too late.
        const bool doubted = transfer.state == TransferState::Interrupted
            || transfer.state == TransferState::Waiting || transfer.state == TransferState::Failed
            || transfer.state == TransferState::Cancelled;
        // Offered once more to who has it all: what is missing was never offered.
        const bool again = transfer.state == TransferState::Offered && transfer.skippedFiles > 0;
        if (transfer.outgoing && (hasLink(transfer) || doubted || again))
            return Verdict{TransferState::Done, {}};
        return std::nullopt;
    }
    if (isEnd(transfer.state))
        return std::nullopt;
    switch (update.outcome) {
    case Outcome::Declined:
        if (transfer.outgoing)
            return Verdict{TransferState::Declined, {}};
        break;
    case Outcome::Cancelled:
        return Verdict{TransferState::Cancelled, {}};
    case Outcome::Failed:
        return Verdict{TransferState::Failed,
                       {isToldToPeer(update.reason) ? update.reason : ErrorCode::ConnectionLost,
                        cleanLine(update.detail, limits::maxDetailLength)}};
    case Outcome::Completed:
    case Outcome::Paused:
    case Outcome::Resumed:
    case Outcome::Accepted:
        break;
    }
    return std::nullopt;
}

} // namespace dovetail::files
