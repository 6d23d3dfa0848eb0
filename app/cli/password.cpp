// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/password.h"

#include "core/common/limits.h"

#include <cstdio>

#ifndef Q_OS_WIN
#include <termios.h>
#include <unistd.h>
#endif

namespace dovetail::cli {

namespace {

/// No echo while it lives.
class Silence final {
public:
#ifndef Q_OS_WIN
    Silence() : m_terminal(isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_terminal)
            return;
        std::fputs("Password: ", stderr);
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~Silence()
    {
        if (!m_terminal)
            return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        std::fputs("\n", stderr);
    }

private:
    termios m_before{};
    bool m_terminal;
#endif
};

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
