// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/placedrows.h"

#include <algorithm>

namespace dovetail::ui {

QRegion PlacedRows::without(const PlacedRows &other, int width) const
{
    QRegion region;
    for (const Row &row : m_rows) {
        if (std::find(other.m_rows.cbegin(), other.m_rows.cend(), row) == other.m_rows.cend())
            region += QRect(0, row.y, width, row.layout->height).adjusted(0, -overhang, 0, overhang);
    }
    return region;
}

QRegion PlacedRows::changedSince(const PlacedRows &before, int width) const
{
    return without(before, width) + before.without(*this, width);
}

void PlacedRows::replace(const MessageLayout *old, std::shared_ptr<const MessageLayout> fresh)
{
    for (Row &row : m_rows) {
        if (row.layout.get() == old)
            row.layout = fresh;
    }
}

QRegion progressRegion(const MessageLayout &before, const MessageLayout &after)
{
    const bool same = before.height == after.height && before.bubble == after.bubble && before.picture == after.picture
        && before.bar == after.bar && before.status == after.status && before.summary == after.summary
        && std::equal(before.actions.cbegin(), before.actions.cend(), after.actions.cbegin(), after.actions.cend(),
                      [](const ActionArea &one, const ActionArea &other) {
                          return one.action == other.action && one.rect == other.rect && one.text == other.text;
                      });
    QRegion region;
    if (same && !before.bar.isEmpty()) {
        for (const QRect &part : {before.bar, before.status, before.summary})
            region += part.adjusted(-1, -2, 1, 2); // signs reach over the line's edge
    }
    return region;
}

} // namespace dovetail::ui
