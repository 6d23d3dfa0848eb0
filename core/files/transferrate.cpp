// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/transferrate.h"

#include "core/common/limits.h"

#include <cmath>

namespace dovetail::files {

void TransferRate::restart(qint64 now, qint64 bytes)
{
    m_samples.clear();
    m_samples.push_back({now, bytes});
}

void TransferRate::add(qint64 now, qint64 bytes)
{
    m_samples.push_back({now, bytes});
    // The newest sample at or before the window's start is what the mean is measured from.
    while (m_samples.size() > 1 && m_samples[1].time <= now - limits::rateWindowMs)
        m_samples.pop_front();
}

qint64 TransferRate::bytesPerSecond(qint64 now) const
{
    if (m_samples.size() < 2)
        return 0;
    const qint64 start = now - limits::rateWindowMs;
    size_t base = 0;
    while (base + 1 < m_samples.size() && m_samples[base + 1].time <= start)
        ++base;
    const qint64 elapsed = now - m_samples[base].time;
    if (elapsed <= 0)
        return 0;
    const auto moved = static_cast<double>(m_samples.back().bytes - m_samples[base].bytes);
    return static_cast<qint64>(moved * 1000.0 / static_cast<double>(elapsed));
}

qint64 TransferRate::secondsLeft(qint64 now, qint64 bytesLeft) const
{
    const qint64 rate = bytesPerSecond(now);
    if (rate <= 0)
        return -1;
    return static_cast<qint64>(
        std::ceil(static_cast<double>(qMax<qint64>(0, bytesLeft)) / static_cast<double>(rate)));
}

} // namespace dovetail::files
