// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

/// Sizes in device-independent pixels, on a grid of 4. What holds text grows with the font; these are
/// the least.
namespace dovetail::ui::metrics {

inline constexpr int rowHeight = 60;
inline constexpr int headerHeight = 60;
inline constexpr int sectionHeight = 38;
inline constexpr int avatar = 40;
inline constexpr int headerAvatar = 36;
inline constexpr int ownAvatar = 34;
inline constexpr int largeAvatar = 64; ///< of whom one looks at
inline constexpr int presenceDot = 12;
inline constexpr int rowRadius = 10;

inline constexpr int pageMargin = 20;
/// Of a conversation: on a wide window eyes would have to go from one edge to the other.
inline constexpr int widestColumn = 960;
/// What a conversation so wide leaves free on either side of its column.
[[nodiscard]] constexpr int besideColumn(int width)
{
    return width > widestColumn ? (width - widestColumn) / 2 : 0;
}
inline constexpr int bubbleRadius = 12;
inline constexpr int bubblePadX = 11;
inline constexpr int bubblePadY = 7;
inline constexpr int gapInGroup = 3;
inline constexpr int gapBetweenGroups = 9;
inline constexpr int cardWidth = 380;
inline constexpr int cardPad = 12;
inline constexpr int cardIcon = 38;
/// Between the lines about one thing: Chinese signs fill theirs.
inline constexpr int lineGap = 2;
inline constexpr int bar = 6;
inline constexpr int button = 28;
/// Least size of whatever can be clicked.
inline constexpr int hit = 32;
inline constexpr int icon = 18;
inline constexpr int smallIcon = 13;
/// Corners of a button, of what lies in a card, of a tile behind an icon.
inline constexpr int buttonRadius = 7;
inline constexpr int controlRadius = 8;
inline constexpr int tileRadius = 9;
inline constexpr int linkRadius = 3;
inline constexpr int emojiCell = 40;
inline constexpr int stateIcon = 15;
/// A sign that can be pressed, in a card.
inline constexpr int actionIcon = 15;
/// The stroke beside a quote, and the indent of what it says.
inline constexpr int quoteBar = 3;
inline constexpr int quoteIndent = 12;
/// The frame around what the keyboard is at.
inline constexpr qreal focusFrame = 1.5;
inline constexpr int strongFrame = 2;
/// What lies over the conversation while something is dragged there.
inline constexpr int overlayRadius = 14;
inline constexpr int overlayIcon = 40;

/// Narrower than this, list and conversation take turns.
inline constexpr int narrowWindow = 640;

} // namespace dovetail::ui::metrics
