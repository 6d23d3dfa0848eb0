// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/plaintext.h"

namespace dovetail::ui {

QString plainToolTip(const QString &text)
{
    if (text.isEmpty())
        return {};
    QString escaped = text.toHtmlEscaped();
    escaped.replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    return QStringLiteral("<qt>%1</qt>").arg(escaped);
}

QString plainMenuText(const QString &text)
{
    QString doubled = text;
    return doubled.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace dovetail::ui
