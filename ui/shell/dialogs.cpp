// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/dialogs.h"

#include "core/common/sentence.h"
#include "ui/contacts/forwarddialog.h"
#include "ui/contacts/peoplepane.h"
#include "ui/conversation/noticebar.h"
#include "ui/diagnostics/addressdialog.h"
#include "ui/diagnostics/emptystate.h"
#include "ui/diagnostics/visibilitydialog.h"
#include "ui/format/droppedfiles.h"
#include "ui/format/filedialog.h"
#include "ui/format/persontext.h"
#include "ui/format/question.h"
#include "ui/shell/exportfile.h"
#include "ui/shell/helpdialog.h"
#include "ui/shell/mainmenu.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/words.h"

#include <QDir>

#include <memory>

namespace dovetail::ui {

namespace {

/// Each computer has its own name for the same cable.
QHostAddress withoutScope(QHostAddress address)
{
    address.setScopeId(QString());
    return address;
}

} // namespace

Dialogs::Dialogs(Node &node, MainWindow &window, QObject *parent)
    : QObject(parent), m_node(node), m_window(window)
{
    connect(&m_window, &MainWindow::exportWanted, this, &Dialogs::exportConversation);
    connect(&m_window, &MainWindow::clearWanted, this, &Dialogs::clearConversation);
    connect(m_window.emptyState(), &EmptyState::addAddressWanted, this, &Dialogs::askAddress);
    connect(m_window.emptyState(), &EmptyState::helpWanted, this, &Dialogs::explainVisibility);
    connect(m_window.menu(), &MainMenu::addAddressWanted, this, &Dialogs::askAddress);
    connect(m_window.menu(), &MainMenu::helpWanted, this, &Dialogs::explainVisibility);
    connect(m_window.menu(), &MainMenu::guideWanted, this, &Dialogs::help);
    connect(&m_node, &Node::exported, this,
            [this](const PeerId &, const QString &path, const Error &error) { tellExport(path, error); });
}

void Dialogs::askAddress()
{
    auto *dialog = new AddressDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // Who is there is known by their address only: a name may have several.
    const auto asked = std::make_shared<QList<QHostAddress>>();
    const auto take = [this, dialog, asked](const Person &person) {
        if (person.presence != Presence::Online || !asked->contains(withoutScope(person.endpoint.address)))
            return;
        asked->clear();
        dialog->accept();
        m_window.peoplePane()->choose(person.id);
    };
    connect(dialog, &AddressDialog::addressEntered, this, [this, dialog, asked](const QString &address) {
        asked->clear();
        dialog->look();
        if (const auto added = m_node.addAddress(address); !added)
            dialog->refuse(sentence(added.error()));
    });
    connect(dialog, &AddressDialog::helpWanted, this, [this, dialog] {
        dialog->reject();
        explainVisibility();
    });
    connect(&m_node, &Node::addressAsked, dialog, [this, asked, take](const QHostAddress &address) {
        *asked += withoutScope(address);
        for (const Person &person : m_node.people())
            take(person);
    });
    connect(&m_node, &Node::personChanged, dialog, take);
    dialog->open();
}

void Dialogs::explainVisibility()
{
    auto *dialog =
        new VisibilityDialog(m_node.info(), m_node.people(), m_node.options().localOnly, installedFirewall(),
                             &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &VisibilityDialog::addAddressWanted, this, &Dialogs::askAddress);
    connect(dialog, &VisibilityDialog::searchWanted, &m_node, &Node::searchAgain);
    const auto refresh = [this, dialog] { dialog->setState(m_node.info(), m_node.people()); };
    connect(&m_node, &Node::infoChanged, dialog, refresh);
    connect(&m_node, &Node::personChanged, dialog, refresh);
    dialog->open();
}

void Dialogs::help()
{
    auto *dialog = new HelpDialog(&m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &HelpDialog::visibilityWanted, this, [this, dialog] {
        dialog->accept();
        explainVisibility();
    });
    dialog->open();
}

void Dialogs::exportConversation(const PeerId &peer)
{
    const auto person = m_node.person(peer);
    if (!person)
        return;
    QFileDialog *dialog = newFileDialog(&m_window, tr("Export conversation"), QFileDialog::AnyFile, QDir::homePath());
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(exportFilters());
    dialog->setDefaultSuffix(exportSuffix(0));
    dialog->selectFile(exportName(shownName(*person), QDate::currentDate()));
    const auto chosenFilter = [dialog] {
        return int(dialog->nameFilters().indexOf(dialog->selectedNameFilter()));
    };
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog, chosenFilter] { dialog->setDefaultSuffix(exportSuffix(chosenFilter())); });
    connect(dialog, &QFileDialog::fileSelected, this, [this, peer, chosenFilter](const QString &path) {
        m_node.exportConversation(peer, path, exportFormat(path, chosenFilter()));
    });
    dialog->open();
}

void Dialogs::tellExport(const QString &path, const Error &error)
{
    if (error.isError())
        m_window.notice()->show(sentence(error));
    else
        m_window.notice()->show(tr("The conversation was written to %1.").arg(isolated(QDir::toNativeSeparators(path))),
                                NoticeBar::Tone::Notice);
}

void Dialogs::clearConversation(const PeerId &peer)
{
    const auto person = m_node.person(peer);
    if (!person)
        return;
    const QString name = isolated(shownName(*person).left(64));
    const Question &question = Question::ask(&m_window, Question::Deed::Grave, [name] {
        return Question::Words{
            .title = tr("Clear history"),
            .text = tr("Remove all messages with %1 from this computer?").arg(name),
            .meaning = tr("This is only here: the other side keeps its own. Files that were received stay, and messages "
                          "that still wait to be sent. This cannot be undone."),
            .deed = tr("Remove")};
    });
    connect(&question, &QDialog::accepted, this, [this, peer] { m_node.clearConversation(peer); });
}

void Dialogs::forward(const Message &message, const QStringList &files)
{
    auto *dialog = new ForwardDialog(m_window.theme(), m_window.people(), message.text, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ForwardDialog::personChosen, this, [this, text = message.text, files](const PeerId &to) {
        if (!files.isEmpty()) {
            emit m_window.filesChosen(to, droppedFiles(files));
            m_window.peoplePane()->choose(to);
            return;
        }
        const auto sent = m_node.sendText(to, text, {.forwarded = true});
        if (!sent)
            m_window.notice()->show(sentence(sent.error()));
        else
            m_window.peoplePane()->choose(to); // so that it is seen where it went
    });
    dialog->open();
}

} // namespace dovetail::ui
