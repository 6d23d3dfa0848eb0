// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/messageview.h"

#include "ui/conversation/copiedtext.h"
#include "ui/conversation/messageaccess.h"
#include "ui/conversation/messagepainter.h"
#include "ui/format/rowaccess.h"
#include "ui/format/translated.h"
#include "ui/theme/theme.h"

#include <QPaintEvent>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

namespace dovetail::ui {

namespace {

constexpr int markMs = 1'800;
constexpr int scrollMs = 30;
constexpr int atEnd = 8; ///< px: as good as the very end
constexpr int frameRoom = 4; ///< px, below a row that is gone to by keys: its frame reaches beyond it

} // namespace

MessageView::MessageView(const Theme &theme, ConversationModel &conversation, QWidget *parent)
    : QListView(parent), m_theme(theme), m_conversation(conversation), m_fonts(font())
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(0);
    connect(&m_idle, &QTimer::timeout, this, &MessageView::idle);
    m_fading.setStartValue(1.0);
    m_fading.setEndValue(0.0);
    m_fading.setDuration(markMs);
    m_fading.setEasingCurve(QEasingCurve::InQuad);
    connect(&m_fading, &QVariantAnimation::valueChanged, this, [this] { updateRow(m_marked); });

    m_autoScroll.setInterval(scrollMs);
    connect(&m_autoScroll, &QTimer::timeout, this, [this] { extendSelection(viewport()->mapFromGlobal(QCursor::pos())); });

    installMessageAccess();
    keepCurrentRowTold(*this);
    setModel(&conversation);
    keepTranslated(this, [this] { setAccessibleName(tr("Messages")); });
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    setMouseTracking(true);
    setAcceptDrops(false); // the pane takes them, for its whole width
    verticalScrollBar()->setSingleStep(24);
    connect(&theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&conversation, &QAbstractItemModel::rowsRemoved, this, [this] {
        if (const int count = m_conversation.rowCount(); count > 0)
            m_selection.keepWithin(m_conversation.row(0).message.position(), m_conversation.row(count - 1).message.position());
        else
            m_selection.clear();
        schedulePlace();
    });
    connect(&conversation, &ConversationModel::pageTaken, this, &MessageView::schedulePlace);
    connect(&conversation, &ConversationModel::targetShown, this, &MessageView::showTarget);
    connect(&conversation, &ConversationModel::newestWanted, this, &MessageView::showLatest);
    connect(&conversation, &ConversationModel::arrived, this, [this](int count) {
        if (m_stick)
            return;
        m_unseen += count;
        emit unseenChanged(m_unseen);
    });
}

void MessageView::showLatest()
{
    if (!m_conversation.reachesEnd()) {
        m_conversation.showNewest();
        return;
    }
    setStick(true);
    place();
}

void MessageView::showTarget(int row)
{
    const QModelIndex index = m_conversation.index(row);
    scrollTo(index, PositionAtCenter);
    updateRow(m_marked);
    m_marked = index;
    m_fading.stop();
    m_fading.start();
}

void MessageView::setFoundWords(const QStringList &words)
{
    if (words == m_foundWords)
        return;
    m_foundWords = words;
    m_fading.stop(); // what was gone to was found by others
    viewport()->update();
}

