// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/error.h"
#include "core/common/person.h"
#include "core/node/nodeoptions.h"
#include "ui/contacts/peoplemodel.h"
#include "ui/conversation/conversationmodel.h"
#include "ui/format/droppedfiles.h"
#include "ui/search/searchmodel.h"
#include "ui/theme/theme.h"

#include <QSet>
#include <QWidget>

class QStackedWidget;

namespace dovetail::ui {

class Columns;
class ConversationPane;
class DropOverlay;
class EmptyState;
class FailurePage;
class FindBar;
class MainMenu;
class NobodyLine;
class NoticeBar;
class PeoplePane;
class PersonMenu;
class TransfersPlace;
class WindowMemory;

/// The window: people left, conversation right, in a narrow one either of them. Holds the models and
/// knows no node: what happens is put in, what the user wants comes out as signals (see NodeBinding).
class MainWindow final : public QWidget {
    Q_OBJECT
public:
    MainWindow(Theme &theme, WindowMemory &memory);
    ~MainWindow() override;

    [[nodiscard]] ConversationModel &conversation() { return m_conversation; }
    [[nodiscard]] PeopleModel &people() { return m_people; }
    /// Hits in all conversations, and in the open one.
    [[nodiscard]] SearchModel &messages() { return m_messages; }
    [[nodiscard]] SearchModel &found() { return m_found; }
    [[nodiscard]] FindBar *findBar() const { return m_findBar; }
    [[nodiscard]] const Theme &theme() const { return m_theme; }
    [[nodiscard]] PeoplePane *peoplePane() const { return m_peoplePane; }
    [[nodiscard]] ConversationPane *conversationPane() const { return m_conversationPane; }
    [[nodiscard]] EmptyState *emptyState() const { return m_empty; }
    [[nodiscard]] MainMenu *menu() const { return m_menu; }
    [[nodiscard]] TransfersPlace *transfers() const { return m_transfers; }
    /// For what concerns no conversation.
    [[nodiscard]] NoticeBar *notice() const { return m_notice; }

    /// The node runs: from now on the window looks for people.
    void setInfo(const NodeInfo &info);
    /// The node does not run; nothing else can be done here.
    void showFailure(const Error &error);
    void putPerson(const Person &person);
    void open(const PeerId &id);
    /// Opens the conversation at this message.
    void showMessage(const Message &message);
    void findInConversation(const PeerId &id);
    /// Keeps for the next start how the window is now.
    void remember();
    /// Remembered.
    void setTheme(Theme::Choice choice);
    void setAccent(Accent accent);
    /// Enter sends a message; otherwise it begins a new line. Remembered.
    [[nodiscard]] bool enterSends() const;
    void setEnterSends(bool on);
    /// Whether the user sees what arrives for this person just now.
    [[nodiscard]] bool isAttending(const PeerId &id) const;

signals:
    /// The user has the newest message of this conversation before their eyes, anew.
    void attended(const dovetail::PeerId &peer);
    void filesChosen(const dovetail::PeerId &peer, const dovetail::ui::DroppedFiles &files);
    void infoWanted(const dovetail::PeerId &peer);
    /// What can be done with somebody is offered; what the window cannot do itself is for who knows how.
    void personMenuOpened(const dovetail::PeerId &peer, dovetail::ui::PersonMenu *menu);
    void exportWanted(const dovetail::PeerId &peer);
    void clearWanted(const dovetail::PeerId &peer);
    void settingsWanted();
    void quitWanted();
    /// The program is to be started anew.
    void restartWanted();
    void logFolderWanted();
    /// What somebody publishes; null: what this user does.
    void sharesWanted(const dovetail::PeerId &peer);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void connectPeople();
    void connectSearch();
    void showDropText(const QString &text);
    void addShortcuts();
    void showConversation(const PeerId &id, const Position &place);
    void arrange();
    void goBack();
    void arrangeTransfers(bool open);
    void updateRight();
    void updateTitle();
    void showPersonMenu(const PeerId &id, const QPoint &at);

    Theme &m_theme;
    WindowMemory &m_memory;
    PeopleModel m_people;
    ConversationModel m_conversation;
    SearchModel m_messages{m_people};
    SearchModel m_found{m_people};
    PeerId m_open;    ///< null: none
    PeerId m_restore; ///< open at the last end; opened when they turn up
    QSet<PeerId> m_here; ///< who is not offline
    bool m_started = false;
    bool m_atList = true; ///< in the narrow window: which of the two is shown

    MainMenu *m_menu;
    QStackedWidget *m_root;
    PeoplePane *m_peoplePane;
    QWidget *m_right;
    Columns *m_splitter;
    NoticeBar *m_notice;
    QStackedWidget *m_rightStack;
    ConversationPane *m_conversationPane;
    FindBar *m_findBar;
    EmptyState *m_empty;
    TransfersPlace *m_transfers;
    NobodyLine *m_nobody;
    FailurePage *m_failure;
    DropOverlay *m_dropBeside; ///< what files over the list would do; over the right side
    DropOverlay *m_dropBelow;  ///< and where that is hidden
};

} // namespace dovetail::ui
