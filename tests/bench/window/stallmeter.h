// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>

namespace dovetail::bench {

/// The work of this thread so far, ms; the wall's time where a system does not tell.
[[nodiscard]] double threadCpuMs();

/// An application that times every turn its main thread takes for one event, with all that the event leads to.
/// While a turn lasts the window neither paints nor listens, so the longest one is what a person feels.
class StallMeter final : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject *receiver, QEvent *event) override;

    /// Forgets what was so far.
    void reset();
    [[nodiscard]] double longestMs() const { return m_longestMs; }       ///< by the wall
    [[nodiscard]] double longestCpuMs() const { return m_longestCpuMs; } ///< the thread's own work
    /// Turns of more than 16 ms of the thread's own work, and of more than 50 ms by the wall.
    [[nodiscard]] int lateFrames() const { return m_lateFrames; }
    [[nodiscard]] int stalls() const { return m_stalls; }

private:
    int m_depth = 0;
    double m_longestMs = 0;
    double m_longestCpuMs = 0;
    int m_lateFrames = 0;
    int m_stalls = 0;
};

} // namespace dovetail::bench
