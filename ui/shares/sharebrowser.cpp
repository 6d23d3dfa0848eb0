// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shares/sharebrowser.h"

#include "ui/format/beginning.h"
#include "ui/format/persontext.h"
#include "ui/format/rowaccess.h"
#include "ui/format/placeholder.h"
#include "ui/format/translated.h"
#include "ui/shares/crumbs.h"
#include "ui/shares/entrydelegate.h"
#include "ui/shares/passwordpage.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/statepage.h"
#include "ui/theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace dovetail::ui {

namespace {

constexpr int roomForDates = 520;
constexpr int patienceMs = 250; ///< until it is said that somebody is asked

} // namespace

ShareBrowser::ShareBrowser(const Theme &theme, const Person &person, QWidget *parent)
    : QWidget(parent, Qt::Window), m_theme(theme), m_person(person), m_stack(new QStackedWidget), m_view(new QTreeView),
      m_message(new StatePage(theme)), m_again(m_message->addButton()), m_passwordPage(new PasswordPage(theme))
{
    setObjectName(QStringLiteral("sharesWindow"));
    setAttribute(Qt::WA_StyledBackground);
    theme.dress(this);
    setMinimumSize(340, 320);
    resize(760, 520);

    m_view->setModel(&m_model);
    keepCurrentRowTold(*m_view);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setSelectionMode(QTreeView::ExtendedSelection);
    m_view->setEditTriggers(QTreeView::NoEditTriggers);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setVerticalScrollMode(QTreeView::ScrollPerPixel);
    m_view->setItemDelegate(new EntryDelegate(theme, m_view));
    m_view->header()->setSortIndicator(BrowserModel::Name, Qt::AscendingOrder);
    m_view->setSortingEnabled(true);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(BrowserModel::Name, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(BrowserModel::Size, QHeaderView::Fixed);
    m_view->header()->setSectionResizeMode(BrowserModel::Modified, QHeaderView::Fixed);
    m_view->installEventFilter(this);
    connect(m_view, &QTreeView::doubleClicked, this, &ShareBrowser::activate);
    connect(m_view, &QTreeView::customContextMenuRequested, this, &ShareBrowser::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ShareBrowser::showCount);
    // The frame is around the row: left to itself the view paints one of its columns anew.
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, m_view->viewport(), qOverload<>(&QWidget::update));
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_message);
    m_stack->addWidget(m_passwordPage);
    m_message->setBusy(false); // not yet
    connect(m_again, &QPushButton::clicked, &m_model, &BrowserModel::load);
    connect(m_passwordPage, &PasswordPage::entered, &m_model, &BrowserModel::setPassword);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_stack, 1);
    column->addWidget(makeFoot());

    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_asking = true;
        showState();
    });
    connectModel();
    connect(&theme, &Theme::changed, this, &ShareBrowser::retint);
    keepTranslated(this, [this] { retranslate(); });
}

void ShareBrowser::retranslate()
{
    m_view->setAccessibleName(tr("Files and folders"));
    m_up->setAccessibleName(tr("Up"));
    m_up->setToolTip(tr("Up"));
    setPlaceholder(*m_filter, tr("Filter"));
    m_filter->setAccessibleName(tr("Filter by name"));
    m_again->setText(tr("Try again"));
    m_transfers->setText(tr("Show transfers"));
    m_downloadTo->setText(tr("Download to…"));
    retint(); // dates are as long as the language makes them
    setPerson(m_person);
    if (m_patience.isActive()) { // what is still there is in another language
        m_asking = true;
        showState();
    }
    showWords();
    showCount();
}

QWidget *ShareBrowser::makeHead()
{
    auto *head = new QWidget;
    head->setObjectName(QStringLiteral("sharesHead"));
    head->setAttribute(Qt::WA_StyledBackground);
    m_up = new QToolButton;
    connect(m_up, &QToolButton::clicked, this, [this] { m_model.goUpTo(m_model.depth() - 1); });
    m_crumbs = new Crumbs;
    connect(m_crumbs, &Crumbs::chosen, &m_model, &BrowserModel::goUpTo);
    m_filter = new QLineEdit;
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(90);
    m_filter->setMaximumWidth(200);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textEdited, &m_model, &BrowserModel::setFilter);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty()) // by its button
            m_model.setFilter({});
    });
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(12, 9, 12, 9);
    row->setSpacing(6);
    row->addWidget(m_up);
    row->addWidget(m_crumbs, 3);
    row->addWidget(m_filter, 1);
    return head;
}

QWidget *ShareBrowser::makeFoot()
{
    auto *foot = new QWidget;
    foot->setObjectName(QStringLiteral("sharesFoot"));
    foot->setAttribute(Qt::WA_StyledBackground);
    m_count = new QLabel;
    m_count->setFont(Fonts(font()).small);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setProperty("tone", QStringLiteral("sub"));
    m_count->setWordWrap(true);
    keepAtBeginning(*m_count);
    m_transfers = new QPushButton;
    m_transfers->setProperty("link", true);
    m_transfers->hide();
    connect(m_transfers, &QPushButton::clicked, this, &ShareBrowser::transfersWanted);
    m_downloadTo = new QPushButton;
    m_download = new QPushButton;
    m_download->setProperty("primary", true);
    connect(m_downloadTo, &QPushButton::clicked, this, [this] { download(true); });
    connect(m_download, &QPushButton::clicked, this, [this] { download(false); });
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(14, 10, 14, 10);
    row->setSpacing(8);
    row->addWidget(m_count, 1);
    row->addWidget(m_transfers);
    row->addWidget(m_downloadTo);
    row->addWidget(m_download);
    return foot;
}

