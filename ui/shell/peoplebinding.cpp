// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/peoplebinding.h"

#include "ui/contacts/personmenu.h"
#include "ui/contacts/verifydialog.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/trustbar.h"
#include "ui/format/persontext.h"
#include "ui/format/question.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/words.h"


namespace dovetail::ui {

PeopleBinding::PeopleBinding(Node &node, MainWindow &window, QObject *parent)
    : QObject(parent), m_node(node), m_window(window)
{
    connect(&m_window, &MainWindow::infoWanted, this, [this](const PeerId &peer) { showPerson(peer); });
    connect(&m_window, &MainWindow::personMenuOpened, this, &PeopleBinding::connectMenu);
    connect(&m_node, &Node::started, this, &PeopleBinding::restoreDrafts);
    const TrustBar *trust = m_window.conversationPane()->trustBar();
    connect(trust, &TrustBar::unblockWanted, this, [this](const PeerId &peer) { block(peer, false); });
    connect(trust, &TrustBar::blockWanted, this, [this](const PeerId &peer) { block(peer, true); });
    connect(trust, &TrustBar::verifyWanted, this, &PeopleBinding::verify);
    connect(trust, &TrustBar::identityAccepted, &m_node, &Node::acceptIdentity);
    connect(m_window.conversationPane()->composer(), &Composer::draftChanged, &m_node, &Node::setDraft);
}

void PeopleBinding::restoreDrafts()
{
    for (const Person &person : m_node.people())
        if (!person.draft.isEmpty())
            m_window.conversationPane()->composer()->setDraft(person.id, person.draft);
}

void PeopleBinding::connectMenu(const PeerId &peer, PersonMenu *menu)
{
    connect(menu, &PersonMenu::renameWanted, this,
            [this, peer] { showPerson(peer, PersonDialog::Aim::Nickname); });
    connect(menu, &PersonMenu::noteWanted, this, [this, peer] { showPerson(peer, PersonDialog::Aim::Note); });
    connect(menu, &PersonMenu::favouriteChosen, this, [this, peer](bool on) { m_node.setFavourite(peer, on); });
    connect(menu, &PersonMenu::verifyWanted, this, [this, peer] { verify(peer); });
    connect(menu, &PersonMenu::blockChosen, this, [this, peer](bool on) { block(peer, on); });
    connect(menu, &PersonMenu::autoAcceptChosen, this,
            [this, peer](qint64 maxBytes) { m_node.setAutoAccept(peer, maxBytes); });
}

void PeopleBinding::showPerson(const PeerId &peer, PersonDialog::Aim aim)
{
    const auto person = m_node.person(peer);
    if (!person)
        return;
    auto *dialog = new PersonDialog(*person, &m_window, aim);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_node, &Node::personChanged, dialog, [dialog, peer](const Person &newer) {
        if (newer.id == peer)
            dialog->setPerson(newer);
    });
    connect(dialog, &PersonDialog::nicknameChosen, this,
            [this, peer](const QString &nickname) { m_node.setNickname(peer, nickname); });
    connect(dialog, &PersonDialog::noteChosen, this,
            [this, peer](const QString &note) { m_node.setNote(peer, note); });
    connect(dialog, &PersonDialog::favouriteChosen, this, [this, peer](bool on) { m_node.setFavourite(peer, on); });
    connect(dialog, &PersonDialog::autoAcceptChosen, this,
            [this, peer](qint64 maxBytes) { m_node.setAutoAccept(peer, maxBytes); });
    connect(dialog, &PersonDialog::verifyWanted, this, [this, peer] { verify(peer); });
    connect(dialog, &PersonDialog::blockChosen, this, [this, peer](bool on) { block(peer, on); });
    connect(dialog, &PersonDialog::findWanted, &m_window, [this, peer] { m_window.findInConversation(peer); });
    connect(dialog, &PersonDialog::exportWanted, this, [this, peer] { emit m_window.exportWanted(peer); });
    connect(dialog, &PersonDialog::clearWanted, this, [this, peer] { emit m_window.clearWanted(peer); });
    dialog->open();
}

void PeopleBinding::verify(const PeerId &peer)
{
    const auto person = m_node.person(peer);
    if (!person)
        return;
    auto *dialog = new VerifyDialog(*person, m_node.verification(peer), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(&m_node, &Node::personChanged, dialog, [dialog, peer](const Person &newer) {
        if (newer.id == peer)
            dialog->setPerson(newer);
    });
    connect(dialog, &VerifyDialog::verifiedChosen, this, [this, peer](bool on) { m_node.setVerified(peer, on); });
    dialog->open();
}

void PeopleBinding::block(const PeerId &peer, bool on)
{
    const auto person = m_node.person(peer);
    if (!person)
        return;
    if (!on) {
        m_node.setBlocked(peer, false);
        return;
    }
    const Question &question = Question::ask(&m_window, Question::Deed::Grave, [name = isolated(shownName(*person).left(64))] {
        return Question::Words{
            .title = tr("Block"),
            .text = tr("Block %1?").arg(name),
            .meaning = tr("They can no longer write to you or send you files, and for them you are not there. They are not told. "
                          "You can unblock them here, or under Security in the settings."),
            .deed = tr("Block")};
    });
    connect(&question, &QDialog::accepted, this, [this, peer] { m_node.setBlocked(peer, true); });
}

} // namespace dovetail::ui
