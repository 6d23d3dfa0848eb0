// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"
#include "ui/theme/colours.h"
#include "ui/theme/fonts.h"

#include <QDateTime>
#include <QLocale>
#include <QPainter>

namespace dovetail::ui {

/// One row of the list of people.
struct PersonRow {
    Person person;
    QString distinction = {}; ///< somebody else has the same name: what tells them apart
    bool selected = false;
    bool hovered = false;
    bool focused = false;
    bool dropTarget = false;
    bool mirrored = false; ///< read from right to left
};

/// Paints a row into `rect`. Pure: the same values give the same pixels.
void paintPerson(QPainter &painter, const QRect &rect, const PersonRow &row, const Colours &colours,
                 const Fonts &fonts, const QLocale &locale, const QDateTime &now);

/// "On this network", between those with a conversation and the others.
void paintSection(QPainter &painter, const QRect &rect, const QString &text, const Colours &colours,
                  const Fonts &fonts, bool mirrored = false);

[[nodiscard]] int personRowHeight(const Fonts &fonts);

} // namespace dovetail::ui
