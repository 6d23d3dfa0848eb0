// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/transfer.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace dovetail::ui {

/// All transfers that are under way, as one.
struct TransferTotals {
    int active = 0;  ///< accepted and not ended, whether bytes move or not
    int running = 0; ///< bytes move, or are being verified
    int paused = 0;  ///< by whomever, or by what hinders them
    int canPause = 0;
    int canAccept = 0; ///< offered to this user; not under way
    int canResume = 0; ///< paused by this user or by what hindered them
    qint64 doneBytes = 0;
    qint64 totalBytes = 0;
    qint64 movingDone = 0; ///< of those that are running, as are the rates and the time left
    qint64 movingTotal = 0;
    qint64 inRate = 0; ///< bytes a second
    qint64 outRate = 0;
    qint64 secondsLeft = -1; ///< until the last of them has arrived; -1: not known

    /// Accepted, and nothing moves though nobody has paused it: in the queue, interrupted.
    [[nodiscard]] int waiting() const { return active - running - paused; }
    /// 0 to 1; 0 when there is nothing under way.
    [[nodiscard]] double fraction() const
    {
        return totalBytes > 0 ? double(doneBytes) / double(totalBytes) : 0;
    }
    friend bool operator==(const TransferTotals &, const TransferTotals &) = default;
};

/// How far everything is in all, for the panel's head, the button beside the own card, tray and launcher. What ends
/// well stays in the sum until nothing is under way any more, so that the sum does not run backwards.
class TransferSummary final : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    void put(const Transfer &transfer);
    void remove(const QList<TransferId> &ids);
    [[nodiscard]] const TransferTotals &totals() const { return m_totals; }

signals:
    void changed(const dovetail::ui::TransferTotals &totals);

private:
    void add();

    QHash<TransferId, Transfer> m_live;
    QSet<TransferId> m_offers;
    QHash<TransferId, qint64> m_ended; ///< bytes of those that ended well since nothing was under way
    TransferTotals m_totals;
};

} // namespace dovetail::ui
