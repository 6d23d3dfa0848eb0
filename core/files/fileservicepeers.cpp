// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/fileservice.h"

#include "core/common/limits.h"
#include "core/common/logging.h"
#include "core/files/fileservicerecord.h"
#include "core/files/offers.h"
#include "core/files/outgoingoffers.h"
#include "core/files/transferworkers.h"

#include <algorithm>

// FileService: what the other side says by messages.
namespace dovetail::files {

void FileService::onOffer(const PeerId &peer, const wire::OfferPayload &offer)
{
    if (m_terms(peer).blocked)
        return;
    if (Record *known = find(offer.transfer)) {
        if (known->transfer.peer != peer || known->transfer.outgoing || known->transfer.download)
            qCDebug(lcFiles) << "an offer under somebody else's id, from" << peer.toShort();
        else
            onOfferedAgain(*known, offer);
        return;
    }
    std::optional<Transfer> transfer = transferOf(peer, offer);
    if (!transfer)
        return;
    transfer->folder = m_folders.downloads;
    const bool tooMany = openOffersOf(peer) >= limits::maxOpenOffersPerPeer;
    Record &record = add(*transfer);
    if (tooMany) {
        tell(record, Outcome::Declined);
        change(record, TransferState::Declined);
        return;
    }
    // Said before anybody accepts; a folder that is not there yet is no obstacle.
    change(record, TransferState::Offered, spaceMissing(*transfer, m_folders.downloads, m_existing));
    autoAccept(record);
}

qsizetype FileService::openOffersOf(const PeerId &peer) const
{
    return std::ranges::count_if(m_records, [&peer](const auto &item) {
        const Transfer &transfer = item.second->transfer;
        return transfer.peer == peer && !transfer.outgoing && transfer.state == TransferState::Offered;
    });
}

void FileService::onOfferedAgain(Record &record, const wire::OfferPayload &offer)
{
    Transfer &transfer = record.transfer;
    if (!isEnd(transfer.state))
        return;
    if (transfer.state == TransferState::Done && transfer.skippedFiles == 0) {
        tell(record, Outcome::Completed); // they have not heard
        return;
    }
    // Only what it was before can go on.
    const std::optional<Transfer> again = transferOf(transfer.peer, offer);
    if (!again || again->counting || again->fileCount != transfer.fileCount
        || again->folderCount != transfer.folderCount || again->totalBytes != transfer.totalBytes)
        return;
    const bool kept = transfer.state == TransferState::Failed || transfer.state == TransferState::Done;
    if (!kept || transfer.hidden) {
        transfer = *again;
        transfer.folder = m_folders.downloads;
    }
    change(record, TransferState::Offered, spaceMissing(transfer, transfer.folder, m_existing));
    autoAccept(record);
}

void FileService::autoAccept(const Record &record)
{
    const Transfer &transfer = record.transfer;
    const qint64 upTo = m_terms(transfer.peer).autoAcceptBytes;
    if (transfer.state == TransferState::Offered && !transfer.counting && upTo > 0
        && transfer.totalBytes <= upTo)
        accept(transfer.id, {});
}

void FileService::onTotals(const PeerId &peer, const wire::OfferTotalsPayload &totals)
{
    Record *record = find(totals.transfer);
    if (!record || record->transfer.peer != peer || record->transfer.outgoing || !record->transfer.counting
        || m_terms(peer).blocked
        || totals.fileCount + totals.folderCount == 0)
        return;
    Transfer &transfer = record->transfer;
    setTotals(transfer, {totals.fileCount, totals.folderCount, totals.totalBytes});
    transfer.counting = false;
    const bool accepted = transfer.state != TransferState::Offered;
    const Error error = spaceMissing(transfer, transfer.folder, accepted ? record->existing : m_existing);
    // Accepted before it was known how much it would be.
    if (error.isError() && wantsLink(transfer))
        holdBack(*record, error, false);
    else
        change(*record, transfer.state, transfer.state == TransferState::Offered ? error : transfer.error);
    autoAccept(*record);
    schedule();
}

void FileService::onUpdate(const PeerId &peer, const wire::TransferUpdatePayload &update)
{
    Record *record = find(update.transfer);
    if (!record || record->transfer.peer != peer || m_terms(peer).blocked)
        return;
    Transfer &transfer = record->transfer;
    const bool held = transfer.state == TransferState::Paused;
    if (update.outcome == Outcome::Paused) {
        // Who pauses what we offered has accepted it, though we may not have heard of that yet.
        const bool begun = transfer.outgoing || transfer.state != TransferState::Offered;
        if (!isEnd(transfer.state) && begun && !held)
            holdBack(*record, {isToldToPeer(update.reason) ? update.reason : ErrorCode::None, update.detail},
                     true);
    } else if (update.outcome == Outcome::Resumed) {
        if (held && transfer.pausedByPeer)
            goOn(*record);
        else if (held) // but we do not
            tell(*record, Outcome::Paused, transfer.error);
    } else if (update.outcome == Outcome::Accepted) {
        if (transfer.outgoing && transfer.state == TransferState::Offered) {
            record->accepted = true;
            change(*record, TransferState::Queued); // over there
        }
    } else if (const std::optional<Verdict> verdict = verdictOf(transfer, update)) {
        // The own session may not have come to its end yet, and knows what was left out. Kept at once all the same, for it
        // is said only once.
        if (verdict->state == TransferState::Done && m_workers->isRunning(transfer.id)) {
            record->completed = true;
            onBytesDone(transfer.id);
            Transfer done = transfer;
            done.state = TransferState::Done;
            store(done);
            return;
        }
        // All of it is here, and about to get its place: who stops it now is too late, and hears that it has arrived.
        if (verdict->state == TransferState::Cancelled && !transfer.outgoing
            && transfer.state == TransferState::Finishing && m_workers->isRunning(transfer.id)) {
            record->verdict = verdict;
            return;
        }
        change(*record, verdict->state, verdict->error);
        schedule();
    }
}

} // namespace dovetail::files
