// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/common/ids.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace dovetail {

/// Who is writing just now. Own keys are told to the other side now and then; what others say is forgotten by itself, as
/// their "stopped" may get lost. Lives on the core thread.
class TypingHints final : public QObject {
    Q_OBJECT
public:
    explicit TypingHints(Clock &clock, QObject *parent = nullptr);

    /// At every key, or when the user gave it up.
    void setOwn(const PeerId &peer, bool active);
    /// An own text goes out: it says by itself that its writing has ended.
    void onSent(const PeerId &peer) { m_told.remove(peer); }

    void onHint(const PeerId &peer, bool active);
    /// Their message came, or they went.
    void onEnded(const PeerId &peer) { onHint(peer, false); }

signals:
    /// To be sent to the peer.
    void hintDue(const dovetail::PeerId &peer, bool active);
    /// They began or ended.
    void changed(const dovetail::PeerId &peer, bool active);

private:
    void forget();

    Clock &m_clock;
    QHash<PeerId, qint64> m_told;  ///< when we last said that we write
    QHash<PeerId, qint64> m_until; ///< who writes, and when that is forgotten
    std::unique_ptr<Alarm> m_forget;
};

} // namespace dovetail
