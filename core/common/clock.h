// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>
#include <memory>

namespace dovetail {

/// A single-shot timer made by a Clock. Owned by who asked for it; destroying it disarms it. The
/// action runs on the thread that armed it. It must not outlive its clock.
class Alarm {
public:
    virtual ~Alarm() = default;
    /// (Re)arms: the action runs once, `milliseconds` from now (0: at the next turn of the loop).
    virtual void start(qint64 milliseconds) = 0;
    virtual void stop() = 0;
    [[nodiscard]] virtual bool isArmed() const = 0;
};

/// Time as the rooms of core see it: what is it now, and wake me then. Tests hand in a ManualClock
/// and decide themselves when time passes.
class Clock {
public:
    virtual ~Clock() = default;
    /// Milliseconds since some fixed moment; never jumps. For intervals.
    [[nodiscard]] virtual qint64 now() const = 0;
    /// Milliseconds since 1970-01-01 UTC, as the system believes. For what people read.
    [[nodiscard]] virtual qint64 wallTime() const = 0;
    [[nodiscard]] virtual std::unique_ptr<Alarm> alarm(std::function<void()> action) = 0;
};

/// The system's clocks and QTimer. Stateless; alarms belong to the thread that makes them.
class SystemClock final : public Clock {
public:
    [[nodiscard]] qint64 now() const override;
    [[nodiscard]] qint64 wallTime() const override;
    [[nodiscard]] std::unique_ptr<Alarm> alarm(std::function<void()> action) override;
};

} // namespace dovetail
