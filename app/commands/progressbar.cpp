// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/progressbar.h"

#include "core/common/displaytext.h"
#include "core/common/sentence.h"

#include <algorithm>

namespace dovetail::cli {

namespace {

constexpr int longestTitle = 24;
constexpr int leastBar = 4;
constexpr int mostBar = 40;

/// How many columns of a terminal a character takes, as far as that can be known.
int columnsOf(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format:
        return 0;
    default:
        break;
    }
    const bool wide = character >= 0x1100
        && (character <= 0x115f || (character >= 0x2e80 && character <= 0xa4cf)
            || (character >= 0xac00 && character <= 0xd7a3) || (character >= 0xf900 && character <= 0xfaff)
            || (character >= 0xfe30 && character <= 0xfe6f) || (character >= 0xff00 && character <= 0xff60)
            || (character >= 0xffe0 && character <= 0xffe6) || (character >= 0x1f300 && character <= 0x1faff)
            || (character >= 0x20000 && character <= 0x3fffd));
    return wide ? 2 : 1;
}

int columnsOf(const QString &text)
{
    int columns = 0;
    for (const uint character : text.toUcs4())
        columns += columnsOf(char32_t(character));
    return columns;
}

/// As much of it as fits.
QString fitting(const QString &text, int columns)
{
    if (columnsOf(text) <= columns)
        return text;
    QString shorter;
    int taken = 1; // the dots
    for (const uint character : text.toUcs4()) {
        taken += columnsOf(char32_t(character));
        if (taken > columns)
            break;
        const char32_t one = character;
        shorter += QString::fromUcs4(&one, 1);
    }
    return shorter + u'…';
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

QString ProgressBar::line(const Transfer &transfer, int columns)
{
    const double part =
        transfer.totalBytes > 0 ? double(transfer.doneBytes) / double(transfer.totalBytes) : 1.0;
    const double whole = std::clamp(part, 0.0, 1.0);
    // As wide whatever stands there, so that the bar stays where it is.
    QString rate;
    if (transfer.bytesPerSecond > 0)
        rate = QStringLiteral("%1/s").arg(formatBytes(transfer.bytesPerSecond));
    QString left = timeLeft(transfer.secondsLeft);
    if (!left.isEmpty())
        left += QStringLiteral(" left");
    const QString right = QStringLiteral("  %1 %%2%3")
                              .arg(QString::number(int(whole * 100)).rightJustified(3),
                                   rate.rightJustified(13), left.rightJustified(14));
    QString more;
    const bool oneFolder = transfer.folderCount > 0 && transfer.names.size() == 1;
    if (transfer.fileCount > 1 && !oneFolder)
        more = QStringLiteral(" +%1").arg(transfer.fileCount - 1);
    const int room = columns - 1 - int(right.size() + more.size()) - 4; // for the title and the bar
    const QString title =
        fitting(cleanLine(transfer.title, 4 * longestTitle), std::min(longestTitle, room - leastBar)) + more;
    const int width = std::min(room + int(more.size()) - columnsOf(title), mostBar);
    if (width < leastBar)
        return right.simplified();
    const int filled = int(whole * width);
    QString bar(width, QLatin1Char(' '));
    bar.replace(0, filled, QString(filled, QLatin1Char('=')));
    if (filled > 0 && filled < width)
        bar[filled - 1] = QLatin1Char('>');
    return QStringLiteral("%1  [%2]%3").arg(title, bar, right);
}

void ProgressBar::draw(const Transfer &transfer)
{
    const int columns = m_terminal.columns();
    if (columns <= 0)
        return;
    m_terminal.write(Terminal::Stream::Err, "\r\033[K" + line(transfer, columns).toUtf8());
    m_drawn = true;
}

void ProgressBar::end()
{
    if (m_drawn)
        m_terminal.write(Terminal::Stream::Err, "\n");
    m_drawn = false;
}

} // namespace dovetail::cli
