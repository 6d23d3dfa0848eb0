// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupts.h"

#include <QSocketNotifier>

#include <csignal>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace dovetail::cli {

#ifdef Q_OS_UNIX

namespace {

// A handler may do next to nothing; it writes the number into a pipe that the event loop watches.
volatile std::sig_atomic_t writeEnd = -1;

void onSignal(int number)
{
    const auto byte = static_cast<unsigned char>(number);
    [[maybe_unused]] const auto written = ::write(writeEnd, &byte, 1);
}

} // namespace

Interrupts::Interrupts(QObject *parent) : QObject(parent)
{
    if (::pipe(m_pipe) != 0)
        return; // the default handlers stay
    for (const int end : m_pipe)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    ::fcntl(m_pipe[1], F_SETFL, O_NONBLOCK);
    writeEnd = m_pipe[1];
    auto *notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &Interrupts::read);
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        ::sigaction(number, &action, nullptr);
}

Interrupts::~Interrupts()
{
    if (m_pipe[0] < 0)
        return;
    for (const int number : {SIGINT, SIGTERM, SIGHUP})
        std::signal(number, SIG_DFL);
    writeEnd = -1;
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}

void Interrupts::read()
{
    unsigned char number = 0;
    if (::read(m_pipe[0], &number, 1) == 1)
        emit interrupted(number);
}

#else

// Without POSIX signals the console ends the process itself; the others see it after the timeout.
Interrupts::Interrupts(QObject *parent) : QObject(parent) {}
Interrupts::~Interrupts() = default;
void Interrupts::read() {}

#endif

} // namespace dovetail::cli
