// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversationrow.h"
#include "ui/conversation/textselection.h"

class QLocale;

namespace dovetail::ui {

/// How many signs of a row can be selected: of a text what a bubble shows, a card counts as one, what was deleted as none.
[[nodiscard]] QString selectableText(const ConversationRow &row);

/// What of this row is selected. Where all that is shown is, it is the whole text, shown or not; of a card, its name.
[[nodiscard]] QString copiedText(const ConversationRow &row, const TextSpan &span);

/// The same as a line among those of several messages: when, who, what.
[[nodiscard]] QString copiedLine(const ConversationRow &row, const TextSpan &span, const QString &writer, const QLocale &locale);

} // namespace dovetail::ui
