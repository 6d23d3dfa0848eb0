// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/peoplepane.h"

#include "ui/contacts/owncard.h"
#include "ui/contacts/peoplefilter.h"
#include "ui/contacts/peoplemodel.h"
#include "ui/format/beginning.h"
#include "ui/format/placeholder.h"
#include "ui/format/translated.h"
#include "ui/search/searchmodel.h"
#include "ui/search/searchresults.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QVBoxLayout>

namespace dovetail::ui {

namespace {

constexpr int hintMargin = 10;
/// The picture before the words of the field, what is between them and the keys, and what is after those.
constexpr int besideWords = 36 + 8 + hintMargin;

} // namespace

PeoplePane::PeoplePane(const Theme &theme, PeopleModel &people, SearchModel &messages, QMenu *menu,
                       QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_filter(new PeopleFilter(people, this)),
      m_messages(messages),
      m_search(new QLineEdit),
      m_searchIcon(m_search->addAction(QIcon(), QLineEdit::LeadingPosition)),
      m_hint(new QLabel(QKeySequence(Qt::CTRL | Qt::Key_K).toString(QKeySequence::NativeText))),
      m_view(new PeopleView(theme)),
      m_nothing(new QLabel),
      m_results(new SearchResults(theme, messages)),
      m_ownCard(new OwnCard(theme, menu))
{
    setObjectName(QStringLiteral("peoplePane"));
    setAttribute(Qt::WA_StyledBackground);
    setMinimumWidth(220);

    m_search->setObjectName(QStringLiteral("search"));
    m_search->setClearButtonEnabled(true);
    keepTranslated(this, [this] { // of the pictures in the field
        m_searchIcon->setText(tr("Search"));
        if (auto *clear = m_search->findChild<QAction *>(QStringLiteral("_q_qlineeditclearaction")))
            clear->setText(tr("Clear the search"));
    });
    m_search->installEventFilter(this);
    m_hint->setProperty("tone", QStringLiteral("sub"));
    m_hint->setFont(Fonts(font()).small);
    m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *inside = new QHBoxLayout(m_search);
    inside->setContentsMargins(hintMargin, 0, hintMargin, 0);
    inside->addStretch();
    inside->addWidget(m_hint);
    connect(m_search, &QLineEdit::textChanged, this, &PeoplePane::search);

    m_view->setModel(m_filter);
    connect(m_view, &PeopleView::chosen, this, [this](const PeerId &id) { m_chosen = id; });
    // Found: the others are wanted back. Over the arrows the words stay, to look at one after the other.
    connect(m_view, &PeopleView::settledOn, m_search, &QLineEdit::clear);
    // Somebody chosen comes back into the list: their row is marked again.
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, [this] {
        if (!m_view->currentIndex().isValid())
            m_view->mark(m_filter->indexOf(m_chosen));
    });
    connect(m_filter, &QAbstractItemModel::modelReset, this, [this] {
        m_view->mark(m_filter->indexOf(m_chosen));
        arrange();
    });
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &PeoplePane::arrange);
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &PeoplePane::arrange);
    m_nothing->setProperty("tone", QStringLiteral("sub"));
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setWordWrap(true);
    keepAtBeginning(*m_nothing); // like what is said of the messages below
    m_nothing->setContentsMargins(10, 4, 10, 8);

    auto *searchBox = new QVBoxLayout;
    searchBox->setContentsMargins(12, 12, 12, 12);
    searchBox->addWidget(m_search);
    auto *listBox = new QVBoxLayout;
    listBox->setContentsMargins(8, 0, 8, 0);
    listBox->addWidget(m_nothing);
    listBox->addWidget(m_view, 1);
    listBox->addWidget(m_results, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(searchBox);
    column->addLayout(listBox, 1);
    column->addWidget(m_ownCard);

    connect(m_results, &SearchResults::barChanged, this, &PeoplePane::alignEnds);
    connect(m_view->verticalScrollBar(), &QScrollBar::rangeChanged, this, &PeoplePane::alignEnds);
    connect(&theme, &Theme::changed, this, &PeoplePane::retint);
    retint();
    setMessagesOnly(false);
    keepTranslated(this, [this] { setTexts(); });
}

void PeoplePane::choose(const PeerId &id)
{
    const QModelIndex index = m_filter->indexOf(id);
    m_view->setCurrentIndex(index);
    if (index.isValid())
        m_view->scrollTo(index);
}

void PeoplePane::mark(const PeerId &id)
{
    m_chosen = id;
    m_view->mark(m_filter->indexOf(id));
}

