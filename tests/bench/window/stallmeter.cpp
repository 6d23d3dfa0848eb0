// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/stallmeter.h"

#include <QElapsedTimer>

#include <algorithm>
#ifdef Q_OS_UNIX
#include <time.h>
#endif

namespace dovetail::bench {

double threadCpuMs()
{
#ifdef Q_OS_UNIX
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return double(used.tv_sec) * 1e3 + double(used.tv_nsec) / 1e6;
#else
    static QElapsedTimer timer = [] {
        QElapsedTimer started;
        started.start();
        return started;
    }();
    return double(timer.nsecsElapsed()) / 1e6;
#endif
}

bool StallMeter::notify(QObject *receiver, QEvent *event)
{
    if (m_depth > 0)
        return QApplication::notify(receiver, event);
    QElapsedTimer wall;
    wall.start();
    const double before = threadCpuMs();
    ++m_depth;
    const bool result = QApplication::notify(receiver, event);
    --m_depth;
    const double ms = double(wall.nsecsElapsed()) / 1e6;
    const double cpu = threadCpuMs() - before;
    m_longestMs = std::max(m_longestMs, ms);
    m_longestCpuMs = std::max(m_longestCpuMs, cpu);
    m_lateFrames += cpu > 16 ? 1 : 0;
    m_stalls += ms > 50 ? 1 : 0;
    return result;
}

void StallMeter::reset()
{
    m_longestMs = m_longestCpuMs = 0;
    m_lateFrames = m_stalls = 0;
}

} // namespace dovetail::bench
