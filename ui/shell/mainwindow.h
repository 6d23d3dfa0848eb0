// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"
#include "core/node/nodeoptions.h"
#include "ui/contacts/peoplemodel.h"
#include "ui/conversation/conversationmodel.h"
#include "ui/format/droppedfiles.h"

#include <QWidget>

class QLabel;
class QSplitter;
class QStackedWidget;

namespace dovetail::ui {

class ConversationPane;
class EmptyState;
class MainMenu;
class NoticeBar;
class PeoplePane;
class Theme;
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
    [[nodiscard]] PeoplePane *peoplePane() const { return m_peoplePane; }
    [[nodiscard]] ConversationPane *conversationPane() const { return m_conversationPane; }
    [[nodiscard]] EmptyState *emptyState() const { return m_empty; }
    [[nodiscard]] MainMenu *menu() const { return m_menu; }
    /// For what concerns no conversation.
    [[nodiscard]] NoticeBar *notice() const { return m_notice; }

    /// The node runs: from now on the window looks for people.
    void setInfo(const NodeInfo &info);
    /// The node does not run; nothing else can be done here.
    void showFailure(const QString &sentence);
    void putPerson(const Person &person);
    void open(const PeerId &id);
    /// Whether the user sees what arrives for this person just now.
    [[nodiscard]] bool isAttending(const PeerId &id) const;

signals:
    void opened(const dovetail::PeerId &peer);
    /// The user has come back to the open conversation.
    void attended(const dovetail::PeerId &peer);
    void filesChosen(const dovetail::PeerId &peer, const dovetail::ui::DroppedFiles &files);
    void infoWanted(const dovetail::PeerId &peer);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addShortcuts();
    void arrange();
    void goBack();
    void updateRight();
    void updateTitle();
    void showPersonMenu(const PeerId &id, const QPoint &at);

    Theme &m_theme;
    WindowMemory &m_memory;
    PeopleModel m_people;
    ConversationModel m_conversation;
    PeerId m_open;    ///< null: none
    PeerId m_restore; ///< open at the last end; opened when they turn up
    bool m_started = false;
    bool m_atList = true; ///< in the narrow window: which of the two is shown

    MainMenu *m_menu;
    QStackedWidget *m_root;
    QSplitter *m_splitter;
    PeoplePane *m_peoplePane;
    NoticeBar *m_notice;
    QWidget *m_right;
    QStackedWidget *m_rightStack;
    ConversationPane *m_conversationPane;
    EmptyState *m_empty;
    QLabel *m_failure;
};

} // namespace dovetail::ui
