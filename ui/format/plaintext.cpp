// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/plaintext.h"

#include <QTextBoundaryFinder>

namespace dovetail::ui {

QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    QString escaped = text.toHtmlEscaped();
    escaped.replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    return QStringLiteral("<qt>%1</qt>").arg(escaped);
}

QString brokenUp(const QString &text)
{
    constexpr int longestRun = 60;
    QString broken;
    QTextBoundaryFinder signs(QTextBoundaryFinder::Grapheme, text);
    int run = 0;
    for (qsizetype from = 0, to = signs.toNextBoundary(); to > 0; from = to, to = signs.toNextBoundary()) {
        broken += QStringView(text).mid(from, to - from);
        run = text.at(from).isSpace() ? 0 : run + 1;
        if (run % longestRun == longestRun - 1)
            broken += QChar(0x200b);
    }
    return broken;
}

QString plainMenuText(const QString &text)
{
    QString doubled = text;
    return doubled.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace dovetail::ui
