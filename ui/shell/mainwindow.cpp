// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/contacts/owncard.h"
#include "ui/contacts/peoplepane.h"
#include "ui/contacts/personmenu.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/dropoverlay.h"
#include "ui/conversation/emojilist.h"
#include "ui/conversation/header.h"
#include "ui/conversation/messageview.h"
#include "ui/conversation/noticebar.h"
#include "ui/diagnostics/emptystate.h"
#include "ui/diagnostics/nobodyline.h"
#include "ui/format/persontext.h"
#include "ui/search/findbar.h"
#include "ui/search/searchresults.h"
#include "ui/shell/columns.h"
#include "ui/shell/failurepage.h"
#include "ui/shell/mainmenu.h"
#include "ui/shell/windowmemory.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/transfers/transfersbutton.h"
#include "ui/transfers/transferspanel.h"
#include "ui/transfers/transfersplace.h"

#include <QStackedWidget>

namespace dovetail::ui {

namespace {

QWidgetList tabStopsIn(const QWidget *bar)
{
    QWidgetList stops = bar->findChildren<QWidget *>();
    stops.removeIf([](const QWidget *each) { return (each->focusPolicy() & Qt::TabFocus) == 0; });
    return stops;
}

/// What came into the window later, but stands between others: the keys go there as the eye does.
void putTabStopsAfter(const QWidget *bar, const QWidget *next)
{
    QWidget *before = tabStopsIn(bar).last();
    for (QWidget *stop : tabStopsIn(next))
        QWidget::setTabOrder(std::exchange(before, stop), stop);
}

} // namespace

MainWindow::MainWindow(Theme &theme, WindowMemory &memory)
    : m_theme(theme),
      m_memory(memory),
      m_restore(memory.openConversation()),
      m_menu(new MainMenu(theme, this)),
      m_root(new QStackedWidget),
      m_peoplePane(new PeoplePane(theme, m_people, m_messages, m_menu)),
      m_right(new QWidget),
      m_splitter(new Columns(m_peoplePane, m_right)),
      m_notice(new NoticeBar(theme)),
      m_rightStack(new QStackedWidget),
      m_conversationPane(new ConversationPane(theme, m_conversation)),
      m_findBar(new FindBar(theme, m_found)),
      m_empty(new EmptyState(theme)),
      m_transfers(new TransfersPlace(theme, m_rightStack, this)),
      m_nobody(new NobodyLine),
      m_failure(new FailurePage(theme))
{
    setObjectName(QStringLiteral("window"));
    setAttribute(Qt::WA_StyledBackground);
    setMinimumSize(340, 360);
    theme.dress(this);

    static_cast<QBoxLayout *>(m_conversationPane->layout())->insertWidget(1, m_findBar); // below the header
    putTabStopsAfter(m_conversationPane->header(), m_findBar);
    auto *own = static_cast<QBoxLayout *>(m_peoplePane->ownCard()->layout());
    QWidget *menuButton = own->itemAt(1)->widget();
    own->insertWidget(1, m_transfers->button());
    setTabOrder(m_transfers->button(), menuButton);
    auto *people = static_cast<QBoxLayout *>(m_peoplePane->layout());
    people->insertWidget(people->indexOf(m_peoplePane->ownCard()), m_nobody);
    m_rightStack->addWidget(m_empty);
    m_rightStack->addWidget(m_conversationPane);
    auto *right = new QVBoxLayout(m_right);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addWidget(m_notice);
    right->addWidget(m_rightStack, 1);

    m_dropBeside = new DropOverlay(theme, m_right);
    m_dropBelow = new DropOverlay(theme, m_peoplePane->ownCard());

    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({300, 820});
    m_root->addWidget(m_splitter);
    m_root->addWidget(m_failure);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_root);

    resize(1120, 720);
    restoreGeometry(memory.geometry());
    m_splitter->restoreState(memory.splitter());

    m_conversationPane->composer()->setEnterSends(memory.enterSends());
    m_theme.setAccent(accentFromName(memory.accent()));
    EmojiMemory &emoji = m_conversationPane->composer()->emoji();
    emoji.restore(memory.recentEmoji(), memory.emojiTone());
    connect(&emoji, &EmojiMemory::changed, this, [this, &emoji] { m_memory.setEmoji(emoji.recent(), emoji.tone()); });
    connectPeople();
    connectSearch();
    connect(m_transfers, &TransfersPlace::openChanged, this, &MainWindow::arrangeTransfers);
    connect(m_menu, &MainMenu::ownSharesWanted, this, [this] { emit sharesWanted({}); });
    connect(m_nobody, &NobodyLine::helpWanted, m_menu, &MainMenu::helpWanted);
    connect(m_menu, &MainMenu::settingsWanted, this, &MainWindow::settingsWanted);
    connect(m_menu, &MainMenu::quitWanted, this, &MainWindow::quitWanted);
    connect(m_menu, &MainMenu::themeChosen, this, &MainWindow::setTheme);
    connect(m_failure, &FailurePage::againWanted, this, &MainWindow::restartWanted);
    connect(m_failure, &FailurePage::logFolderWanted, this, &MainWindow::logFolderWanted);
    connect(m_failure, &FailurePage::quitWanted, this, &MainWindow::quitWanted);
    addShortcuts();
    arrange();
    updateTitle();
    m_peoplePane->view()->setFocus(Qt::OtherFocusReason);
}

