// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/messagelayout.h"

#include <memory>
#include <vector>

namespace dovetail::ui {

/// Rows one under another: where each begins, and how it is laid out while it is near the eye. Breaking a text into
/// lines is the dear part, so a row that was never near counts with a guess until somebody measures it.
class RowColumn final {
public:
    void reset(int count);
    void insert(int at, int count);
    void remove(int at, int count);
    /// What is known of a row is no longer true; its height stays as the guess.
    void forget(int row);
    void forgetAll();
    /// Lets go of layouts outside these heights, which cost memory; what was measured stays.
    void keepLayouts(int from, int to);

    void setLayout(int row, std::shared_ptr<const MessageLayout> layout);
    [[nodiscard]] const std::shared_ptr<const MessageLayout> &layout(int row) const { return m_rows[size_t(row)].layout; }

    [[nodiscard]] int count() const { return int(m_rows.size()); }
    [[nodiscard]] bool isMeasured(int row) const { return m_rows[size_t(row)].measured; }
    [[nodiscard]] bool allMeasured() const { return m_unmeasured == 0; }
    [[nodiscard]] int height(int row) const { return m_rows[size_t(row)].height; }
    /// Where a row begins; of count(), where the last one ends.
    [[nodiscard]] int top(int row) const;
    [[nodiscard]] int total() const { return top(count()); }
    /// The row at this height, the nearest one outside; -1 when there are none.
    [[nodiscard]] int rowAt(int y) const;
    /// The nearest row to those from `first` to `last` that is not measured; -1: none.
    [[nodiscard]] int nearestUnmeasured(int first, int last) const;

private:
    struct Row {
        int height;
        bool measured;
        std::shared_ptr<const MessageLayout> layout;
    };

    std::vector<Row> m_rows;
    mutable std::vector<int> m_tops; ///< right up to and with m_known
    mutable int m_known = 0;
    int m_unmeasured = 0;
};

} // namespace dovetail::ui
