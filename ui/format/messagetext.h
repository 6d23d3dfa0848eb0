// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/message.h"

#include <QStringList>

/// What is said of a message, as plain text.
namespace dovetail::ui {

/// What a bubble shows of a text at most: more is shaped for too long, and nobody reads it there.
inline constexpr int shownCharacters = 2'000;
inline constexpr int shownLines = 30;

/// The beginning that a bubble has room for; the same text when all of it has.
[[nodiscard]] QString clippedText(const QString &text);

/// Own texts that are still there.
[[nodiscard]] bool canBeEdited(const Message &message);

/// In place of a text that its writer took back.
[[nodiscard]] QString deletedText();

/// One line that says which message it is: of a reply's bar, of a row in a list.
[[nodiscard]] QString excerpt(const Message &message);

/// How far an own message has come: "waiting", "delivered".
[[nodiscard]] QString stateText(MessageState state);

/// The emoji that are one click away.
[[nodiscard]] QStringList commonReactions();

} // namespace dovetail::ui
