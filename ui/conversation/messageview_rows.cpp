// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MessageView that goes along with the model: rows that come, go and change.
#include "ui/conversation/messageaccess.h"
#include "ui/conversation/messageview.h"

namespace dovetail::ui {

namespace {

constexpr int idleMs = 4; ///< of one turn of the loop, for rows nobody sees yet

} // namespace

void MessageView::reset()
{
    QListView::reset();
    m_column.reset(m_conversation.rowCount());
    m_anchorRow = -1;
    m_marked = QModelIndex();
    m_keyboardStop = {};
    m_selection.clear();
    endSelection();
    setStick(true);
    schedulePlace();
}

void MessageView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                              const QList<int> &roles)
{
    // The base has nothing to do here but to paint, and that more than is needed.
    const bool step = roles == QList<int>{ConversationModel::ProgressRole};
    for (int row = topLeft.row(); row <= bottomRight.row() && row < m_column.count(); ++row) {
        if (step && moveProgress(row))
            continue;
        m_column.forget(row);
        schedulePlace();
    }
    if (topLeft == bottomRight)
        tellProgress(*this, topLeft);
}

/// A transfer's step changes a bar and two lines of its card, many times a second. False when it changed more.
bool MessageView::moveProgress(int row)
{
    settle();
    const QRect shown = visualRect(m_conversation.index(row));
    const std::shared_ptr<const MessageLayout> before = m_column.layout(row);
    if (!before || !shown.intersects(viewport()->rect())) {
        m_column.forget(row); // measured when it comes near
        return true;
    }
    std::shared_ptr<const MessageLayout> after = laidOut(row);
    const QRegion changed = progressRegion(*before, *after);
    if (changed.isEmpty())
        return false;
    m_placed.replace(before.get(), after);
    m_column.setLayout(row, std::move(after));
    viewport()->update(changed.translated(shown.topLeft()));
    return true;
}

/// With what a mark or a frame reaches beyond it.
void MessageView::updateRow(const QModelIndex &index)
{
    if (index.isValid())
        viewport()->update(visualRect(index).adjusted(0, -PlacedRows::overhang, 0, PlacedRows::overhang));
}

void MessageView::rowsInserted(const QModelIndex &parent, int start, int end)
{
    const int count = end - start + 1;
    m_column.insert(start, count);
    if (m_anchorRow >= start)
        m_anchorRow += count;
    schedulePlace();
    QAbstractItemView::rowsInserted(parent, start, end);
    tellRowsInserted(*this, start, end);
}

void MessageView::rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end)
{
    settle(); // by what is still there
    if (currentIndex().row() >= start && currentIndex().row() <= end)
        setCurrentIndex({}); // otherwise a neighbour would become it, and be scrolled to
    const int count = end - start + 1;
    if (m_anchorRow > end) {
        m_anchorRow -= count;
    } else if (m_anchorRow >= start) { // the nearest one that stays takes over
        const int next = end + 1 < m_column.count() ? end + 1 : start - 1;
        hold(next > end ? start : next, next < 0 ? 0 : m_column.top(next) - m_offset);
    }
    m_column.remove(start, count);
    QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
}

/// Measures rows that may come on view next, and asks for those beyond the ends.
void MessageView::idle()
{
    settle();
    const int height = viewport()->height();
    QElapsedTimer clock;
    clock.start();
    bool measured = false;
    while (!m_column.allMeasured() && clock.elapsed() < idleMs) {
        (void)layoutOf(m_column.nearestUnmeasured(m_column.rowAt(m_offset), m_column.rowAt(m_offset + height)));
        measured = true;
    }
    if (measured) {
        schedulePlace(); // which comes back here
        return;
    }
    if (m_offset < height)
        m_conversation.loadOlder();
    if (m_column.total() - m_offset < 2 * height)
        m_conversation.loadNewer();
}

} // namespace dovetail::ui
