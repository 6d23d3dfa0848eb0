// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QStringList>

namespace dovetail::ui {

/// The one colour that can be chosen; all presets keep to the same contrasts.
enum class Accent { Teal, Blue, Violet, Rose, Amber, Green, Graphite };

[[nodiscard]] QList<Accent> accents();
/// "teal", "blue", ...; of anything else Teal.
[[nodiscard]] Accent accentFromName(const QString &name);
[[nodiscard]] QString nameOf(Accent accent);
/// What a person reads.
[[nodiscard]] QString accentText(Accent accent);

/// Every colour of the window, by what it is for. The only place that names colours; tst_theme
/// holds each text to WCAG AA (4.5 : 1) on each ground it is drawn on.
struct Colours {
    bool dark = false;
    QColor win;  ///< behind everything, and the composer's field
    QColor side; ///< the list of people
    QColor conv; ///< the conversation
    QColor text;
    QColor sub;  ///< times, sizes: what is read second
    QColor line; ///< hairlines
    QColor field; ///< around what is filled in or pressed: without it nobody would see that it is there
    QColor raised; ///< what lies over the window: menus and the like
    QColor raisedSel; ///< the chosen row there
    QColor edge; ///< around it
    QColor acc;  ///< what can be done or is progressing
    QColor accHover;
    QColor accText; ///< on acc
    QColor accSoft; ///< behind an icon drawn in acc
    QColor own;     ///< own bubbles and cards
    QColor ownText;
    QColor their;
    QColor sel; ///< the chosen row
    QColor hover;
    QColor bad;
    QColor warn;
    QColor ok;
    QColor track; ///< the part of a progress bar that is still to do
    QColor mark; ///< the band of a message that was looked for
    QColor found; ///< behind the words that were looked for
    QColor foundText;
    QColor away;

    friend bool operator==(const Colours &, const Colours &) = default;

    [[nodiscard]] static const Colours &light();
    [[nodiscard]] static const Colours &night();
    [[nodiscard]] static Colours of(bool dark, Accent accent);
};

[[nodiscard]] QPalette toPalette(const Colours &colours);

/// The application's style sheet in these colours, for a window that is read in this direction.
[[nodiscard]] QString toStyleSheet(const Colours &colours, Qt::LayoutDirection direction = Qt::LeftToRight);

/// WCAG 2 contrast of two opaque colours, 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

} // namespace dovetail::ui