/// Nothing where a word is missing, for that message is none of those found; of what is cut off nobody knows.
QList<TextRange> MessageView::foundIn(int row)
{
    const MessageLayout &layout = layoutOf(row);
    if (m_foundWords.isEmpty() || !layout.lines || m_conversation.row(row).message.deleted)
        return {};
    const QString &text = layout.lines->text;
    const bool all = std::all_of(m_foundWords.cbegin(), m_foundWords.cend(),
                                 [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
    return all || layout.lines->clipped ? findWords(text, m_foundWords) : QList<TextRange>();
}

QRect MessageView::visualRect(const QModelIndex &index) const
{
    settle();
    const int row = index.row();
    if (!index.isValid() || row >= m_column.count())
        return {};
    return {0, m_column.top(row) - m_offset, viewport()->width(), m_column.height(row)};
}

QModelIndex MessageView::indexAt(const QPoint &point) const
{
    settle();
    const int y = point.y() + m_offset;
    if (y < 0 || y >= m_column.total() || !viewport()->rect().contains(point))
        return {};
    return m_conversation.index(m_column.rowAt(y));
}

void MessageView::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    const int row = index.row();
    if (!index.isValid() || row >= m_column.count())
        return;
    settle();
    const int height = layoutOf(row).height;
    const int most = viewport()->height();
    const int y = m_column.top(row) - m_offset;
    int wanted = y;
    if (hint == PositionAtCenter)
        wanted = qMax(0, (most - height) / 2);
    else if (hint == PositionAtTop || y < 0 || height + frameRoom > most)
        wanted = 0;
    else if (hint == PositionAtBottom || y + height + frameRoom > most)
        wanted = most - height - frameRoom;
    if (wanted == y && hint == EnsureVisible)
        return;
    setStick(false);
    hold(row, wanted);
    place();
    setStick(m_conversation.reachesEnd() && m_offset >= contentHeight() - most - atEnd);
}

void MessageView::doItemsLayout()
{
    place();
}

void MessageView::paintEvent(QPaintEvent *event)
{
    settle();
    QPainter painter(viewport());
    const QLocale locale;
    const RowStyle style{.colours = m_theme.colours(), .fonts = m_fonts, .locale = locale, .now = QDateTime::currentDateTime()};
    const int width = viewport()->width();
    const int bottom = m_offset + event->rect().bottom() + PlacedRows::overhang;
    for (int row = m_column.rowAt(m_offset + event->rect().top() - PlacedRows::overhang); row >= 0 && row < m_column.count(); ++row) {
        const int top = m_column.top(row);
        if (top > bottom)
            break;
        const QRect onView(0, top - m_offset - PlacedRows::overhang, width, m_column.height(row) + 2 * PlacedRows::overhang);
        if (!event->region().intersects(onView))
            continue;
        RowAttention attention;
        if (m_hovered.isValid() && m_hovered.row() == row) {
            attention.hovered = m_hoveredAction;
            attention.link = m_hoveredLink;
            attention.pressed = m_pressed;
        }
        if (m_keyboard.isValid() && m_keyboard.row() == row && (hasFocus() || m_keyMenu)) {
            attention.current = m_keyboardStop == Stop();
            attention.focused = m_keyboardStop.action;
            attention.focusedLink = m_keyboardStop.link;
        }
        attention.found = foundIn(row);
        if (m_marked.isValid() && m_marked.row() == row) {
            // One of many, as long as they are looked for; a file's name has no marks of its own.
            const bool hit = !m_foundWords.isEmpty() && (!attention.found.isEmpty() || !layoutOf(row).lines);
            if (hit || m_fading.state() == QAbstractAnimation::Running)
                attention.marked = hit ? 1 : m_fading.currentValue().toReal();
        }
        if (!m_selection.isEmpty()) {
            const ConversationRow &one = m_conversation.row(row);
            attention.selected = m_selection.spanIn(one.message.position(), int(selectableText(one).size()));
        }
        painter.save();
        painter.translate(0, top - m_offset);
        paintRow(painter, m_conversation.row(row), layoutOf(row), width, attention, style);
        painter.restore();
    }
}

void MessageView::resizeEvent(QResizeEvent *event)
{
    if (event->oldSize().width() != event->size().width())
        m_column.forgetAll();
    schedulePlace();
    QAbstractItemView::resizeEvent(event);
}

void MessageView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange
        || event->type() == QEvent::LocaleChange || event->type() == QEvent::LayoutDirectionChange) {
        m_fonts = Fonts(font());
        m_column.forgetAll();
        schedulePlace();
    }
}

void MessageView::scrollContentsBy(int, int)
{
    if (m_placing)
        return;
    const QScrollBar *bar = verticalScrollBar();
    m_anchorY -= bar->value() - qMax(0, m_offset);
    setStick(m_conversation.reachesEnd() && bar->value() >= bar->maximum() - atEnd);
    place();
}

void MessageView::updateGeometries()
{
    place();
}

void MessageView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QAbstractItemView::currentChanged(current, previous); // the list's own tells screen readers of rows it has laid out, keys or not
    tellCurrentRow(*this);
    setKeyboard({}, Stop()); // a frame only for who uses the keys
}

