// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/node.h"
#include "ui/conversation/conversationmodel.h"
#include "ui/format/droppedfiles.h"
#include "ui/format/transfertext.h"

#include <QObject>

namespace dovetail::ui {

class Dialogs;
class MainWindow;
class OutgoingFiles;
class PeopleBinding;
class SettingsBinding;
class ShareWindows;
class TransferActions;

/// Ties a window to a node: facts go in, wishes go out. Neither knows the other.
class NodeBinding final : public QObject {
    Q_OBJECT
public:
    NodeBinding(Node &node, MainWindow &window, QObject *parent = nullptr);

    [[nodiscard]] SettingsBinding *settings() const { return m_settings; }
    /// Offers them, and says what of them cannot be sent.
    void offer(const PeerId &peer, const DroppedFiles &files);
    void act(const ConversationRow &row, RowAction action);
    /// What is offered, as a notification's button does; the window may have to ask something.
    void accept(const TransferId &id);

signals:
    /// A question stands in the window, perhaps a hidden one.
    void attentionWanted();

private:
    void connectFacts();
    void connectWishes();
    void connectSearch();
    void connectOutgoing();
    void showNewInfo(const NodeInfo &info);
    void takeMessage(const Message &message);
    void sendText(const PeerId &peer, const QString &text, const std::optional<MessageRef> &replyTo);
    void editText(const PeerId &peer, const MessageId &id, const QString &text);
    void showSent(const Error &error);
    [[nodiscard]] QRect placeOf(const ConversationRow &row, RowAction action) const;

    Node &m_node;
    MainWindow &m_window;
    Dialogs *m_dialogs;
    PeopleBinding *m_people;
    SettingsBinding *m_settings;
    OutgoingFiles *m_outgoing;
    TransferActions *m_transfers;
    ShareWindows *m_shares;
};

} // namespace dovetail::ui
