// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/messagelayout.h"

#include <QRegion>

#include <memory>
#include <vector>

namespace dovetail::ui {

/// Which layouts lay where in the window when it was last put in order: what lies there still needs no paint.
class PlacedRows final {
public:
    void add(int y, std::shared_ptr<const MessageLayout> layout) { m_rows.push_back({y, std::move(layout)}); }
    /// From the top: what a mark or a frame reaches beyond its row.
    static constexpr int overhang = 6;
    /// All that was there and is not, or is there and was not.
    [[nodiscard]] QRegion changedSince(const PlacedRows &before, int width) const;
    /// Another one in the place of the same size.
    void replace(const MessageLayout *old, std::shared_ptr<const MessageLayout> fresh);

private:
    struct Row {
        int y;
        std::shared_ptr<const MessageLayout> layout;
        friend bool operator==(const Row &, const Row &) = default;
    };
    [[nodiscard]] QRegion without(const PlacedRows &other, int width) const;

    std::vector<Row> m_rows;
};

/// What shows how far a transfer is, from its row's top left. Nothing when the two are not of one shape, so that the whole
/// row has to be painted.
[[nodiscard]] QRegion progressRegion(const MessageLayout &before, const MessageLayout &after);

} // namespace dovetail::ui
