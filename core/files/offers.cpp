// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/offers.h"

#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/files/filesource.h"
#include "core/files/safepath.h"

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

Result<Offering> offering(const PeerId &peer, const TransferId &id, const QStringList &paths)
{
    if (paths.isEmpty())
        return ErrorCode::NothingToSend;
    if (paths.size() > limits::maxEntries)
        return {ErrorCode::TooManyFiles, QString::number(limits::maxEntries)};
    Offering offering;
    Transfer &transfer = offering.transfer;
    transfer.id = id;
    transfer.peer = peer;
    transfer.outgoing = true;
    for (const QString &path : paths) {
        Result<wire::ManifestEntry> entry = FileSource::scan(path);
        if (!entry.ok())
            return entry.error();
        const auto size = static_cast<qint64>(entry->size);
        if (size > largest - transfer.totalBytes) // sparse files can pretend to anything
            return {ErrorCode::TooManyFiles, QString::number(limits::maxEntries)};
        transfer.totalBytes += size;
        transfer.paths += QFileInfo(path).absoluteFilePath();
        if (transfer.names.size() < limits::maxPreviewNames)
            transfer.names += entry->name;
        offering.entries += *std::move(entry);
    }
    transfer.fileCount = static_cast<int>(paths.size());
    transfer.title = transfer.names.first();
    transfer.folder = QFileInfo(transfer.paths.first()).path();
    return offering;
}

wire::OfferPayload payloadOf(const Transfer &transfer)
{
    return {transfer.id, static_cast<quint32>(transfer.fileCount), static_cast<quint64>(transfer.totalBytes),
            transfer.names};
}

std::optional<Transfer> transferOf(const PeerId &peer, const wire::OfferPayload &offer)
{
    if (offer.fileCount < 1 || offer.fileCount > quint32(limits::maxEntries) || offer.names.isEmpty()
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
    transfer.totalBytes = static_cast<qint64>(offer.totalBytes);
    return transfer;
}

std::optional<Verdict> verdictOf(const Transfer &transfer, const wire::TransferUpdatePayload &update)
{
    using Outcome = wire::TransferUpdatePayload::Outcome;
    if (update.outcome == Outcome::Completed) {
        // The link may have died with the last byte, and the receiver's word come after our patience or a restart.
        const bool doubted = transfer.state == TransferState::Failed
            && (transfer.error.code == ErrorCode::ConnectionLost
                || transfer.error.code == ErrorCode::Interrupted);
        if (transfer.outgoing && (hasLink(transfer) || doubted))
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
        break;
    }
    return std::nullopt;
}

} // namespace dovetail::files
