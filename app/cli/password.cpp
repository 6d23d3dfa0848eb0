// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/password.h"

#include "core/common/limits.h"

#include <cstdio>

#ifndef Q_OS_WIN
#include <array>
#include <csignal>

#include <termios.h>
#include <unistd.h>
#endif

namespace dovetail::cli {

namespace {

#ifdef Q_OS_WIN

class Silence final {};

#else

constexpr std::array endings{SIGINT, SIGTERM, SIGHUP};
termios before;
std::array<struct sigaction, endings.size()> handlersBefore;

/// Everything in here may be done in a handler (POSIX, async-signal-safe functions).
void showAgain()
{
    tcsetattr(STDIN_FILENO, TCSANOW, &before);
    for (size_t at = 0; at < endings.size(); ++at)
        sigaction(endings[at], &handlersBefore[at], nullptr);
    [[maybe_unused]] const auto written = write(STDERR_FILENO, "\n", 1);
}

/// No echo while it lives, and no terminal left without one by whoever interrupts, whether it waits for a key already or not.
class Silence final {
public:
    Silence() : m_terminal(isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &before) == 0)
    {
        if (!m_terminal)
            return;
        struct sigaction ending {};
        ending.sa_handler = [](int number) {
            showAgain();
            raise(number);
        };
        for (size_t at = 0; at < endings.size(); ++at)
            sigaction(endings[at], &ending, &handlersBefore[at]);
        termios silent = before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        // Before anybody is asked: an answer may come in the same moment.
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
        std::fputs("Password: ", stderr);
    }
    ~Silence()
    {
        if (m_terminal)
            showAgain();
    }

private:
    bool m_terminal;
};

#endif

} // namespace

bool readsPassword(const Arguments &arguments)
{
    return arguments.verb == Verb::Get || arguments.verb == Verb::Ls
        || (arguments.verb == Verb::Share && arguments.deed == Deed::Add);
}

QString readPassword(bool wanted)
{
    if (!wanted)
        return qEnvironmentVariable("DOVETAIL_PASSWORD");
    [[maybe_unused]] const Silence silence;
    QByteArray line;
    for (int c = std::getc(stdin); c != EOF && c != '\n' && line.size() <= limits::maxSharePasswordBytes;
         c = std::getc(stdin))
        line += char(c);
    if (line.endsWith('\r'))
        line.chop(1);
    return QString::fromUtf8(line);
}

} // namespace dovetail::cli
