// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/readreceipts.h"

#include "core/common/limits.h"

#include <utility>

namespace dovetail {

ReadReceipts::ReadReceipts(Clock &clock, QObject *parent)
    : QObject(parent), m_pause(clock.alarm([this] { flush(); }))
{}

void ReadReceipts::setOn(bool on)
{
    m_on = on;
    if (!on)
        m_owed.clear();
}

void ReadReceipts::onRead(const PeerId &peer, const MessageId &newest)
{
    if (!m_on)
        return;
    m_owed.insert(peer, newest);
    if (!m_pause->isArmed())
        flush();
}

void ReadReceipts::flush()
{
    const QHash<PeerId, MessageId> owed = std::exchange(m_owed, {});
    for (auto it = owed.cbegin(); it != owed.cend(); ++it)
        emit due(it.key(), it.value());
    if (!owed.isEmpty())
        m_pause->start(limits::readReceiptMs);
}

} // namespace dovetail
