// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"

#include <QFontInfo>
#include <QLocale>

namespace dovetail::ui {

QFont emojiFont(const QFont &base)
{
    QFont font = base;
    QStringList families = base.families();
    if (families.isEmpty())
        families = QStringList(QFontInfo(base).family());
#if defined(Q_OS_WIN)
    families.prepend(QStringLiteral("Segoe UI Emoji"));
#elif defined(Q_OS_DARWIN)
    families.prepend(QStringLiteral("Apple Color Emoji"));
#else
    families.prepend(QStringLiteral("Noto Color Emoji"));
#endif
    font.setFamilies(families);
    font.setWeight(QFont::Normal);
    return font;
}

QFont applicationFont(const QFont &system, const QLocale &locale)
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    QString han = QStringLiteral("Noto Sans CJK SC");
    if (locale.language() == QLocale::Japanese)
        han = QStringLiteral("Noto Sans CJK JP");
    else if (locale.language() == QLocale::Korean)
        han = QStringLiteral("Noto Sans CJK KR");
    else if (locale.script() == QLocale::TraditionalHanScript)
        han = QStringLiteral("Noto Sans CJK TC");
    QFont font = system;
    // The real family, not an alias such as "Sans Serif", which would be looked up anew for each sign.
    font.setFamilies({QFontInfo(system).family(), han, QStringLiteral("Noto Color Emoji")});
    return font;
#else
    Q_UNUSED(locale)
    return system;
#endif
}

} // namespace dovetail::ui