void PeoplePane::chooseNext(int step)
{
    const QModelIndex index = m_filter->next(m_view->currentIndex(), step);
    if (index.isValid())
        m_view->setCurrentIndex(index);
}

bool PeoplePane::choosePlace(int place)
{
    QModelIndex index = m_filter->next({}, 1);
    for (; place > 0 && index.isValid(); --place) {
        const QModelIndex next = m_filter->next(index, 1);
        index = next == index ? QModelIndex() : next;
    }
    if (!index.isValid())
        return false;
    open(index);
    return true;
}

/// Also who is marked already: something else may lie over the conversation.
void PeoplePane::open(const QModelIndex &index)
{
    if (index == m_view->currentIndex())
        emit m_view->chosen(index.data(PeopleModel::IdRole).value<PeerId>());
    else
        m_view->setCurrentIndex(index);
}

void PeoplePane::focusSearch()
{
    setMessagesOnly(false);
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void PeoplePane::searchMessages()
{
    setMessagesOnly(true);
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool PeoplePane::leaveSearch()
{
    if (m_search->text().isEmpty() && !m_messagesOnly)
        return false;
    m_search->clear();
    setMessagesOnly(false);
    return true;
}

// Down and Enter go from the words straight to the people they found.
bool PeoplePane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
        if ((key == Qt::Key_Down || enter) && (m_messagesOnly || m_filter->count() == 0))
            return m_results->enter();
        if (key == Qt::Key_Down) {
            m_view->setFocus(Qt::TabFocusReason);
            if (!m_view->currentIndex().isValid())
                chooseNext(1);
            return true;
        }
        if (enter) {
            open(m_filter->next({}, 1));
            m_search->clear();
            return true;
        }
    }
    if (watched == m_search && event->type() == QEvent::Resize)
        fitHint();
    return QWidget::eventFilter(watched, event);
}

/// The keys that lead to the field stand at its end. Where that leaves no room for what is looked for, shorter words say enough.
void PeoplePane::fitHint()
{
    const QString aim = m_messagesOnly ? tr("Search all messages") : tr("Search people and messages");
    const QString shorter = tr("Search");
    const bool wanted = m_search->text().isEmpty() && !m_messagesOnly;
    const int room = m_search->width() - besideWords - m_hint->sizeHint().width();
    const auto fits = [&](const QString &words) { return m_search->fontMetrics().horizontalAdvance(words) <= room; };
    m_hint->setVisible(wanted && (fits(aim) || fits(shorter)));
    setPlaceholder(*m_search, wanted && !fits(aim) ? shorter : aim);
}

void PeoplePane::search(const QString &words)
{
    fitHint();
    m_filter->setWords(words);
    m_messages.setText(words);
    arrange();
}

void PeoplePane::setMessagesOnly(bool only)
{
    m_messagesOnly = only;
    setTexts();
    arrange();
}

void PeoplePane::setTexts()
{
    m_nothing->setText(tr("Nobody has that name."));
    const QString aim = m_messagesOnly ? tr("Search all messages") : tr("Search people and messages");
    m_search->setAccessibleName(aim);
    m_search->setToolTip(m_messagesOnly ? QString() : tr("Search people and messages (Ctrl+K)"));
    fitHint();
}

// People first, as high as they are but never more than half; the messages have the rest.
void PeoplePane::arrange()
{
    const bool searching = !m_search->text().trimmed().isEmpty();
    m_results->setVisible(searching || m_messagesOnly);
    m_view->setVisible(!m_messagesOnly && (!searching || m_filter->count() > 0));
    m_nothing->setVisible(!m_messagesOnly && searching && m_filter->count() == 0);
    int height = QWIDGETSIZE_MAX;
    if (searching) {
        height = 0;
        for (int row = 0; row < m_filter->rowCount() && height < 2000; ++row)
            height += m_view->sizeHintForRow(row);
    }
    m_view->setMaximumHeight(height);
    alignEnds();
}

/// What stands at the ends of the rows stands below one another, also beside a scroll bar.
void PeoplePane::alignEnds()
{
    const QScrollBar *bar = m_view->verticalScrollBar();
    m_view->setRoomAtEnd(m_results->isHidden() || bar->maximum() > 0 ? 0 : m_results->roomOfBar());
}

void PeoplePane::retint()
{
    m_searchIcon->setIcon(tintedIcon(QStringLiteral("search"), m_theme.colours().sub));
}

} // namespace dovetail::ui
