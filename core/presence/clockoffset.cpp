// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/presence/clockoffset.h"

#include <algorithm>

namespace dovetail::presence {

namespace {

constexpr int keptSamples = 8;

} // namespace

void ClockOffset::add(qint64 asked, qint64 received, qint64 replied, qint64 answered)
{
    const qint64 delay = (answered - asked) - (replied - received);
    if (answered < asked || replied < received || delay < 0)
        return; // a clock was set in between
    if (m_samples.size() == keptSamples)
        m_samples.removeFirst();
    m_samples.append({((received - asked) + (replied - answered)) / 2, delay});
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