void ShareBrowser::connectModel()
{
    connect(&m_model, &BrowserModel::stateChanged, this, &ShareBrowser::showState);
    connect(&m_model, &BrowserModel::placeChanged, this, &ShareBrowser::showPlace);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &ShareBrowser::showCount);
    connect(&m_model, &QAbstractItemModel::modelReset, this, &ShareBrowser::showCount);
}

void ShareBrowser::setPerson(const Person &person)
{
    m_person = person;
    setWindowTitle(tr("Shared folders of %1").arg(shownName(person).left(longestName)));
    showPlace();
}

void ShareBrowser::tell(const QString &sentence)
{
    m_count->setText(sentence);
    m_transfers->show();
}

void ShareBrowser::showPlace()
{
    m_crumbs->setTrail(QStringList(shownName(m_person).left(longestName)) + m_model.trail());
    m_up->setEnabled(m_model.depth() > 0);
    m_filter->setEnabled(m_model.depth() > 0);
    if (m_filter->text() != m_model.filter())
        m_filter->setText(m_model.filter());
}

/// A name that can be read is worth more than when the file was changed.
void ShareBrowser::fitColumns()
{
    m_view->setHeaderHidden(m_model.depth() == 0);
    m_view->setColumnHidden(BrowserModel::Size, m_model.depth() == 0);
    m_view->setColumnHidden(BrowserModel::Modified, m_model.depth() == 0 || width() < roomForDates);
}

void ShareBrowser::activate(const QModelIndex &index)
{
    if (!index.isValid() || m_model.state() != BrowserModel::State::Shown)
        return;
    if (index.siblingAtColumn(0).data(BrowserModel::FolderRole).toBool())
        m_model.enter(index.row());
    else
        emit downloadWanted(wishes({index.row()}), false);
}

void ShareBrowser::showMenu(const QPoint &at)
{
    const QModelIndex index = m_view->indexAt(at);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool shown = m_model.state() == BrowserModel::State::Shown;
    if (shown && index.isValid() && index.siblingAtColumn(0).data(BrowserModel::FolderRole).toBool())
        menu->addAction(tr("Open"), this, [this, row = index.row()] { m_model.enter(row); });
    if (shown && m_download->isEnabled()) {
        menu->addAction(m_download->text(), this, [this] { download(false); });
        menu->addAction(m_downloadTo->text(), this, [this] { download(true); });
        menu->addSeparator();
    }
    menu->addAction(tr("Load again"), &m_model, &BrowserModel::load);
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

void ShareBrowser::download(bool ask)
{
    if (m_model.state() != BrowserModel::State::Shown)
        return; // of another folder
    if (const QList<DownloadWish> wanted = wishes(chosenRows()); !wanted.isEmpty())
        emit downloadWanted(wanted, ask);
}

QList<int> ShareBrowser::chosenRows() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        rows += index.row();
    return rows;
}

/// What the rows stand for; none: everything that is open.
QList<DownloadWish> ShareBrowser::wishes(const QList<int> &rows) const
{
    QList<DownloadWish> result;
    if (m_model.depth() == 0) {
        for (const int row : rows) {
            if (const auto share = m_model.shareAt(row))
                result += DownloadWish{*share, {}, m_model.passwordOf(share->id)};
        }
        return result;
    }
    DownloadWish wish{{m_model.share(), m_model.trail().value(0), false}, {}, m_model.passwordOf(m_model.share())};
    for (const int row : rows)
        wish.paths += m_model.pathOf(row);
    if (rows.isEmpty() && !m_model.path().isEmpty())
        wish.paths += m_model.path();
    return {wish};
}

bool ShareBrowser::eventFilter(QObject *watched, QEvent *event)
{
    const int key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event)->key() : 0;
    if (watched == m_view && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
        activate(m_view->currentIndex());
        return true;
    }
    if (watched == m_view && key == Qt::Key_Backspace) {
        m_model.goUpTo(m_model.depth() - 1);
        return true;
    }
    if (watched == m_filter && key == Qt::Key_Down) {
        m_view->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ShareBrowser::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !m_filter->text().isEmpty())
        m_filter->clear();
    else if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_F5)
        m_model.load();
    else if (event->matches(QKeySequence::Find))
        m_filter->setFocus(Qt::ShortcutFocusReason);
    else if (event->key() == Qt::Key_Up && event->modifiers() == Qt::AltModifier)
        m_model.goUpTo(m_model.depth() - 1);
    else
        QWidget::keyPressEvent(event);
}

void ShareBrowser::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

void ShareBrowser::retint()
{
    m_up->setIcon(tintedIcon(QStringLiteral("up"), m_theme.colours().sub));
    m_view->viewport()->update();
    const QDateTime longest(QDate(2026, 12, 28), QTime(23, 58));
    const int size = fontMetrics().horizontalAdvance(QStringLiteral("1,023.9 MB")) + 30;
    const int date = fontMetrics().horizontalAdvance(momentText(longest.toMSecsSinceEpoch())) + 30;
    m_view->header()->resizeSection(BrowserModel::Size, size);
    m_view->header()->resizeSection(BrowserModel::Modified, date);
}

} // namespace dovetail::ui
