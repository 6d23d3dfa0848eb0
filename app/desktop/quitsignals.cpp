// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/quitsignals.h"

#ifdef Q_OS_UNIX
#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace {

// What a signal handler may touch: a number, and write().
volatile sig_atomic_t writeEnd = -1;

void tellLoop(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(writeEnd, &byte, 1);
}

} // namespace
#endif

namespace dovetail::app {

QuitSignals::QuitSignals(QObject *parent) : QObject(parent)
{
#ifdef Q_OS_UNIX
    if (::pipe(m_ends) != 0)
        return;
    for (const int end : m_ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    writeEnd = m_ends[1];
    m_notifier = new QSocketNotifier(m_ends[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false); // a second one ends the program the hard way
        for (const int number : {SIGINT, SIGTERM, SIGHUP})
            std::signal(number, SIG_DFL);
        emit quitAsked();
    });
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        std::signal(number, tellLoop);
#endif
}

QuitSignals::~QuitSignals()
{
#ifdef Q_OS_UNIX
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        std::signal(number, SIG_DFL);
    writeEnd = -1;
    for (const int end : m_ends) {
        if (end >= 0)
            ::close(end);
    }
#endif
}

} // namespace dovetail::app