QModelIndex MessageView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int last = m_conversation.rowCount() - 1;
    if (last < 0)
        return {};
    const int now = currentIndex().isValid() ? currentIndex().row() : last + 1;
    const int page = qMax(40, viewport()->height() - 40);
    switch (action) {
    case MoveUp:
    case MovePrevious:
        return m_conversation.index(qMax(0, now - 1));
    case MoveDown:
    case MoveNext:
        return m_conversation.index(qMin(last, now + 1));
    case MovePageUp:
        return m_conversation.index(qMax(0, qMin(now - 1, m_column.rowAt(m_column.top(qMin(now, last)) - page))));
    case MovePageDown:
        return m_conversation.index(qMin(last, qMax(now + 1, m_column.rowAt(m_column.top(qMin(now, last)) + page))));
    case MoveHome:
        return m_conversation.index(0);
    case MoveEnd:
        return m_conversation.index(last);
    default:
        return currentIndex();
    }
}

/// Of all rows, and of the frame round the last of them.
int MessageView::contentHeight() const
{
    return m_column.total() + frameRoom;
}

const MessageLayout &MessageView::layoutOf(int row)
{
    if (!m_column.layout(row))
        m_column.setLayout(row, laidOut(row));
    return *m_column.layout(row);
}

std::shared_ptr<const MessageLayout> MessageView::laidOut(int row)
{
    return std::make_shared<const MessageLayout>(
        layoutRow(m_conversation.row(row), viewport()->width(), m_fonts, QLocale(), m_caches, layoutDirection()));
}

/// The rows that lie between these heights; true when there was one whose height was a guess.
bool MessageView::measure(int from, int to)
{
    bool measured = false;
    for (int row = m_column.rowAt(from); row >= 0 && row < m_column.count() && m_column.top(row) <= to; ++row) {
        if (m_column.isMeasured(row))
            continue;
        (void)layoutOf(row);
        measured = true;
    }
    return measured;
}

/// Works out where the column lies, so that the anchor is where it was, and measures what comes on view by that.
void MessageView::place()
{
    if (m_placing)
        return;
    const QScopedValueRollback placing(m_placing, true);
    m_scheduled = false;
    const int height = viewport()->height();
    int most = 0;
    do {
        most = contentHeight() - height;
        m_offset = m_stick || m_anchorRow < 0 ? most : m_column.top(m_anchorRow) - m_anchorY;
        m_offset = most < 0 ? most : qBound(0, m_offset, most);
    } while (measure(m_offset, m_offset + height));

    verticalScrollBar()->setRange(0, qMax(0, most));
    verticalScrollBar()->setPageStep(height);
    verticalScrollBar()->setValue(qMax(0, m_offset));
    int anchor = m_column.rowAt(m_offset);
    if (anchor >= 0 && m_column.top(anchor) < m_offset && anchor + 1 < m_column.count()
        && m_column.top(anchor + 1) < m_offset + height)
        ++anchor; // the first that is on view from its beginning
    hold(anchor, anchor < 0 ? 0 : m_column.top(anchor) - m_offset);
    m_column.keepLayouts(m_offset - height, m_offset + 2 * height);
    if (m_conversation.reachesEnd() && m_offset >= most - atEnd)
        setStick(true);
    m_conversation.setFollowing(m_stick);
    m_idle.start();

    PlacedRows placed;
    for (int row = m_column.rowAt(m_offset); row >= 0 && row < m_column.count() && m_column.top(row) < m_offset + height; ++row) {
        (void)layoutOf(row);
        placed.add(m_column.top(row) - m_offset, m_column.layout(row));
    }
    viewport()->update(placed.changedSince(m_placed, viewport()->width()));
    m_placed = std::move(placed);
}

/// Before the next frame, once for everything that happens until then.
void MessageView::schedulePlace()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    QMetaObject::invokeMethod(this, &MessageView::settle, Qt::QueuedConnection);
}

void MessageView::settle() const
{
    if (m_scheduled)
        const_cast<MessageView *>(this)->place();
}

void MessageView::setStick(bool stick)
{
    if (stick && m_unseen > 0) {
        m_unseen = 0;
        emit unseenChanged(0);
    }
    if (stick == m_stick)
        return;
    m_stick = stick;
    m_conversation.setFollowing(stick);
    emit latestShown(stick);
}

void MessageView::hold(int row, int y)
{
    m_anchorRow = row;
    m_anchorY = y;
}

} // namespace dovetail::ui
