// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/fonts.h"

#include <QFontInfo>
#include <QFontMetrics>
#include <QLocale>

#include <algorithm>

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

QFont emojiFont(const QFont &base, const QString &emoji)
{
    constexpr QChar selector(0xfe0f);
    const QFont font = emojiFont(base);
    if (const qsizetype at = emoji.indexOf(selector); at < 0 || at == emoji.size() - 1)
        return font;
    QFont alone = font;
    alone.setStyleStrategy(QFont::StyleStrategy(font.styleStrategy() | QFont::NoFontMerging));
    const QFontMetrics metrics(alone);
    const QList<uint> parts = emoji.toUcs4();
    const bool hasAll = std::all_of(parts.cbegin(), parts.cend(), [&](uint part) {
        return QChar::category(part) == QChar::Other_Format || part == selector.unicode() || metrics.inFontUcs4(part);
    });
    return hasAll ? alone : font;
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
