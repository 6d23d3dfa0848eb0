// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/roundtrip.h"

#include "core/common/limits.h"

#include <cmath>

namespace dovetail::chat {

namespace {

/// Clocks count in whole milliseconds and loops have turns: less variation than this is none.
constexpr double granularityMs = 10;

} // namespace

void RoundTrip::add(qint64 sample)
{
    const double value = double(qMax<qint64>(0, sample));
    if (!m_known) {
        m_known = true;
        m_smoothed = value;
        m_variation = value / 2;
        m_shortest = qint64(value);
        return;
    }
    m_variation += (std::abs(m_smoothed - value) - m_variation) / 4;
    m_smoothed += (value - m_smoothed) / 8;
    m_shortest = qMin(m_shortest, qint64(value));
}

qint64 RoundTrip::timeout() const
{
    if (!m_known)
        return limits::firstRetryMs;
    const double wait = m_smoothed + qMax(granularityMs, 4 * m_variation);
    return qBound(qint64(limits::shortestRetryMs), qint64(std::llround(wait)),
                  qint64(limits::longestRetryMs));
}

} // namespace dovetail::chat
