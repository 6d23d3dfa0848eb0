// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/contacts/peoplepane.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/conversationpane.h"
#include "ui/search/findbar.h"
#include "ui/shell/mainmenu.h"
#include "ui/transfers/transfersplace.h"

#include <QKeyEvent>
#include <QShortcut>

// What the keyboard does wherever it is in the window.
namespace dovetail::ui {

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_transfers->isOpen())
        m_transfers->setOpen(false);
    else if (m_findBar->isVisible())
        m_findBar->leave();
    else if (!m_peoplePane->leaveSearch())
        goBack();
}

void MainWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto action) {
        connect(new QShortcut(keys, this), &QShortcut::activated, this, action);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_K), [this] {
        goBack();
        m_peoplePane->focusSearch();
    });
    add(QKeySequence(QKeySequence::Find), [this] { findInConversation(m_open); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), [this] {
        goBack();
        m_peoplePane->searchMessages();
    });
    const auto step = [this](int by) {
        if (m_findBar->isVisible())
            m_findBar->step(by);
        else
            findInConversation(m_open);
    };
    add(QKeySequence(Qt::Key_F3), [step] { step(1); });
    add(QKeySequence(Qt::SHIFT | Qt::Key_F3), [step] { step(-1); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { emit settingsWanted(); });
    add(QKeySequence(Qt::Key_F1), [this] { emit m_menu->guideWanted(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_J), [this] { m_transfers->toggle(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_O), [this] {
        if (!m_open.isNull())
            m_conversationPane->chooseFiles();
    });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O), [this] {
        if (!m_open.isNull())
            m_conversationPane->chooseFolder();
    });
    add(QKeySequence(Qt::ALT | Qt::Key_Down), [this] { m_peoplePane->chooseNext(1); });
    add(QKeySequence(Qt::ALT | Qt::Key_Up), [this] { m_peoplePane->chooseNext(-1); });
    for (int place = 0; place < 9; ++place)
        add(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + place)), [this, place] {
            if (m_peoplePane->choosePlace(place))
                m_conversationPane->composer()->focusText(); // from the list, too: whoever walks in it uses the arrows
        });
    add(QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { emit quitWanted(); });
}

void MainWindow::findInConversation(const PeerId &id)
{
    if (id.isNull())
        return;
    m_peoplePane->choose(id);
    open(id);
    m_findBar->open();
}

} // namespace dovetail::ui
