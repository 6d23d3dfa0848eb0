// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/nodebinding.h"

#include "core/common/sentence.h"
#include "ui/contacts/owncard.h"
#include "ui/contacts/peoplepane.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/messageview.h"
#include "ui/conversation/noticebar.h"
#include "ui/diagnostics/addressdialog.h"
#include "ui/diagnostics/emptystate.h"
#include "ui/diagnostics/persondialog.h"
#include "ui/diagnostics/visibilitydialog.h"
#include "ui/shell/filemanager.h"
#include "ui/shell/mainmenu.h"
#include "ui/shell/mainwindow.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>

namespace dovetail::ui {

NodeBinding::NodeBinding(Node &node, MainWindow &window, QObject *parent)
    : QObject(parent), m_node(node), m_window(window)
{
    connectFacts();
    connectWishes();
}

void NodeBinding::connectFacts()
{
    ConversationModel &conversation = m_window.conversation();
    connect(&m_node, &Node::started, this, &NodeBinding::showNewInfo);
    connect(&m_node, &Node::infoChanged, &m_window, &MainWindow::setInfo);
    connect(&m_node, &Node::failed, &m_window,
            [this](const Error &error) { m_window.showFailure(sentence(error)); });
    connect(&m_node, &Node::personChanged, &m_window, &MainWindow::putPerson);
    connect(&m_node, &Node::messageAdded, this, &NodeBinding::takeMessage);
    connect(&m_node, &Node::messageChanged, &conversation, &ConversationModel::replace);
    connect(&m_node, &Node::messagesLoaded, &conversation,
            [&conversation](const PeerId &peer, const PageRequest &, const MessagePage &page) {
                if (peer == conversation.person().id)
                    conversation.prepend(page.messages, page.reachedStart);
            });
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
    connect(&conversation, &ConversationModel::pageWanted, this,
            [this](const PeerId &peer, qint64 before, int limit) {
                PageRequest wanted{.limit = limit};
                if (before > 0)
                    wanted = {PageRequest::Kind::Before, {0, before}, limit};
                m_node.loadMessages(peer, wanted);
            });
    connect(&conversation, &ConversationModel::transferWanted, this, [this](const TransferId &id) {
        if (const auto transfer = m_node.transfer(id))
            m_window.conversation().putTransfer(*transfer);
    });
    connect(&m_window, &MainWindow::opened, this, [this](const PeerId &peer) {
        if (m_window.isAttending(peer))
            m_node.markRead(peer);
    });
    connect(&m_window, &MainWindow::attended, &m_node, &Node::markRead);
    connect(&m_window, &MainWindow::filesChosen, this, &NodeBinding::offer);
    connect(&m_window, &MainWindow::infoWanted, this, &NodeBinding::showPerson);
    connect(pane, &ConversationPane::textSubmitted, this, &NodeBinding::sendText);
    connect(pane->view(), &MessageView::actionTriggered, this, &NodeBinding::act);
    connect(m_window.peoplePane()->ownCard(), &OwnCard::nameChosen, &m_node, &Node::setName);
    connect(m_window.emptyState(), &EmptyState::addAddressWanted, this, &NodeBinding::askAddress);
    connect(m_window.emptyState(), &EmptyState::helpWanted, this, &NodeBinding::explainVisibility);
    connect(m_window.menu(), &MainMenu::addAddressWanted, this, &NodeBinding::askAddress);
    connect(m_window.menu(), &MainMenu::helpWanted, this, &NodeBinding::explainVisibility);
    connect(m_window.menu(), &MainMenu::downloadFolderWanted, this, &NodeBinding::chooseDownloadFolder);
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

void NodeBinding::sendText(const PeerId &peer, const QString &text)
{
    const auto sent = m_node.sendText(peer, text);
    if (sent) {
        m_window.conversationPane()->composer()->sent();
        m_window.conversationPane()->notice()->dismiss();
    } else {
        m_window.conversationPane()->notice()->show(sentence(sent.error()));
    }
}

void NodeBinding::offer(const PeerId &peer, const DroppedFiles &files)
{
    if (!files.files.isEmpty())
        m_node.offerFiles(peer, files.files);
    if (const QString leftOut = leftOutText(files); !leftOut.isEmpty())
        m_window.notice()->show(leftOut, NoticeBar::Tone::Notice);
}

void NodeBinding::act(const ConversationRow &row, RowAction action)
{
    const TransferId transfer = row.message.transfer;
    switch (action) {
    case RowAction::None:
        break;
    case RowAction::Accept:
        m_node.accept(transfer);
        break;
    case RowAction::AcceptTo:
        acceptTo(transfer);
        break;
    case RowAction::Decline:
        m_node.decline(transfer);
        break;
    case RowAction::Cancel:
        m_node.cancel(transfer);
        break;
    case RowAction::Retry:
        retry(row);
        break;
    case RowAction::Open:
        if (row.transfer && !row.transfer->paths.isEmpty())
            openFile(row.transfer->paths.first());
        break;
    case RowAction::ShowInFolder:
        if (row.transfer)
            showInFolder(row.transfer->paths, row.transfer->folder);
        break;
    case RowAction::GiveUp:
        m_node.giveUp(row.message.id);
        break;
    case RowAction::Copy:
        QGuiApplication::clipboard()->setText(row.message.text);
        break;
    }
}

void NodeBinding::retry(const ConversationRow &row)
{
    if (row.message.kind == MessageKind::Text)
        m_node.retry(row.message.id);
    else if (row.transfer && row.transfer->outgoing)
        offer(row.message.peer, droppedFiles(row.transfer->paths));
    else
        m_node.accept(row.message.transfer);
}

void NodeBinding::acceptTo(const TransferId &id)
{
    auto *dialog = new QFileDialog(&m_window, tr("Save in"), m_node.info().downloadFolder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, id](const QString &folder) { m_node.accept(id, folder); });
    dialog->open();
}

void NodeBinding::askAddress()
{
    auto *dialog = new AddressDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AddressDialog::addressEntered, this, [this, dialog](const QString &address) {
        if (const auto added = m_node.addAddress(address); added)
            dialog->accept();
        else
            dialog->refuse(sentence(added.error()));
    });
    dialog->open();
}

void NodeBinding::explainVisibility()
{
    auto *dialog =
        new VisibilityDialog(m_node.info(), m_node.options().localOnly, installedFirewall(), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &VisibilityDialog::addAddressWanted, this, &NodeBinding::askAddress);
    connect(dialog, &VisibilityDialog::searchWanted, &m_node, &Node::searchAgain);
    dialog->open();
}

void NodeBinding::showPerson(const PeerId &peer)
{
    const auto person = m_node.person(peer);
    if (!person)
        return;
    auto *dialog = new PersonDialog(*person, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void NodeBinding::chooseDownloadFolder()
{
    auto *dialog = new QFileDialog(&m_window, tr("Save received files in"), m_node.info().downloadFolder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, &m_node, &Node::setDownloadFolder);
    dialog->open();
}

} // namespace dovetail::ui
