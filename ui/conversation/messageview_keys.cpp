// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MessageView that the keys move: from row to row, and within one from button to link to button.
#include "ui/conversation/messageaccess.h"
#include "ui/conversation/messageview.h"
#include "ui/conversation/rowmenu.h"

#include <QKeyEvent>

namespace dovetail::ui {

namespace {

bool isPassing(Qt::FocusReason reason)
{
    return reason == Qt::PopupFocusReason || reason == Qt::ActiveWindowFocusReason;
}

} // namespace

void MessageView::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex current = currentIndex();
    const auto may = [this, &current](RowAction action) {
        return current.isValid() && allows(m_conversation.row(current.row()), action);
    };
    RowAction wanted = RowAction::None;
    if (event->matches(QKeySequence::SelectAll)) {
        selectAll();
        return;
    }
    if (event->key() == Qt::Key_Escape && !m_selection.isEmpty()) {
        clearSelectedText();
        return;
    }
    if (selectByKey(*event))
        return;
    if (event->matches(QKeySequence::Copy)) {
        if (!m_selection.isEmpty()) {
            copySelection();
            return;
        }
        wanted = RowAction::Copy;
    } else if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier) {
        switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
            moveStop((event->key() == Qt::Key_Left) != isRightToLeft() ? -1 : 1);
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            press();
            return;
        case Qt::Key_R:
            wanted = RowAction::Reply;
            break;
        case Qt::Key_E:
            wanted = RowAction::Edit;
            break;
        case Qt::Key_Delete:
            wanted = RowAction::Delete;
            break;
        default:
            break;
        }
    }
    if (wanted != RowAction::None) {
        if (may(wanted))
            trigger(current, wanted);
        return;
    }
    QListView::keyPressEvent(event);
    setKeyboard(currentIndex(), currentIndex() == current ? m_keyboardStop : Stop());
    if (event->key() == Qt::Key_End)
        showLatest(); // of the conversation, not only of what is loaded
}

void MessageView::focusInEvent(QFocusEvent *event)
{
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && !currentIndex().isValid() && m_conversation.rowCount() > 0)
        setCurrentIndex(m_conversation.index(m_conversation.rowCount() - 1)); // the newest, not the oldest
    QListView::focusInEvent(event);
    if (byKey)
        setKeyboard(currentIndex(), Stop());
    else if (const auto away = std::exchange(m_away, std::nullopt); away && isPassing(event->reason()))
        setKeyboard(currentIndex(), *away);
}

/// To a menu or another window: what is done there leads back to where the keys were.
void MessageView::focusOutEvent(QFocusEvent *event)
{
    if (m_keyboard.isValid()) // else it is only told of one thing more in the menu that has them
        m_away = isPassing(event->reason()) ? std::optional(m_keyboardStop) : std::nullopt;
    setKeyboard({}, Stop());
    QListView::focusOutEvent(event);
}

/// In the order of the row: the quote above the text, the links in it, the buttons below.
QList<MessageView::Stop> MessageView::stopsOf(int row)
{
    QList<Stop> stops;
    for (const RowAction action : buttonsOf(m_conversation.row(row)))
        stops += Stop{action, -1};
    if (const auto &lines = layoutOf(row).lines) {
        const qsizetype after = !stops.isEmpty() && stops.first().action == RowAction::ShowQuoted ? 1 : 0;
        for (int link = 0; link < lines->links.size(); ++link)
            stops.insert(after + link, Stop{RowAction::None, link});
    }
    return stops;
}

void MessageView::moveStop(int step)
{
    if (!currentIndex().isValid())
        return;
    const QList<Stop> stops = stopsOf(currentIndex().row());
    if (stops.isEmpty())
        return;
    const auto at = stops.indexOf(m_keyboardStop);
    const auto next = at < 0 ? (step > 0 ? 0 : stops.size() - 1) : qBound<qsizetype>(0, at + step, stops.size() - 1);
    setKeyboard(currentIndex(), stops.at(next));
}

void MessageView::setKeyboard(const QModelIndex &index, const Stop &stop)
{
    const bool same = m_keyboardStop == stop && m_keyboard == index;
    updateRow(m_keyboard);
    m_keyboard = index;
    m_keyboardStop = stop;
    updateRow(m_keyboard);
    if (!same && index.isValid())
        tellStop(*this, index);
}

void MessageView::press()
{
    if (const QUrl link = focusedLink(); !link.isEmpty())
        emit linkActivated(link);
    else
        trigger(currentIndex(), m_keyboardStop.action);
}

QUrl MessageView::focusedLink() const
{
    if (m_keyboardStop.link < 0 || !m_keyboard.isValid() || m_keyboard.row() >= m_column.count())
        return {};
    const auto &lines = const_cast<MessageView *>(this)->layoutOf(m_keyboard.row()).lines;
    return lines && m_keyboardStop.link < lines->links.size() ? lines->links.at(m_keyboardStop.link).target : QUrl();
}

QString MessageView::stopText(const QModelIndex &index) const
{
    if (!index.isValid() || m_keyboard != index)
        return {};
    const QUrl link = focusedLink();
    return link.isEmpty() ? actionText(m_keyboardStop.action) : linkText(link);
}

QList<QUrl> MessageView::linksOf(const QModelIndex &index)
{
    QList<QUrl> targets;
    const auto lines = index.isValid() && index.row() < m_column.count() ? layoutOf(index.row()).lines : nullptr;
    for (qsizetype link = 0; lines && link < qMin<qsizetype>(lines->links.size(), mostLinksOffered); ++link)
        targets += lines->links.at(link).target;
    return targets;
}

QString MessageView::linkText(const QUrl &link)
{
    return tr("Open %1").arg(link.toDisplayString().left(512));
}

} // namespace dovetail::ui