void MainWindow::connectPeople()
{
    connect(m_peoplePane->view(), &PeopleView::chosen, this, &MainWindow::open);
    connect(m_peoplePane->view(), &PeopleView::settledOn, m_conversationPane->composer(),
            &Composer::focusText);
    connect(m_peoplePane->view(), &PeopleView::filesDropped, this, &MainWindow::filesChosen);
    connect(&m_people, &PeopleModel::changed, this, // somebody of the same name may have come or gone
            [this] { m_conversationPane->header()->setDistinction(m_people.distinction(m_open)); });
    connect(m_peoplePane->view(), &PeopleView::menuWanted, this, &MainWindow::showPersonMenu);
    connect(m_peoplePane->view(), &PeopleView::dropTextChanged, this,
            &MainWindow::showDropText);
    connect(m_conversationPane, &ConversationPane::filesChosen, this, &MainWindow::filesChosen);
    connect(m_conversationPane->header(), &Header::backWanted, this, &MainWindow::goBack);
    connect(m_conversationPane->header(), &Header::infoWanted, this, [this] { emit infoWanted(m_open); });
    connect(m_conversationPane->header(), &Header::sharesWanted, this, [this] { emit sharesWanted(m_open); });
    connect(m_conversationPane->header(), &Header::searchWanted, this,
            [this] { findInConversation(m_open); });
    connect(m_conversationPane->view(), &MessageView::latestShown, this, [this](bool shown) {
        if (shown && m_conversation.reachesEnd() && isAttending(m_open))
            emit attended(m_open);
    });
}

/// What letting files go over somebody in the list would do: beside the list, whatever is there, or at its foot.
void MainWindow::showDropText(const QString &text)
{
    const bool beside = m_right->isVisible();
    m_dropBeside->setText(beside ? text : QString());
    m_dropBelow->setText(beside ? QString() : text);
}

void MainWindow::connectSearch()
{
    connect(m_peoplePane->results(), &SearchResults::hitChosen, this, &MainWindow::showMessage);
    connect(m_findBar, &FindBar::hitChosen, this, &MainWindow::showMessage);
    connect(m_findBar, &FindBar::wordsChanged, m_conversationPane->view(), &MessageView::setFoundWords);
    connect(m_findBar, &FindBar::dayChosen, this,
            [this](const QDate &day) { m_conversation.showMoment(day.startOfDay().toMSecsSinceEpoch()); });
    connect(m_findBar, &FindBar::left, m_conversationPane->composer(), &Composer::focusText);
}

MainWindow::~MainWindow() = default;

void MainWindow::setInfo(const NodeInfo &info)
{
    m_started = true;
    m_peoplePane->ownCard()->setInfo(info);
    m_empty->setOnNetwork(!info.addresses.isEmpty());
    updateRight();
}

void MainWindow::setTheme(Theme::Choice choice)
{
    m_theme.setChoice(choice);
    m_memory.setTheme(Theme::nameOf(choice));
}

void MainWindow::setAccent(Accent accent)
{
    m_theme.setAccent(accent);
    m_memory.setAccent(nameOf(accent));
}

bool MainWindow::enterSends() const
{
    return m_memory.enterSends();
}

void MainWindow::setEnterSends(bool on)
{
    m_memory.setEnterSends(on);
    m_conversationPane->composer()->setEnterSends(on);
}

void MainWindow::showFailure(const Error &error)
{
    m_failure->setError(error);
    m_root->setCurrentIndex(1);
}

void MainWindow::putPerson(const Person &person)
{
    m_people.put(person);
    if (person.presence == Presence::Offline)
        m_here.remove(person.id);
    else
        m_here.insert(person.id);
    if (person.id == m_open)
        m_conversationPane->setPerson(person);
    else if (m_open.isNull() && person.id == m_restore)
        m_peoplePane->choose(person.id);
    updateRight();
    updateTitle();
}

void MainWindow::open(const PeerId &id)
{
    if (!m_people.person(id))
        return;
    showConversation(id, {});
    // With the arrow keys one stays in the list.
    if (!m_peoplePane->view()->hasFocus() || m_peoplePane->isHidden())
        m_conversationPane->composer()->focusText();
}

