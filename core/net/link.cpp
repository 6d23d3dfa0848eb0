// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/link.h"

#include "core/common/limits.h"

#include <cstring>
#include <utility>

namespace dovetail::net {

RecordBuffer::RecordBuffer(int capacity) : RecordBuffer(QByteArray(), capacity) {}

RecordBuffer::RecordBuffer(QByteArray memory, int capacity)
    : m_bytes(std::move(memory)), m_size(qBound(0, capacity, limits::maxRecordPayload))
{
    Q_ASSERT(capacity >= 0 && capacity <= limits::maxRecordPayload);
    const qsizetype wanted = wire::recordHeaderSize + m_size + wire::recordTagSize;
    if (m_bytes.capacity() >= wanted)
        m_bytes.resize(wanted);
    else
        m_bytes = QByteArray(wanted, Qt::Uninitialized);
}

RecordBuffer::RecordBuffer(QByteArrayView payload) : RecordBuffer(int(payload.size()))
{
    if (m_size > 0)
        std::memcpy(data(), payload.data(), size_t(m_size));
}

QByteArrayView RecordBuffer::view() const
{
    return QByteArrayView(m_bytes).sliced(wire::recordHeaderSize, m_size);
}

void RecordBuffer::resize(int size)
{
    Q_ASSERT(size >= 0 && size <= m_bytes.size() - wire::recordHeaderSize - wire::recordTagSize);
    m_size = size;
}

QByteArray RecordBuffer::take() &&
{
    // Shrinking an array that nobody shares only moves its end: no copy.
    m_bytes.resize(wire::recordHeaderSize + m_size + wire::recordTagSize);
    m_size = 0;
    return std::exchange(m_bytes, QByteArray());
}

} // namespace dovetail::net
