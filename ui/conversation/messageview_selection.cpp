// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MessageView that selects texts, by pointer and by keyboard, and copies them.
#include "ui/conversation/copiedtext.h"
#include "ui/conversation/messageview.h"
#include "ui/format/persontext.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QScrollBar>

namespace dovetail::ui {

namespace {

constexpr int scrollStep = 28; ///< px a turn, while the pointer is beyond the window

} // namespace

/// The place in the text nearest to a point of the viewport.
std::optional<TextPlace> MessageView::placeAt(const QPoint &pos) const
{
    settle();
    const int y = pos.y() + m_offset;
    const int row = m_column.rowAt(qBound(0, y, qMax(0, m_column.total() - 1)));
    if (row < 0)
        return std::nullopt;
    const MessageLayout &layout = const_cast<MessageView *>(this)->layoutOf(row);
    const ConversationRow &one = m_conversation.row(row);
    const int most = int(selectableText(one).size());
    return TextPlace{one.message.position(), qMin(most, offsetAt(layout, QPoint(pos.x(), y - m_column.top(row))))};
}

int MessageView::rowOf(const TextPlace &place) const
{
    for (int row = m_conversation.rowCount() - 1; row >= 0; --row) {
        if (m_conversation.row(row).message.position() <= place.message)
            return row;
    }
    return -1;
}

bool MessageView::isOnText(const QPoint &pos) const
{
    const QModelIndex index = indexAt(pos);
    if (!index.isValid())
        return false;
    const MessageLayout &layout = const_cast<MessageView *>(this)->layoutOf(index.row());
    return layout.lines && layout.text.contains(pos - visualRect(index).topLeft());
}

void MessageView::beginSelection(const QPoint &pos, TextSelection::Unit unit)
{
    const std::optional<TextPlace> place = placeAt(pos);
    if (!place)
        return;
    m_selection.begin(*place, selectableText(m_conversation.row(rowOf(*place))), unit);
    m_selecting = true;
    viewport()->update();
}

/// Beyond the window the view follows, as fast as it is asked to.
void MessageView::extendSelection(const QPoint &pos)
{
    if (!m_selecting)
        return;
    const int beyond = pos.y() < 0 ? -1 : pos.y() >= viewport()->height() ? 1 : 0;
    if (beyond != 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + beyond * scrollStep);
    if (beyond == 0)
        m_autoScroll.stop();
    else if (!m_autoScroll.isActive())
        m_autoScroll.start();
    const QPoint inside(pos.x(), qBound(0, pos.y(), viewport()->height() - 1));
    if (const std::optional<TextPlace> place = placeAt(inside))
        m_selection.extend(*place, selectableText(m_conversation.row(rowOf(*place))));
    viewport()->update();
}

void MessageView::endSelection()
{
    m_autoScroll.stop();
    if (!std::exchange(m_selecting, false) || m_selection.isEmpty())
        return;
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (clipboard->supportsSelection())
        clipboard->setText(selectedText(), QClipboard::Selection);
}

void MessageView::clearSelectedText()
{
    m_selection.clear();
    viewport()->update();
}

void MessageView::selectAll()
{
    const int count = m_conversation.rowCount();
    if (count == 0)
        return;
    const ConversationRow &last = m_conversation.row(count - 1);
    const QString text = selectableText(last);
    m_selection.begin({m_conversation.row(0).message.position(), 0}, {});
    m_selection.extend({last.message.position(), int(text.size())}, text);
    m_selecting = true;
    endSelection();
    viewport()->update();
}

QString MessageView::selectedText() const
{
    if (m_selection.isEmpty())
        return {};
    QList<std::pair<int, TextSpan>> spans;
    for (int row = 0; row < m_conversation.rowCount(); ++row) {
        const ConversationRow &one = m_conversation.row(row);
        if (const auto span = m_selection.spanIn(one.message.position(), int(selectableText(one).size())))
            spans += {row, *span};
    }
    if (spans.size() == 1)
        return copiedText(m_conversation.row(spans.first().first), spans.first().second);
    QStringList lines;
    for (const auto &[row, span] : std::as_const(spans)) {
        const ConversationRow &one = m_conversation.row(row);
        lines += copiedLine(one, span, one.message.own ? tr("You") : shownName(m_conversation.person()), QLocale());
    }
    return lines.join(QLatin1Char('\n'));
}

void MessageView::copySelection()
{
    QGuiApplication::clipboard()->setText(selectedText());
}

/// Shift with the arrows, Home and End, with Ctrl by words: from the current row on. False: no such key.
bool MessageView::selectByKey(const QKeyEvent &event)
{
    const int key = event.key();
    const bool across = key == Qt::Key_Left || key == Qt::Key_Right;
    const bool moves = across || key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_Home || key == Qt::Key_End;
    if (!moves || !event.modifiers().testFlag(Qt::ShiftModifier) || !currentIndex().isValid())
        return false;
    const ConversationRow &current = m_conversation.row(currentIndex().row());
    if (m_selection.isEmpty() || m_selection.caret().message != current.message.position()) {
        // Into the text from the end that the key points away from.
        const QString text = selectableText(current);
        const bool rightward = text.isRightToLeft() ? key == Qt::Key_Left : key == Qt::Key_Right;
        const bool forward = across ? rightward : key == Qt::Key_Down || key == Qt::Key_End;
        m_selection.begin({current.message.position(), forward ? 0 : int(text.size())}, text);
    }
    const TextPlace place = steppedFrom(m_selection.caret(), event);
    const int row = rowOf(place);
    m_selection.extend(place, selectableText(m_conversation.row(row)));
    if (row != currentIndex().row())
        setCurrentIndex(m_conversation.index(row));
    m_selecting = true;
    endSelection(); // the selection is also what the middle button pastes
    setKeyboard(currentIndex(), Stop());
    return true;
}

TextPlace MessageView::steppedFrom(const TextPlace &place, const QKeyEvent &event)
{
    const int row = rowOf(place);
    const QString text = selectableText(m_conversation.row(row));
    const int key = event.key();
    if (key == Qt::Key_Home || key == Qt::Key_End)
        return {place.message, key == Qt::Key_Home ? 0 : int(text.size())};
    int offset = place.offset;
    bool forward = key == Qt::Key_Down;
    if (key == Qt::Key_Left || key == Qt::Key_Right) {
        forward = (key == Qt::Key_Right) != text.isRightToLeft();
        offset = stepFrom(text, offset, forward, event.modifiers().testFlag(Qt::ControlModifier));
    } else {
        const MessageLayout &layout = layoutOf(row);
        const QTextLayout *lines = layout.lines ? &layout.lines->layout : nullptr;
        const QTextLine line = lines ? lines->lineForTextPosition(offset) : QTextLine();
        const int to = line.isValid() ? line.lineNumber() + (forward ? 1 : -1) : -1;
        if (line.isValid() && to >= 0 && to < lines->lineCount())
            return {place.message, qMin(int(text.size()), lines->lineAt(to).xToCursor(line.cursorToX(offset)))};
        const bool atEnd = offset == (forward ? int(text.size()) : 0);
        if (!atEnd)
            return {place.message, forward ? int(text.size()) : 0};
        offset = forward ? int(text.size()) + 1 : -1;
    }
    if (offset >= 0 && offset <= text.size())
        return {place.message, offset};
    const int next = row + (forward ? 1 : -1);
    if (next < 0 || next >= m_conversation.rowCount())
        return place;
    const ConversationRow &other = m_conversation.row(next);
    return {other.message.position(), forward ? 0 : int(selectableText(other).size())};
}

} // namespace dovetail::ui
