// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progressbar.h"

#include "core/common/displaytext.h"
#include "core/common/sentence.h"

#include <algorithm>
#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace dovetail::cli {

namespace {

bool isTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(STDERR_FILENO) == 1;
#endif
}

int terminalColumns()
{
#ifndef Q_OS_WIN
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
#endif
    return 80;
}

QString timeLeft(qint64 seconds)
{
    if (seconds < 0)
        return {};
    if (seconds >= 3600)
        return QStringLiteral("%1:%2:%3")
            .arg(seconds / 3600)
            .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
            .arg(seconds % 60, 2, 10, QLatin1Char('0'));
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace

ProgressBar::ProgressBar() : m_terminal(isTerminal()) {}

QString ProgressBar::line(const Transfer &transfer, int columns)
{
    const double part =
        transfer.totalBytes > 0 ? double(transfer.doneBytes) / double(transfer.totalBytes) : 1.0;
    const double whole = std::clamp(part, 0.0, 1.0);
    QString right = QStringLiteral("  %1 %").arg(int(whole * 100), 3);
    if (transfer.bytesPerSecond > 0)
        right += QStringLiteral("  %1/s").arg(formatBytes(transfer.bytesPerSecond));
    if (const QString left = timeLeft(transfer.secondsLeft); !left.isEmpty())
        right += QStringLiteral("  %1 left").arg(left);
    QString title = cleanLine(transfer.title, 24);
    if (transfer.fileCount > 1)
        title += QStringLiteral(" +%1").arg(transfer.fileCount - 1);
    const int width = std::clamp(columns - int(title.size() + right.size()) - 6, 4, 40);
    const int filled = int(whole * width);
    QString bar(width, QLatin1Char(' '));
    bar.replace(0, filled, QString(filled, QLatin1Char('=')));
    if (filled > 0 && filled < width)
        bar[filled - 1] = QLatin1Char('>');
    return QStringLiteral("%1  [%2]%3").arg(title, bar, right);
}

void ProgressBar::draw(const Transfer &transfer)
{
    if (!m_terminal)
        return;
    const QByteArray bytes = "\r\033[K" + line(transfer, terminalColumns()).toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
    std::fflush(stderr);
    m_drawn = true;
}

void ProgressBar::end()
{
    if (m_drawn)
        std::fputs("\n", stderr);
    m_drawn = false;
}

} // namespace dovetail::cli