void MainWindow::showConversation(const PeerId &id, const Position &place)
{
    m_transfers->setOpen(false);
    m_restore = {};
    m_atList = false;
    const bool same = id == m_open;
    if (!same) {
        m_open = id;
        m_findBar->leave();
        m_found.setPeer(id);
        m_memory.setOpenConversation(id);
        m_conversationPane->open(*m_people.person(id), place);
        m_conversationPane->header()->setDistinction(m_people.distinction(id));
        m_conversation.setAttended(isActiveWindow());
    } else if (!place.isNull()) {
        m_conversation.showPlace(place);
    }
    updateRight();
    if (!same && place.isNull() && isAttending(id))
        emit attended(id);
}

// Whoever goes through hits stays with them: the keyboard is not moved.
void MainWindow::showMessage(const Message &message)
{
    if (!m_people.person(message.peer))
        return;
    m_peoplePane->mark(message.peer);
    showConversation(message.peer, message.position());
    if (m_peoplePane->isHidden() && m_findBar->isHidden())
        m_conversationPane->composer()->focusText();
}

bool MainWindow::isAttending(const PeerId &id) const
{
    return id == m_open && isActiveWindow() && m_conversationPane->isVisible()
        && m_conversationPane->view()->isAtLatest();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void MainWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        updateTitle();
        if (const auto person = m_people.person(m_open))
            m_conversationPane->setPerson(*person); // what is said of them in words
        m_conversation.retranslate();
    }
    if (event->type() != QEvent::ActivationChange)
        return;
    m_conversation.setAttended(isActiveWindow());
    if (isAttending(m_open))
        emit attended(m_open);
}

void MainWindow::remember()
{
    m_memory.setGeometry(saveGeometry());
    m_memory.setSplitter(m_splitter->saveState());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    remember();
    QWidget::closeEvent(event);
}

/// Two columns, or in a narrow window the one of them that is wanted.
void MainWindow::arrange()
{
    const bool narrow = width() < metrics::narrowWindow;
    // With nobody in the list, what the right side says of that goes below it.
    const bool nobody = m_people.count() == 0 && m_open.isNull();
    m_splitter->setOrientation(narrow && nobody ? Qt::Vertical : Qt::Horizontal);
    m_peoplePane->setVisible(!narrow || (m_atList && !m_transfers->isOpen()));
    m_right->setVisible(!narrow || !m_atList || nobody || m_transfers->isOpen());
    m_conversationPane->header()->setBackVisible(narrow);
}

void MainWindow::goBack()
{
    if (width() < metrics::narrowWindow && !m_atList) {
        m_atList = true;
        arrange();
        m_peoplePane->view()->setFocus(Qt::OtherFocusReason);
    } else if (!m_open.isNull()) {
        m_conversationPane->composer()->focusText();
    }
}

void MainWindow::arrangeTransfers(bool open)
{
    updateRight();
    if (open)
        return;
    if (m_open.isNull() || (width() < metrics::narrowWindow && m_atList))
        m_peoplePane->view()->setFocus(Qt::OtherFocusReason);
    else
        m_conversationPane->composer()->focusText();
    if (isAttending(m_open))
        emit attended(m_open);
}

void MainWindow::updateRight()
{
    if (m_transfers->isOpen())
        m_rightStack->setCurrentWidget(m_transfers->panel());
    else if (!m_open.isNull())
        m_rightStack->setCurrentWidget(m_conversationPane);
    else
        m_rightStack->setCurrentWidget(m_empty);
    if (m_people.count() > 0)
        m_empty->choose();
    else if (m_started)
        m_empty->look();
    m_nobody->setAlone(m_started && m_people.count() > 0 && m_here.isEmpty());
    arrange();
}

void MainWindow::updateTitle()
{
    const int unread = m_people.unread();
    setWindowTitle(unread > 0 ? tr("(%1) Dovetail").arg(unread) : tr("Dovetail"));
}

void MainWindow::showPersonMenu(const PeerId &id, const QPoint &at)
{
    const auto person = m_people.person(id);
    if (!person)
        return;
    auto *menu = new PersonMenu(*person, this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu, &PersonMenu::sendFilesWanted, this, [this, id] {
        m_peoplePane->choose(id);
        open(id);
        m_conversationPane->chooseFiles();
    });
    connect(menu, &PersonMenu::sendFolderWanted, this, [this, id] {
        m_peoplePane->choose(id);
        open(id);
        m_conversationPane->chooseFolder();
    });
    connect(menu, &PersonMenu::findWanted, this, [this, id] { findInConversation(id); });
    connect(menu, &PersonMenu::exportWanted, this, [this, id] { emit exportWanted(id); });
    connect(menu, &PersonMenu::clearWanted, this, [this, id] { emit clearWanted(id); });
    connect(menu, &PersonMenu::infoWanted, this, [this, id] { emit infoWanted(id); });
    connect(menu, &PersonMenu::sharesWanted, this, [this, id] { emit sharesWanted(id); });
    emit personMenuOpened(id, menu);
    menu->popup(at);
}

} // namespace dovetail::ui
