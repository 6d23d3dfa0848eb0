// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/rowcolumn.h"

#include <algorithm>

namespace dovetail::ui {

namespace {

constexpr int guessedHeight = 44; ///< a line of text in its bubble, and the gap above

} // namespace

void RowColumn::reset(int count)
{
    m_rows.clear();
    m_unmeasured = 0;
    insert(0, count);
}

void RowColumn::insert(int at, int count)
{
    m_rows.insert(m_rows.begin() + at, size_t(count), Row{guessedHeight, false, nullptr});
    m_unmeasured += count;
    m_known = qMin(m_known, at);
}

void RowColumn::remove(int at, int count)
{
    const auto from = m_rows.begin() + at;
    m_unmeasured -= int(std::count_if(from, from + count, [](const Row &row) { return !row.measured; }));
    m_rows.erase(from, from + count);
    m_known = qMin(m_known, at);
}

void RowColumn::forget(int row)
{
    Row &one = m_rows[size_t(row)];
    m_unmeasured += one.measured;
    one.measured = false;
    one.layout.reset();
}

void RowColumn::forgetAll()
{
    for (int row = 0; row < count(); ++row)
        forget(row);
}

void RowColumn::keepLayouts(int from, int to)
{
    for (int row = 0; row < count(); ++row) {
        if (top(row) > to || top(row + 1) < from)
            m_rows[size_t(row)].layout.reset();
    }
}

void RowColumn::setLayout(int row, std::shared_ptr<const MessageLayout> layout)
{
    Row &one = m_rows[size_t(row)];
    if (one.height != layout->height) {
        one.height = layout->height;
        m_known = qMin(m_known, row);
    }
    m_unmeasured -= !one.measured;
    one.measured = true;
    one.layout = std::move(layout);
}

int RowColumn::top(int row) const
{
    m_tops.resize(m_rows.size() + 1);
    m_tops[0] = 0;
    for (; m_known < row; ++m_known)
        m_tops[size_t(m_known) + 1] = m_tops[size_t(m_known)] + m_rows[size_t(m_known)].height;
    return m_tops[size_t(row)];
}

int RowColumn::rowAt(int y) const
{
    if (m_rows.empty())
        return -1;
    (void)total(); // all are known from here on
    const auto after = std::upper_bound(m_tops.cbegin() + 1, m_tops.cend(), y);
    return qMin(int(after - m_tops.cbegin()) - 1, count() - 1);
}

int RowColumn::nearestUnmeasured(int first, int last) const
{
    if (m_unmeasured == 0)
        return -1;
    for (int up = qMin(first, count() - 1), down = qMax(0, last); up >= 0 || down < count(); --up, ++down) {
        if (down < count() && !isMeasured(down))
            return down;
        if (up >= 0 && !isMeasured(up))
            return up;
    }
    return -1;
}

} // namespace dovetail::ui
