// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/transfersummary.h"

#include "ui/format/transfertext.h"

namespace dovetail::ui {

void TransferSummary::put(const Transfer &transfer)
{
    const bool was = m_live.contains(transfer.id);
    const bool is = isUnderWay(transfer);
    const bool offered = m_offers.contains(transfer.id);
    const bool offers = actionsOf(transfer).contains(RowAction::Accept);
    if (!was && !is && offered == offers)
        return; // one of long ago, or one nobody has accepted
    if (offers)
        m_offers.insert(transfer.id);
    else
        m_offers.remove(transfer.id);
    if (is) {
        m_live.insert(transfer.id, transfer);
        m_ended.remove(transfer.id); // tried again
    } else {
        m_live.remove(transfer.id);
        if (was && transfer.state == TransferState::Done)
            m_ended.insert(transfer.id, transfer.totalBytes);
    }
    add();
}

void TransferSummary::remove(const QList<TransferId> &ids)
{
    for (const TransferId &id : ids) {
        m_live.remove(id);
        m_offers.remove(id);
        m_ended.remove(id);
    }
    add();
}

void TransferSummary::add()
{
    if (m_live.isEmpty())
        m_ended.clear();
    TransferTotals totals;
    totals.canAccept = int(m_offers.size());
    for (const qint64 bytes : std::as_const(m_ended)) {
        totals.doneBytes += bytes;
        totals.totalBytes += bytes;
    }
    qint64 left[2] = {0, 0}; // coming in, going out
    for (const Transfer &transfer : std::as_const(m_live)) {
        const qint64 all = qMax(transfer.totalBytes, transfer.doneBytes); // while it is counted, it may be behind
        ++totals.active;
        totals.doneBytes += transfer.doneBytes;
        totals.totalBytes += all;
        const QList<RowAction> actions = actionsOf(transfer);
        totals.canPause += actions.contains(RowAction::Pause);
        totals.canResume += actions.contains(RowAction::Resume);
        totals.paused += transfer.state == TransferState::Paused;
        if (transfer.state != TransferState::Running && transfer.state != TransferState::Finishing)
            continue;
        ++totals.running;
        totals.movingDone += transfer.doneBytes;
        totals.movingTotal += all;
        (transfer.outgoing ? totals.outRate : totals.inRate) += transfer.bytesPerSecond;
        left[transfer.outgoing] += all - transfer.doneBytes;
        totals.secondsLeft = qMax(totals.secondsLeft, transfer.secondsLeft);
    }
    // Neither way hurries when the other one is through, and all end no sooner than the last of them.
    for (const auto &[bytes, rate] : {std::pair(left[0], totals.inRate), std::pair(left[1], totals.outRate)})
        if (rate > 0)
            totals.secondsLeft = qMax(totals.secondsLeft, (bytes + rate - 1) / rate);
    if (totals == m_totals)
        return;
    m_totals = totals;
    emit changed(totals);
}

} // namespace dovetail::ui
