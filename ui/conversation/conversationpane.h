// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"
#include "ui/conversation/conversationmodel.h"
#include "ui/format/droppedfiles.h"
#include "ui/format/transfertext.h"

#include <QWidget>

class QToolButton;

namespace dovetail::ui {

class Composer;
class DropOverlay;
class Header;
class MessageView;
class NoticeBar;
class Theme;

/// The right side: header, messages, composer; files dropped anywhere on it are for this person.
class ConversationPane final : public QWidget {
    Q_OBJECT
public:
    ConversationPane(const Theme &theme, ConversationModel &conversation, QWidget *parent = nullptr);

    [[nodiscard]] Header *header() const { return m_header; }
    [[nodiscard]] MessageView *view() const { return m_view; }
    [[nodiscard]] Composer *composer() const { return m_composer; }
    [[nodiscard]] NoticeBar *notice() const { return m_notice; }

    /// Shows somebody's conversation; what was open before keeps its draft.
    void open(const Person &person);
    void setPerson(const Person &person);
    [[nodiscard]] PeerId peer() const { return m_conversation.person().id; }

    /// Over the messages, while files hang over the conversation or over a person in the list.
    void setDropText(const QString &text);
    void chooseFiles();

signals:
    void textSubmitted(const dovetail::PeerId &peer, const QString &text);
    void filesChosen(const dovetail::PeerId &peer, const dovetail::ui::DroppedFiles &files);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeLatestButton();
    void retint();

    const Theme &m_theme;
    ConversationModel &m_conversation;
    Header *m_header;
    MessageView *m_view;
    NoticeBar *m_notice;
    Composer *m_composer;
    QToolButton *m_latest;
    DropOverlay *m_overlay;
};

} // namespace dovetail::ui
