// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/fileservice.h"

#include "core/common/logging.h"
#include "core/files/fileservicerecord.h"
#include "core/files/offers.h"
#include "core/files/outgoingoffers.h"

// FileService: what the other side says by messages.
namespace dovetail::files {

void FileService::onOffer(const PeerId &peer, const wire::OfferPayload &offer)
{
    if (const Record *known = find(offer.transfer)) {
        if (known->transfer.peer != peer || known->transfer.outgoing)
            qCDebug(lcFiles) << "an offer under somebody else's id, from" << peer.toShort();
        return;
    }
    std::optional<Transfer> transfer = transferOf(peer, offer);
    if (!transfer)
        return;
    transfer->folder = m_folders.downloads;
    Record &record = add(*transfer);
    // Said before anybody accepts; a folder that is not there yet is no obstacle.
    Error error;
    if (const qint64 missing = missingBytes(m_space(m_folders.downloads), transfer->totalBytes); missing > 0)
        error = {ErrorCode::NotEnoughSpace, QString::number(missing)};
    change(record, TransferState::Offered, error);
}

void FileService::onTotals(const PeerId &peer, const wire::OfferTotalsPayload &totals)
{
    Record *record = find(totals.transfer);
    if (!record || record->transfer.peer != peer || record->transfer.outgoing || !record->transfer.counting
        || totals.fileCount + totals.folderCount == 0)
        return;
    Transfer &transfer = record->transfer;
    setTotals(transfer, {totals.fileCount, totals.folderCount, totals.totalBytes});
    transfer.counting = false;
    Error error;
    if (const qint64 missing = missingBytes(m_space(transfer.folder), transfer.totalBytes); missing > 0)
        error = {ErrorCode::NotEnoughSpace, QString::number(missing)};
    // Accepted before it was known how much it would be.
    if (error.isError() && wantsLink(transfer))
        holdBack(*record, error, false);
    else
        change(*record, transfer.state, transfer.state == TransferState::Offered ? error : transfer.error);
    schedule();
}

void FileService::onUpdate(const PeerId &peer, const wire::TransferUpdatePayload &update)
{
    Record *record = find(update.transfer);
    if (!record || record->transfer.peer != peer)
        return;
    Transfer &transfer = record->transfer;
    const bool held = transfer.state == TransferState::Paused;
    if (update.outcome == Outcome::Paused) {
        if (!isEnd(transfer.state) && transfer.state != TransferState::Offered && !held)
            holdBack(*record, {isToldToPeer(update.reason) ? update.reason : ErrorCode::None, update.detail},
                     true);
    } else if (update.outcome == Outcome::Resumed) {
        if (held && transfer.pausedByPeer)
            goOn(*record);
        else if (held) // but we do not
            tell(*record, Outcome::Paused, transfer.error);
    } else if (const std::optional<Verdict> verdict = verdictOf(transfer, update)) {
        change(*record, verdict->state, verdict->error);
    }
}

} // namespace dovetail::files
