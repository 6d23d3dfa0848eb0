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

volatile std::sig_atomic_t caught = 0;

/// No echo while it lives, and no terminal left without one by whoever interrupts.
class Silence final {
public:
    Silence() : m_terminal(isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_terminal)
            return;
        struct sigaction noted {};
        noted.sa_handler = [](int number) { caught = number; };
        for (size_t at = 0; at < endings.size(); ++at)
            sigaction(endings[at], &noted, &m_handlers[at]); // without SA_RESTART: reading ends
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        // Before anybody is asked: an answer may come in the same moment.
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
        std::fputs("Password: ", stderr);
    }
    ~Silence()
    {
        if (!m_terminal)
            return;
        tcsetattr(STDIN_FILENO, TCSADRAIN, &m_before);
        std::fputs("\n", stderr);
        for (size_t at = 0; at < endings.size(); ++at)
            sigaction(endings[at], &m_handlers[at], nullptr);
        if (caught != 0)
            std::raise(caught);
    }

private:
    static constexpr std::array endings{SIGINT, SIGTERM, SIGHUP};
    termios m_before{};
    std::array<struct sigaction, endings.size()> m_handlers{};
    bool m_terminal;
};

#endif

} // namespace

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
