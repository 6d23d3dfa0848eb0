// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/transfersummary.h"

#include "ui/format/transfertext.h"

namespace dovetail::ui {

void TransferSummary::put(const Transfer &transfer)
{
    const bool was = m_live.contains(transfer.id);
    const bool is = isUnderWay(transfer);
    if (!was && !is)
        return; // one of long ago, or one nobody has accepted
    if (is) {
        m_live.insert(transfer.id, transfer);
        m_ended.remove(transfer.id); // tried again
    } else {
        m_live.remove(transfer.id);
        if (transfer.state == TransferState::Done)
            m_ended.insert(transfer.id, transfer.totalBytes);
    }
    add();
}

void TransferSummary::remove(const QList<TransferId> &ids)
{
    for (const TransferId &id : ids) {
        m_live.remove(id);
        m_ended.remove(id);
    }
    add();
}

void TransferSummary::add()
{
    if (m_live.isEmpty())
        m_ended.clear();
    TransferTotals totals;
    for (const qint64 bytes : std::as_const(m_ended)) {
        totals.doneBytes += bytes;
        totals.totalBytes += bytes;
    }
    qint64 left = 0; // of what moves
    for (const Transfer &transfer : std::as_const(m_live)) {
        const qint64 all = qMax(transfer.totalBytes, transfer.doneBytes); // while it is counted, it may be behind
        ++totals.active;
        totals.doneBytes += transfer.doneBytes;
        totals.totalBytes += all;
        const QList<RowAction> actions = actionsOf(transfer);
        totals.canPause += actions.contains(RowAction::Pause);
        totals.canResume += actions.contains(RowAction::Resume);
        if (transfer.state != TransferState::Running && transfer.state != TransferState::Finishing)
            continue;
        ++totals.running;
        left += all - transfer.doneBytes;
        (transfer.outgoing ? totals.outRate : totals.inRate) += transfer.bytesPerSecond;
    }
    if (const qint64 rate = totals.inRate + totals.outRate; rate > 0)
        totals.secondsLeft = (left + rate - 1) / rate;
    if (totals == m_totals)
        return;
    m_totals = totals;
    emit changed(totals);
}

} // namespace dovetail::ui
