// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/emojipicker.h"

#include "ui/format/beginning.h"
#include "ui/format/placeholder.h"
#include "ui/format/translated.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QButtonGroup>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QScreen>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

namespace dovetail::ui {

namespace {

constexpr int recentTab = -2; ///< QButtonGroup gives -1 a meaning of its own
constexpr int columns = 9;
constexpr qreal signScale = 1.6; ///< of the window's font
constexpr int tones = 6; ///< of skin, none of them among them

/// One sign in the middle of its cell.
class EmojiDelegate final : public QStyledItemDelegate {
public:
    EmojiDelegate(const Theme &theme, const QLineEdit &search, QObject *parent)
        : QStyledItemDelegate(parent), m_theme(theme), m_search(search)
    {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
        const bool taken = m_search.text().size() > 0 && view && view->currentIndex() == index; // by Enter, while one types
        const bool current = taken || option.state.testFlag(QStyle::State_HasFocus);
        if (current || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(current ? QPen(m_theme.colours().acc, 2) : QPen(Qt::NoPen));
            painter->setBrush(m_theme.colours().raisedSel);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), metrics::controlRadius, metrics::controlRadius);
        }
        const QString sign = index.data().toString();
        painter->setFont(fitting(option.font, option.rect.width() - 10, sign));
        painter->setPen(m_theme.colours().text);
        // On one line with its neighbours: a selector behind a sign is looked for in other fonts, whose lines are higher.
        const QFontMetrics metrics = painter->fontMetrics();
        const int width = metrics.horizontalAdvance(sign);
        painter->drawText(option.rect.left() + (option.rect.width() - width) / 2,
                          option.rect.top() + (option.rect.height() - metrics.height()) / 2 + metrics.ascent(), sign);
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {metrics::emojiCell, metrics::emojiCell};
    }

private:
    /// A sequence the font cannot join is several signs side by side: smaller, so that they stay in their cell.
    static QFont fitting(const QFont &base, int width, const QString &text)
    {
        const QFont plain = emojiFont(base, text);
        const QFont font = Fonts::scaled(plain, signScale);
        const int wanted = QFontMetrics(font).horizontalAdvance(text);
        return wanted <= width ? font : Fonts::scaled(plain, signScale * width / wanted);
    }

    const Theme &m_theme;
    const QLineEdit &m_search;
};

QString groupName(const QString &id)
{
    const QHash<QString, QString> names{
        {QStringLiteral("Smileys & Emotion"), EmojiPicker::tr("Smileys and emotion")},
        {QStringLiteral("People & Body"), EmojiPicker::tr("People and body")},
        {QStringLiteral("Animals & Nature"), EmojiPicker::tr("Animals and nature")},
        {QStringLiteral("Food & Drink"), EmojiPicker::tr("Food and drink")},
        {QStringLiteral("Travel & Places"), EmojiPicker::tr("Travel and places")},
        {QStringLiteral("Activities"), EmojiPicker::tr("Activities")},
        {QStringLiteral("Objects"), EmojiPicker::tr("Objects")},
        {QStringLiteral("Symbols"), EmojiPicker::tr("Symbols")},
        {QStringLiteral("Flags"), EmojiPicker::tr("Flags")},
    };
    return names.value(id, id);
}

QString tabName(int tab)
{
    if (tab == recentTab)
        return EmojiPicker::tr("Recently used");
    return tab >= 0 ? groupName(emojiGroups().at(tab).id) : QString();
}

} // namespace

void EmojiModel::show(const QList<Item> &items)
{
    beginResetModel();
    m_items = items;
    endResetModel();
}

void EmojiModel::showGroup(int group)
{
    QList<Item> items;
    for (const Emoji &emoji : emojiGroups().at(group).emoji)
        items += Item{{}, &emoji};
    show(items);
}

void EmojiModel::showRecent()
{
    QList<Item> items;
    for (const QString &text : m_memory.recent()) {
        if (const Emoji *emoji = emojiNamed(text))
            items += Item{text, emoji};
    }
    show(items);
}

void EmojiModel::showFound(const QString &typed)
{
    QList<Item> items;
    for (const Emoji *emoji : findEmoji(typed))
        items += Item{{}, emoji};
    show(items);
}

int EmojiModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant EmojiModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Item &item = m_items.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return item.text.isEmpty() ? item.emoji->inTone(m_memory.tone()) : item.text;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return item.emoji->nameIn(QLocale());
    default:
        return {};
    }
}

EmojiPicker::EmojiPicker(const Theme &theme, EmojiMemory &memory, QWidget *parent)
    : QFrame(parent, Qt::Popup),
      m_memory(memory),
      m_model(memory),
      m_search(new QLineEdit),
      m_tabs(new QButtonGroup(this)),
      m_grid(new QListView),
      m_name(new QLabel)
{
    setObjectName(QStringLiteral("emojiPicker"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAttribute(Qt::WA_StyledBackground);
    keepTranslated(this, [this] {
        setAccessibleName(tr("Emoji"));
        setPlaceholder(*m_search, tr("Search emoji"));
        m_search->setAccessibleName(tr("Search emoji"));
        m_grid->setAccessibleName(tr("Emoji"));
    });
    m_search->setMaxLength(100);
    m_search->installEventFilter(this);
    m_grid->setModel(&m_model);
    m_grid->setItemDelegate(new EmojiDelegate(theme, *m_search, m_grid));
    m_grid->setViewMode(QListView::IconMode);
    m_grid->setResizeMode(QListView::Adjust);
    m_grid->setMovement(QListView::Static);
    m_grid->setUniformItemSizes(true);
    m_grid->setGridSize({metrics::emojiCell, metrics::emojiCell});
    m_grid->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_grid->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_grid->setMouseTracking(true);
    m_grid->setFixedSize(columns * metrics::emojiCell + 14, 7 * metrics::emojiCell);
    m_grid->installEventFilter(this);
    m_name->setTextFormat(Qt::PlainText);
    keepAtBeginning(*m_name);
    m_name->setProperty("tone", QStringLiteral("sub"));
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(m_search, &QLineEdit::textChanged, this, &EmojiPicker::search);
    connect(m_grid, &QListView::clicked, this, &EmojiPicker::take);
    connect(m_grid, &QListView::entered, this, &EmojiPicker::showName);
    connect(m_grid->selectionModel(), &QItemSelectionModel::currentChanged, this, &EmojiPicker::showName);

    auto *foot = new QHBoxLayout;
    foot->addWidget(m_name, 1);
    foot->addWidget(makeTones());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 6);
    column->setSpacing(6);
    column->addWidget(m_search);
    column->addWidget(makeTabs(theme));
    column->addWidget(m_grid);
    column->addLayout(foot);
    const int first = memory.recent().isEmpty() ? 0 : recentTab;
    if (QAbstractButton *tab = m_tabs->button(first)) {
        tab->setChecked(true);
        showTab(first);
    }
    keepTranslated(m_name, [this] {
        if (!m_grid->currentIndex().isValid() && m_search->text().isEmpty())
            m_name->setText(tabName(m_tabs->checkedId()));
    });
}

QWidget *EmojiPicker::makeTabs(const Theme &theme)
{
    auto *tabs = new QWidget;
    auto *row = new QHBoxLayout(tabs);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    const auto add = [&](int id) {
        auto *tab = new QToolButton;
        tab->setCheckable(true);
        tab->setFocusPolicy(Qt::NoFocus);
        tab->setFont(emojiFont(font()));
        tab->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // as wide as the grid below, all together
        keepTranslated(tab, [tab, id] {
            tab->setToolTip(tabName(id));
            tab->setAccessibleName(tabName(id));
        });
        m_tabs->addButton(tab, id);
        row->addWidget(tab, 1);
        return tab;
    };
    add(recentTab)->setIcon(tintedIcon(QStringLiteral("clock"), theme.colours().sub));
    for (int group = 0; group < emojiGroups().size(); ++group)
        add(group)->setText(emojiGroups().at(group).emoji.first().text);
    // The keys come to the one that is shown, and go on with the arrows.
    connect(m_tabs, &QButtonGroup::idToggled, this,
            [this](int tab, bool on) { m_tabs->button(tab)->setFocusPolicy(on ? Qt::TabFocus : Qt::NoFocus); });
    connect(m_tabs, &QButtonGroup::idClicked, this, [this](int tab) {
        m_search->clear();
        m_tabs->button(tab)->setChecked(true);
        showTab(tab);
    });
    return tabs;
}

QToolButton *EmojiPicker::makeTones()
{
    auto *button = new QToolButton;
    const Emoji *hand = emojiNamed(QStringLiteral("✋"));
    button->setVisible(hand);
    if (!hand)
        return button;
    button->setFont(emojiFont(font()));
    button->setText(hand->inTone(m_memory.tone()));
    button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(button);
    for (int tone = 0; tone < tones; ++tone) {
        menu->addAction(QString(), this, [this, button, hand, tone] {
            m_memory.setTone(tone);
            button->setText(hand->inTone(tone));
            m_grid->viewport()->update();
        });
    }
    button->setMenu(menu);
    keepTranslated(button, [button, menu, hand] {
        const QStringList names{tr("No skin tone"), tr("Light skin"),       tr("Medium-light skin"),
                                tr("Medium skin"),  tr("Medium-dark skin"), tr("Dark skin")};
        button->setAccessibleName(tr("Skin tone"));
        button->setToolTip(tr("Skin tone"));
        for (int tone = 0; tone < tones; ++tone)
            menu->actions().at(tone)->setText(hand->inTone(tone) + QLatin1Char(' ') + names.at(tone));
    });
    return button;
}

void EmojiPicker::popup(const QRect &beside)
{
    adjustSize();
    const QScreen *place = QGuiApplication::screenAt(beside.center());
    const QRect room = (place ? place : screen())->availableGeometry();
    const bool above = beside.top() - height() - 4 >= room.top();
    const int y = above ? beside.top() - height() - 4 : beside.bottom() + 5;
    const int x = isRightToLeft() ? beside.left() : beside.right() - width() + 1;
    move(qBound(room.left(), x, qMax(room.left(), room.right() - width() + 1)),
         qBound(room.top(), y, qMax(room.top(), room.bottom() - height() + 1)));
    m_search->setFocus(Qt::PopupFocusReason); // before it is shown, so that nothing else has it for a moment
    show();
}

void EmojiPicker::search(const QString &typed)
{
    const bool searching = !typed.trimmed().isEmpty();
    if (searching && !m_tabBefore) {
        m_tabBefore = m_tabs->checkedId();
        m_tabs->setExclusive(false);
        m_tabs->checkedButton()->setChecked(false);
    } else if (!searching && m_tabBefore) {
        m_tabs->setExclusive(true);
        m_tabs->button(*std::exchange(m_tabBefore, std::nullopt))->setChecked(true);
    }
    if (!searching) {
        showTab(m_tabs->checkedId());
        return;
    }
    m_model.showFound(typed);
    const QModelIndex first = m_model.index(0);
    m_grid->setCurrentIndex(first); // Enter takes it
    if (!first.isValid())
        m_name->setText(tr("Nothing found"));
}

void EmojiPicker::showTab(int tab)
{
    if (tab == recentTab)
        m_model.showRecent();
    else if (tab >= 0)
        m_model.showGroup(tab);
    m_grid->scrollToTop();
    m_name->setText(tabName(m_tabs->checkedId()));
}

void EmojiPicker::showName(const QModelIndex &index)
{
    if (index.isValid())
        m_name->setText(index.data(Qt::ToolTipRole).toString());
}

/// With Shift it stays open, for more of them.
void EmojiPicker::take(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QString emoji = index.data().toString();
    if (!QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier))
        close();
    m_memory.use(emoji);
    emit chosen(emoji);
}

bool EmojiPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (enter) {
        take(m_grid->currentIndex());
        return true;
    }
    if (watched == m_search && key->key() == Qt::Key_Down) {
        if (!m_grid->currentIndex().isValid())
            m_grid->setCurrentIndex(m_model.index(0));
        m_grid->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (watched == m_grid) {
        if (key->key() == Qt::Key_Up && m_grid->currentIndex().row() < columns) {
            m_search->setFocus(Qt::OtherFocusReason);
            return true;
        }
        if (key->key() == Qt::Key_Backspace || (!key->text().isEmpty() && key->text().at(0).isPrint() && key->key() != Qt::Key_Space)) {
            m_search->setFocus(Qt::OtherFocusReason);
            QCoreApplication::sendEvent(m_search, event);
            return true;
        }
        if (key->key() == Qt::Key_Space) {
            take(m_grid->currentIndex());
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace dovetail::ui
