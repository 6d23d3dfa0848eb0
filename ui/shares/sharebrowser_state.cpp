// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shares/sharebrowser.h"

#include "core/common/sentence.h"
#include "ui/format/persontext.h"
#include "ui/shares/passwordpage.h"
#include "ui/theme/statepage.h"
#include "ui/theme/words.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>

// What the browser of shared folders shows and says of how far it has come.
namespace dovetail::ui {

/// What is said in place of the list.
void ShareBrowser::showWords()
{
    using State = BrowserModel::State;
    const State state = m_model.state();
    const QString name = isolated(shownName(m_person).left(longestName));
    if (m_patience.isActive())
        return; // what was there stays
    m_message->setSentence({});
    switch (state) {
    case State::Shown:
        break;
    case State::Loading:
        m_message->setSentence(tr("Asking %1…").arg(name));
        break;
    case State::Empty:
        m_message->setSentence(m_model.depth() == 0 ? tr("%1 shares no folder with you.").arg(name)
                                                    : tr("This folder is empty."));
        break;
    case State::NothingFound:
        m_message->setSentence(tr("Nothing here has “%1” in its name.").arg(m_model.filter().left(longestName)));
        break;
    case State::Failed:
        m_message->setSentence(sentence(m_model.error()));
        break;
    case State::PasswordNeeded:
        if (m_model.wrongPassword())
            m_passwordPage->setSentence(tr("That is not the password. Ask %1 for it.").arg(name), StatePage::Tone::Bad);
        else
            m_passwordPage->setSentence(tr("“%1” asks for a password.").arg(m_model.trail().value(0).left(longestName)));
        break;
    }
}

/// An answer that comes at once takes the place of what was there, and nothing flickers.
void ShareBrowser::showState()
{
    using State = BrowserModel::State;
    const State state = m_model.state();
    if (state == State::Loading && !m_asking) {
        m_patience.start();
        return;
    }
    m_patience.stop();
    m_asking = state == State::Loading;
    showWords();
    if (m_asking)
        m_message->setPicture(QStringLiteral("search"));
    else if (state == State::Failed)
        m_message->setPicture(QStringLiteral("alert"), StatePage::Tone::Bad);
    else
        m_message->setPicture(QStringLiteral("folder"));
    m_message->setBusy(m_asking);
    m_again->setVisible(state == State::Failed || (state == State::Empty && m_model.depth() == 0));
    if (!m_asking)
        fitColumns();
    m_stack->setCurrentWidget(state == State::Shown            ? static_cast<QWidget *>(m_view)
                                  : state == State::PasswordNeeded ? static_cast<QWidget *>(m_passwordPage)
                                                                   : m_message);
    if (state == State::PasswordNeeded)
        m_passwordPage->ask();
    else if (state == State::Shown && !m_filter->hasFocus())
        m_view->setFocus(Qt::OtherFocusReason);
    if (state == State::Shown && !m_view->currentIndex().isValid()) { // they are new
        m_view->scrollToTop();
        m_view->selectionModel()->setCurrentIndex(m_model.index(0, 0), QItemSelectionModel::NoUpdate);
    }
    showCount();
}

void ShareBrowser::showCount()
{
    if (m_patience.isActive())
        return; // what was there stays
    m_transfers->hide();
    const QList<int> rows = chosenRows();
    const bool shown = m_model.state() == BrowserModel::State::Shown;
    qint64 bytes = 0;
    bool folders = false;
    for (const int row : rows) {
        bytes += m_model.index(row, 0).data(BrowserModel::BytesRole).toLongLong();
        folders |= m_model.index(row, 0).data(BrowserModel::FolderRole).toBool();
    }
    QString text;
    if (!rows.isEmpty())
        text = folders ? tr("%n chosen", nullptr, int(rows.size()))
                       : tr("%n chosen, %1", nullptr, int(rows.size())).arg(formatBytes(bytes));
    else if (shown)
        text = m_model.depth() == 0 ? tr("%n shared folder(s)", nullptr, m_model.total())
                                    : tr("%n item(s)", nullptr, m_model.total());
    m_count->setText(text);
    m_download->setText(rows.isEmpty() && m_model.depth() > 0 ? tr("Download all") : tr("Download"));
    const bool can = shown && (!rows.isEmpty() || m_model.depth() > 0);
    m_download->setEnabled(can);
    m_downloadTo->setEnabled(can);
}

} // namespace dovetail::ui
