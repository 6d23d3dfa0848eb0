// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/common/ids.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace dovetail {

/// Lets others know what was read here: at once for the first message, and for all that are read soon after it together, so
/// that a flood which is watched makes a few receipts and not thousands. Lives on the core thread.
class ReadReceipts final : public QObject {
    Q_OBJECT
public:
    explicit ReadReceipts(Clock &clock, QObject *parent = nullptr);

    /// Off: nothing is told, also not what was read before.
    void setOn(bool on);
    [[nodiscard]] bool isOn() const { return m_on; }
    /// The user has read everything of the peer up to and with this message.
    void onRead(const PeerId &peer, const MessageId &newest);
    /// Tells now what is owed.
    void flush();

signals:
    void due(const dovetail::PeerId &peer, const dovetail::MessageId &newest);

private:
    bool m_on = true;
    QHash<PeerId, MessageId> m_owed;
    std::unique_ptr<Alarm> m_pause;
};

} // namespace dovetail
