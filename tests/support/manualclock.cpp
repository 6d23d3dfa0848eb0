// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/manualclock.h"

namespace dovetail::test {

class ManualClock::ManualAlarm final : public Alarm {
public:
    ManualAlarm(ManualClock &clock, std::function<void()> action)
        : m_clock(clock), m_action(std::move(action))
    {
        m_clock.m_alarms.append(this);
    }
    ~ManualAlarm() override { m_clock.m_alarms.removeOne(this); }

    void start(qint64 milliseconds) override
    {
        due = m_clock.m_now + qMax<qint64>(0, milliseconds);
        order = ++m_clock.m_order;
        armed = true;
    }
    void stop() override { armed = false; }
    bool isArmed() const override { return armed; }
    void fire()
    {
        armed = false;
        const auto action = m_action; // the action may destroy this alarm
        action();
    }

    qint64 due = 0;
    quint64 order = 0;
    bool armed = false;

private:
    ManualClock &m_clock;
    std::function<void()> m_action;
};

std::unique_ptr<Alarm> ManualClock::alarm(std::function<void()> action)
{
    return std::make_unique<ManualAlarm>(*this, std::move(action));
}

void ManualClock::advance(qint64 milliseconds)
{
    const qint64 end = m_now + milliseconds;
    for (;;) {
        ManualAlarm *next = nullptr;
        for (ManualAlarm *alarm : std::as_const(m_alarms)) {
            if (!alarm->armed || alarm->due > end)
                continue;
            if (!next || std::pair(alarm->due, alarm->order) < std::pair(next->due, next->order))
                next = alarm;
        }
        if (!next)
            break;
        m_now = qMax(m_now, next->due);
        next->fire();
    }
    m_now = end;
}

bool ManualClock::advanceUntil(const std::function<bool()> &condition, qint64 limit, qint64 step)
{
    for (qint64 passed = 0; passed < limit; passed += step) {
        if (condition())
            return true;
        advance(step);
    }
    return condition();
}

} // namespace dovetail::test
