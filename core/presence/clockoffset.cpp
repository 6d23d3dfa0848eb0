// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/presence/clockoffset.h"

#include <algorithm>

namespace dovetail::presence {

namespace {

constexpr int keptSamples = 8;
/// What two clocks may part by on their own while that many samples are taken.
constexpr qint64 driftMs = 100;

} // namespace

void ClockOffset::add(qint64 asked, qint64 received, qint64 replied, qint64 answered)
{
    const qint64 delay = (answered - asked) - (replied - received);
    if (answered < asked || replied < received || delay < 0)
        return; // a clock was set in between
    const qint64 offset = ((received - asked) + (replied - answered)) / 2;
    if (contradicts(offset, delay))
        m_samples.clear();
    if (m_samples.size() == keptSamples)
        m_samples.removeFirst();
    m_samples.append({offset, delay});
}

bool ClockOffset::contradicts(qint64 offset, qint64 delay) const
{
    // The truth lies at most half the way's time from what was measured.
    return std::any_of(m_samples.cbegin(), m_samples.cend(), [&](const Sample &sample) {
        return qAbs(offset - sample.offset) > (delay + sample.delay) / 2 + driftMs;
    });
}

std::optional<qint64> ClockOffset::offsetMs() const
{
    if (m_samples.isEmpty())
        return std::nullopt;
    return std::min_element(m_samples.cbegin(), m_samples.cend(),
                            [](const Sample &a, const Sample &b) { return a.delay < b.delay; })
        ->offset;
}

} // namespace dovetail::presence
