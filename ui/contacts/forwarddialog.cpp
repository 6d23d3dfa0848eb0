// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/forwarddialog.h"

#include "ui/contacts/peoplefilter.h"
#include "ui/contacts/peoplemodel.h"
#include "ui/contacts/persondelegate.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>

namespace dovetail::ui {

ForwardDialog::ForwardDialog(const Theme &theme, PeopleModel &people, const QString &text, QWidget *parent)
    : QDialog(parent),
      m_filter(new PeopleFilter(people, this)),
      m_search(new QLineEdit),
      m_view(new QListView),
      m_send(new QPushButton(tr("Forward")))
{
    setWindowTitle(tr("Forward to"));
    resize(400, 480);
    auto *quote = new QLabel(fontMetrics().elidedText(text.left(512).simplified(), Qt::ElideRight, 340));
    quote->setTextFormat(Qt::PlainText);
    quote->setProperty("tone", QStringLiteral("sub"));
    quote->setFont(Fonts(font()).small);
    m_search->setPlaceholderText(tr("Search people"));
    m_search->setAccessibleName(tr("Search people"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &ForwardDialog::filter);

    m_view->setObjectName(QStringLiteral("forwardList"));
    m_view->setModel(m_filter);
    m_view->setItemDelegate(new PersonDelegate(theme, m_view));
    m_view->setAccessibleName(tr("People"));
    m_view->setMouseTracking(true);
    m_view->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setEditTriggers(QListView::NoEditTriggers);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) { m_send->setEnabled(current.isValid()); });
    connect(m_view, &QListView::doubleClicked, this, &ForwardDialog::chooseCurrent);

    auto *cancel = new QPushButton(tr("Cancel"));
    m_send->setDefault(true);
    m_send->setProperty("primary", true);
    m_send->setEnabled(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_send, &QPushButton::clicked, this, &ForwardDialog::chooseCurrent);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_send);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(10);
    column->addWidget(quote);
    column->addWidget(m_search);
    column->addWidget(m_view, 1);
    column->addLayout(buttons);
    m_search->setFocus(Qt::OtherFocusReason);
}

bool ForwardDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            m_view->setCurrentIndex(m_filter->next(m_view->currentIndex(), key == Qt::Key_Down ? 1 : -1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void ForwardDialog::filter(const QString &words)
{
    m_filter->setWords(words);
    // Enter takes the first one found; without words nobody is meant yet.
    m_view->setCurrentIndex(words.trimmed().isEmpty() ? QModelIndex() : m_filter->next({}, 1));
    m_send->setEnabled(m_view->currentIndex().isValid());
}

void ForwardDialog::chooseCurrent()
{
    const auto id = m_view->currentIndex().data(PeopleModel::IdRole).value<PeerId>();
    if (id.isNull())
        return;
    emit personChosen(id);
    accept();
}

} // namespace dovetail::ui
