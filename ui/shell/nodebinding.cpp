// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/nodebinding.h"

#include "core/common/sentence.h"
#include "ui/contacts/owncard.h"
#include "ui/contacts/peoplepane.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/messageview.h"
#include "ui/conversation/noticebar.h"
#include "ui/search/searchmodel.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/outgoingfiles.h"
#include "ui/shell/peoplebinding.h"
#include "ui/shell/picturechooser.h"
#include "ui/shell/settingsbinding.h"
#include "ui/shell/sharewindows.h"
#include "ui/shell/transferactions.h"

#include <QClipboard>
#include <QCursor>
#include <QGuiApplication>

namespace dovetail::ui {

NodeBinding::NodeBinding(Node &node, MainWindow &window, QObject *parent)
    : QObject(parent),
      m_node(node),
      m_window(window),
      m_dialogs(new Dialogs(node, window, this)),
      m_people(new PeopleBinding(node, window, this)),
      m_settings(new SettingsBinding(node, window, this)),
      m_outgoing(new OutgoingFiles(node.options().profileFolder + QStringLiteral("/pasted"), this)),
      m_transfers(new TransferActions(node, window, this)),
      m_shares(new ShareWindows(node, window, this))
{
    connectFacts();
    connectWishes();
    connectSearch();
    connectOutgoing();
    auto *picture = new PictureChooser(node, window, this);
    m_settings->table().add([picture] { return picture->rows(); });
    connect(m_transfers, &TransferActions::asked, this, &NodeBinding::attentionWanted);
}

void NodeBinding::connectFacts()
{
    ConversationModel &conversation = m_window.conversation();
    connect(&m_node, &Node::started, this, &NodeBinding::showNewInfo);
    connect(&m_node, &Node::infoChanged, &m_window, &MainWindow::setInfo);
    connect(&m_node, &Node::failed, &m_window, &MainWindow::showFailure);
    connect(&m_node, &Node::personChanged, &m_window, &MainWindow::putPerson);
    connect(&m_node, &Node::messageAdded, this, &NodeBinding::takeMessage);
    connect(&m_node, &Node::messageChanged, &conversation, &ConversationModel::replace);
    connect(&m_node, &Node::messagesLoaded, &conversation, &ConversationModel::takePage);
    connect(&m_node, &Node::conversationCleared, &conversation, &ConversationModel::reload);
    connect(&m_node, &Node::typingChanged, m_window.conversationPane(), &ConversationPane::setTyping);
    connect(&m_node, &Node::transferChanged, &conversation, &ConversationModel::putTransfer);
    connect(&m_node, &Node::offerFailed, this,
            [this](const TransferId &, const PeerId &, const Error &error) {
                m_window.notice()->show(sentence(error));
            });
    connect(&m_node, &Node::sendFailed, this,
            [this](const PeerId &peer, const QString &text, const Error &error) {
                m_window.conversationPane()->composer()->giveBack(peer, text);
                m_window.notice()->show(sentence(error));
            });
    connect(&m_node, &Node::errorOccurred, this,
            [this](const Error &error) { m_window.notice()->show(sentence(error)); });
}

void NodeBinding::connectWishes()
{
    ConversationModel &conversation = m_window.conversation();
    ConversationPane *pane = m_window.conversationPane();
    connect(&conversation, &ConversationModel::pageWanted, &m_node, &Node::loadMessages);
    connect(&conversation, &ConversationModel::transferWanted, this, [this](const TransferId &id) {
        if (const auto transfer = m_node.transfer(id))
            m_window.conversation().putTransfer(*transfer);
    });
    connect(&m_window, &MainWindow::attended, &m_node, &Node::markRead);
    connect(&m_window, &MainWindow::filesChosen, this, &NodeBinding::offer);
    connect(pane, &ConversationPane::textSubmitted, this, &NodeBinding::sendText);
    connect(pane->view(), &MessageView::actionTriggered, this, &NodeBinding::act);
    connect(pane, &ConversationPane::editSubmitted, this, &NodeBinding::editText);
    connect(pane, &ConversationPane::deleteWanted, &m_node, &Node::deleteMessage);
    connect(pane, &ConversationPane::reactionChosen, &m_node, &Node::react);
    connect(pane, &ConversationPane::typing, &m_node, &Node::setTyping);
    connect(pane, &ConversationPane::forwardWanted, m_dialogs, &Dialogs::forward);
    connect(m_window.peoplePane()->ownCard(), &OwnCard::nameChosen, &m_node, &Node::setName);
    connect(m_window.peoplePane()->ownCard(), &OwnCard::statusChosen, &m_node, &Node::setStatus);
}

void NodeBinding::connectSearch()
{
    for (SearchModel *search : {&m_window.messages(), &m_window.found()}) {
        connect(search, &SearchModel::searchWanted, this,
                [this, search](const SearchQuery &query) { search->asked(m_node.search(query)); });
        connect(&m_node, &Node::searched, search, &SearchModel::put);
        connect(&m_node, &Node::messageChanged, search, &SearchModel::replace);
        connect(&m_node, &Node::conversationCleared, search, &SearchModel::forgetConversation);
        connect(&m_node, &Node::errorOccurred, search,
                [search](const Error &error) { search->fail(sentence(error)); });
    }
}

void NodeBinding::connectOutgoing()
{
    ConversationPane *pane = m_window.conversationPane();
    connect(pane, &ConversationPane::imagePasted, m_outgoing, &OutgoingFiles::offerImage);
    connect(pane, &ConversationPane::textFileWanted, this,
            [this, pane](const PeerId &peer, const QString &text) {
                m_outgoing->offerText(peer, text);
                pane->composer()->sent();
                pane->notice()->dismiss();
            });
    connect(m_outgoing, &OutgoingFiles::ready, &m_node, &Node::offerFiles);
    connect(m_outgoing, &OutgoingFiles::failed, this,
            [this](const PeerId &, const Error &error) { m_window.notice()->show(sentence(error)); });
}

void NodeBinding::showNewInfo(const NodeInfo &info)
{
    m_window.setInfo(info);
    if (!info.databaseMovedTo.isEmpty()) {
        m_window.notice()->show(tr("The conversations of this profile could not be read. They were kept as "
                                   "%1, and new ones begun.")
                                    .arg(info.databaseMovedTo),
                                NoticeBar::Tone::Notice);
    }
    for (const Person &person : m_node.people())
        m_window.putPerson(person);
}

void NodeBinding::takeMessage(const Message &message)
{
    m_window.conversation().put(message);
    if (!message.own && m_window.isAttending(message.peer))
        m_node.markRead(message.peer);
}

void NodeBinding::sendText(const PeerId &peer, const QString &text, const std::optional<MessageRef> &replyTo)
{
    const auto sent = m_node.sendText(peer, text, {.replyTo = replyTo});
    showSent(sent.ok() ? Error() : sent.error());
}

void NodeBinding::editText(const PeerId &peer, const MessageId &id, const QString &text)
{
    const auto edited = m_node.editText(peer, id, text);
    showSent(edited.ok() ? Error() : edited.error());
}

/// Taken: the field is free for the next text. Not taken: it stays, and why is said.
void NodeBinding::showSent(const Error &error)
{
    ConversationPane *pane = m_window.conversationPane();
    if (error.isError()) {
        pane->notice()->show(sentence(error));
    } else {
        pane->composer()->sent();
        pane->notice()->dismiss();
    }
}

void NodeBinding::offer(const PeerId &peer, const DroppedFiles &files)
{
    if (!files.files.isEmpty())
        m_outgoing->offer(peer, files.files);
    if (const QString leftOut = leftOutText(files); !leftOut.isEmpty())
        m_window.notice()->show(leftOut, NoticeBar::Tone::Notice);
}

void NodeBinding::act(const ConversationRow &row, RowAction action)
{
    const bool text = row.message.kind == MessageKind::Text;
    if (action == RowAction::GiveUp)
        m_node.giveUp(row.message.id);
    else if (action == RowAction::Copy)
        QGuiApplication::clipboard()->setText(row.message.text);
    else if (action == RowAction::Retry && text)
        m_node.retry(row.message.id);
    else if (action == RowAction::AcceptMore && row.transfer)
        m_transfers->showAcceptMenu(*row.transfer, placeOf(row, action));
    else if (row.transfer)
        m_transfers->act(*row.transfer, action);
}

void NodeBinding::accept(const TransferId &id)
{
    m_transfers->accept(id);
}

/// The action's button, on the screen, and what is between it and its menu.
QRect NodeBinding::placeOf(const ConversationRow &row, RowAction action) const
{
    const MessageView *view = m_window.conversationPane()->view();
    const int at = m_window.conversation().find(row.message.ref());
    const QRect button = at < 0 ? QRect() : view->actionRect(m_window.conversation().index(at), action);
    if (button.isEmpty())
        return {QCursor::pos(), QSize(0, 0)};
    return {view->viewport()->mapToGlobal(button.topLeft()), button.size() + QSize(0, 2)};
}

} // namespace dovetail::ui
