// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/clock.h"

#include <QDateTime>
#include <QTimer>

#include <chrono>

namespace dovetail {

namespace {

class TimerAlarm final : public Alarm {
public:
    explicit TimerAlarm(std::function<void()> action)
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, std::move(action));
    }
    void start(qint64 milliseconds) override
    {
        m_timer.start(std::chrono::milliseconds(qMax<qint64>(0, milliseconds)));
    }
    void stop() override { m_timer.stop(); }
    bool isArmed() const override { return m_timer.isActive(); }

private:
    QTimer m_timer;
};

} // namespace

qint64 SystemClock::now() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

qint64 SystemClock::wallTime() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

std::unique_ptr<Alarm> SystemClock::alarm(std::function<void()> action)
{
    return std::make_unique<TimerAlarm>(std::move(action));
}

} // namespace dovetail
