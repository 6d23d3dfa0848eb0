// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"

#include <QList>

namespace dovetail::test {

/// A clock that a test moves by hand. Alarms run inside advance(), in the order of their time, each
/// with now() at exactly its moment; so a test of minutes takes no time and is the same every time.
class ManualClock final : public Clock {
public:
    [[nodiscard]] qint64 now() const override { return m_now; }
    [[nodiscard]] qint64 wallTime() const override { return m_now + wallOffset; }
    [[nodiscard]] std::unique_ptr<Alarm> alarm(std::function<void()> action) override;

    void advance(qint64 milliseconds);
    /// Advances in steps of `step` until `condition` holds; false if it does not within `limit`.
    bool advanceUntil(const std::function<bool()> &condition, qint64 limit, qint64 step = 10);

    /// 2026-01-01 00:00 UTC.
    static constexpr qint64 wallOffset = 1'767'225'600'000;

private:
    class ManualAlarm;
    qint64 m_now = 1'000;
    quint64 m_order = 0;
    QList<ManualAlarm *> m_alarms;
};

/// The same clock as read by a computer whose wall clock is wrong.
class WrongClock final : public Clock {
public:
    explicit WrongClock(Clock &clock, qint64 ahead = 0) : offBy(ahead), m_clock(clock) {}
    [[nodiscard]] qint64 now() const override { return m_clock.now(); }
    [[nodiscard]] qint64 wallTime() const override { return m_clock.wallTime() + offBy; }
    [[nodiscard]] std::unique_ptr<Alarm> alarm(std::function<void()> action) override
    {
        return m_clock.alarm(std::move(action));
    }
    qint64 offBy; ///< ms

private:
    Clock &m_clock;
};

} // namespace dovetail::test
