// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"
#include "ui/theme/colours.h"

#include <QPainter>
#include <QPixmap>

namespace dovetail::ui {

/// A colour that belongs to an identity: the same everywhere and after a change of name. White text on
/// it has the contrast AA asks for.
[[nodiscard]] QColor avatarColour(const PeerId &id);
[[nodiscard]] QList<QColor> avatarColours();

/// What to show of them: nothing of who has a known name, before the user has said that it is them. A face deceives more than a name.
[[nodiscard]] QByteArray shownPicture(const Person &person);

/// A disc with the person's own picture; with the initials where there is none that can be shown.
void paintAvatar(QPainter &painter, const QRect &rect, const PeerId &id, const QString &name,
                 const QFont &font, const QByteArray &picture);

/// The same alone.
[[nodiscard]] QPixmap avatarPixmap(const Person &person, int size, qreal devicePixelRatio, const QFont &font);

/// The presence dot at an avatar's lower right; `ground` is what the avatar lies on. The states differ in shape as well as
/// in colour: full (available), with a bar (busy), a crescent (away), half (does not answer), a ring (offline).
void paintPresence(QPainter &painter, const QRect &avatar, Presence presence, Availability availability,
                   const Colours &colours, const QColor &ground);

} // namespace dovetail::ui
