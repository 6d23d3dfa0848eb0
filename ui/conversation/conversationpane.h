// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/conversationmodel.h"
#include "ui/format/droppedfiles.h"
#include "ui/format/transfertext.h"

#include <QWidget>

class QToolButton;

namespace dovetail::ui {

class ConversationEmpty;
class DropOverlay;
class DropSize;
class Header;
class MessageView;
class NoticeBar;
class Theme;
class TrustBar;

/// The right side: header, messages, composer; files dropped anywhere on it are for this person. What is done with
/// a message and needs nothing but the window (answering, editing, asking before deleting) is done here; what
/// concerns others goes out as a signal.
class ConversationPane final : public QWidget {
    Q_OBJECT
public:
    ConversationPane(const Theme &theme, ConversationModel &conversation, QWidget *parent = nullptr);

    [[nodiscard]] Header *header() const { return m_header; }
    [[nodiscard]] MessageView *view() const { return m_view; }
    [[nodiscard]] Composer *composer() const { return m_composer; }
    [[nodiscard]] NoticeBar *notice() const { return m_notice; }
    [[nodiscard]] TrustBar *trustBar() const { return m_trust; }

    /// Shows somebody's conversation; what was open before keeps its draft. At the newest, or around a place.
    void open(const Person &person, const Position &place = {});
    void setPerson(const Person &person);
    [[nodiscard]] PeerId peer() const { return m_conversation.person().id; }
    /// Whether this person is writing; of somebody else than the open one it changes nothing.
    void setTyping(const PeerId &peer, bool active);

    /// Over the messages, while files hang over the conversation or over a person in the list.
    void setDropText(const QString &text);
    void chooseFiles();
    void chooseFolder();

signals:
    void textSubmitted(const dovetail::PeerId &peer, const QString &text,
                       const std::optional<dovetail::MessageRef> &replyTo);
    void editSubmitted(const dovetail::PeerId &peer, const dovetail::MessageId &id, const QString &text);
    /// The person was asked and meant it.
    void deleteWanted(const dovetail::PeerId &peer, const dovetail::MessageId &id);
    /// Empty: none any more.
    void reactionChosen(const dovetail::PeerId &peer, const dovetail::MessageRef &target, const QString &emoji);
    void forwardWanted(const dovetail::Message &message, const QStringList &files = {});
    /// One is writing, at every change, or has stopped.
    void typing(const dovetail::PeerId &peer, bool active);
    /// More than a message can hold is to go as a file. composer()->sent() says that it does.
    void textFileWanted(const dovetail::PeerId &peer, const QString &text);
    void imagePasted(const dovetail::PeerId &peer, const QImage &image);
    void filesChosen(const dovetail::PeerId &peer, const dovetail::ui::DroppedFiles &files);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectComposer();
    void tellDrop();
    void choose(const QString &title, bool folder);
    void showTrust(const Person &person);
    void edit(const Message &message);
    void submit(const QString &text, const ComposerMode &mode);
    void act(const ConversationRow &row, RowAction action);
    void editLast();
    void askDelete(const Message &message);
    void showAll(const Message &message);
    void showUnseen(int count);
    void placeLatestButton();
    void retint();

    const Theme &m_theme;
    ConversationModel &m_conversation;
    Header *m_header;
    MessageView *m_view;
    NoticeBar *m_notice;
    Composer *m_composer;
    TrustBar *m_trust; ///< in the composer's place
    ConversationEmpty *m_empty;
    QToolButton *m_latest;
    DropOverlay *m_overlay;
    DropSize *m_dropSize;
    DroppedFiles m_dragged;
};

} // namespace dovetail::ui
