// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace dovetail {

/// A one-line text from the network made fit to be shown: control, direction-changing and
/// invisible characters and line breaks out, white space folded, at most `maxLength` UTF-16 units
/// (never half a surrogate pair). May come back empty.
[[nodiscard]] QString cleanLine(const QString &text, int maxLength);

/// A message's text: line breaks and tabs stay, "\r\n" becomes "\n"; NUL, other control characters and direction *overrides*
/// go, and so do embeddings and isolates that are not closed in their line, and marks beyond what a script piles on one
/// letter; joiners that scripts and emoji need stay. Takes time and memory in proportion to the text, whatever is in it.
[[nodiscard]] QString cleanText(const QString &text);

} // namespace dovetail
