// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"

#include <optional>

namespace dovetail::ui {

/// When somebody becomes Away by itself, and comes back. Touches only "Available", and takes back only what it set itself:
/// Busy, Invisible and an Away that was chosen are the user's.
class IdlePolicy final {
public:
    /// `awayByItself`: the Away in force was set by this, before a restart.
    explicit IdlePolicy(bool awayByItself = false) : m_byItself(awayByItself) {}

    /// Nobody has touched the computer for `idleMs`; nothing: not known. What is in force is `now`. Answers what should be in
    /// force instead, if anything.
    [[nodiscard]] std::optional<Availability> judge(std::optional<qint64> idleMs, int awayAfterMinutes,
                                                    Availability now);
    /// The user has chosen something: from now on it is theirs.
    void userChose() { m_byItself = false; }
    [[nodiscard]] bool isAwayByItself() const { return m_byItself; }

private:
    bool m_byItself;
};

} // namespace dovetail::ui
