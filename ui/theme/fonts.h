// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

class QLocale;

namespace dovetail::ui {

/// The system's font in the few sizes used, as shares of its own: 13 : 12 : 11 at the usual size.
struct Fonts {
    explicit Fonts(const QFont &base)
        : body(base), strong(base), small(scaled(base, 0.925)), smallStrong(small), tiny(scaled(base, 0.85))
    {
        strong.setWeight(QFont::DemiBold);
        smallStrong.setWeight(QFont::DemiBold);
    }

    [[nodiscard]] static QFont scaled(QFont font, qreal share)
    {
        if (font.pointSizeF() > 0)
            font.setPointSizeF(font.pointSizeF() * share);
        else
            font.setPixelSize(qMax(1, qRound(font.pixelSize() * share)));
        return font;
    }

    QFont body;
    QFont strong;
    QFont small;
    QFont smallStrong;
    QFont tiny;
};

/// For emoji alone, in colour: many a text font has some of them in black, and with those no sequence can be joined.
[[nodiscard]] QFont emojiFont(const QFont &base);

/// For this one. Selectors and joiners between its parts are no signs, but Qt looks for one all the same, finds it in the text's font
/// and takes the emoji apart there: where the emoji's own font has all that is seen, no other is asked.
[[nodiscard]] QFont emojiFont(const QFont &base, const QString &emoji);

/// The system's font, followed by families for Chinese, Japanese and Korean, in the shapes `locale`
/// reads, and for emoji. Left to itself the search for a missing sign ends, on some Linux systems, in a
/// face of another weight or without colour.
[[nodiscard]] QFont applicationFont(const QFont &system, const QLocale &locale);

} // namespace dovetail::ui
