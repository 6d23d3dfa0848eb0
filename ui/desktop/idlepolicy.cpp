// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/idlepolicy.h"

namespace dovetail::ui {

std::optional<Availability> IdlePolicy::judge(std::optional<qint64> idleMs, int awayAfterMinutes,
                                              Availability now)
{
    if (now != Availability::Away && now != Availability::Available)
        m_byItself = false; // something else was chosen, wherever
    const bool idle = idleMs && awayAfterMinutes > 0 && *idleMs >= qint64(awayAfterMinutes) * 60'000;
    if (idle && now == Availability::Available) {
        m_byItself = true;
        return Availability::Away;
    }
    if (!idle && m_byItself) {
        m_byItself = false;
        if (now == Availability::Away)
            return Availability::Available;
    }
    return {};
}

} // namespace dovetail::ui
