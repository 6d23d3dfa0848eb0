// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/ratelimit.h"

namespace dovetail::files {

namespace {

/// What may be saved up while nothing is sent: a fifth of a second, so that no burst is seen.
constexpr qint64 burstDivisor = 5;
constexpr qint64 longestWaitMs = 1'000;

} // namespace

void RateLimit::set(qint64 bytesPerSecond)
{
    const std::lock_guard lock(m_mutex);
    m_rate = qMax<qint64>(0, bytesPerSecond);
    m_tokens = 0;
}

qint64 RateLimit::spend(qint64 bytes, qint64 now)
{
    const std::lock_guard lock(m_mutex);
    if (m_rate == 0)
        return 0;
    const qint64 passed = qBound<qint64>(0, now - m_filledAt, longestWaitMs);
    m_filledAt = now;
    m_tokens = qMin(m_tokens + m_rate * passed / 1'000, m_rate / burstDivisor) - bytes;
    return m_tokens >= 0 ? 0 : qMax<qint64>(1, -m_tokens * 1'000 / m_rate);
}

} // namespace dovetail::files
