// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/personpicker.h"

#include "ui/contacts/peoplefilter.h"
#include "ui/contacts/peoplemodel.h"
#include "ui/contacts/persondelegate.h"
#include "ui/format/beginning.h"
#include "ui/format/placeholder.h"
#include "ui/format/translated.h"
#include "ui/format/wordslabel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>

namespace dovetail::ui {

PersonPicker::PersonPicker(const Theme &theme, PeopleModel &people, std::function<Words()> words,
                           QWidget *parent)
    : QDialog(parent),
      m_filter(new PeopleFilter(people, this, PeopleFilter::Who::NotBlocked)),
      m_about(new WordsLabel),
      m_search(new QLineEdit),
      m_view(new QListView),
      m_cancel(new QPushButton),
      m_choose(new QPushButton)
{
    resize(400, 480);
    keepAtBeginning(*m_about);
    m_about->setProperty("tone", QStringLiteral("sub"));
    m_about->setFont(Fonts(font()).small);
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, this, &PersonPicker::filter);

    m_view->setObjectName(QStringLiteral("forwardList"));
    m_view->setModel(m_filter);
    m_view->setItemDelegate(new PersonDelegate(theme, m_view));
    m_view->setMouseTracking(true);
    m_view->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setEditTriggers(QListView::NoEditTriggers);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) { m_choose->setEnabled(current.isValid()); });
    connect(m_view, &QListView::doubleClicked, this, &PersonPicker::chooseCurrent);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, signal, this, &PersonPicker::chooseFirst);

    m_choose->setDefault(true);
    m_choose->setProperty("primary", true);
    m_choose->setEnabled(false);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_choose, &QPushButton::clicked, this, &PersonPicker::chooseCurrent);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_choose);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(10);
    column->addWidget(m_about);
    column->addWidget(m_search);
    column->addWidget(m_view, 1);
    column->addLayout(buttons);
    m_search->setFocus(Qt::OtherFocusReason);
    chooseFirst();
    keepTranslated(this, [this, words = std::move(words)] { setTexts(words()); });
}

void PersonPicker::setTexts(const Words &words)
{
    setWindowTitle(words.title);
    m_about->setText(elidedWords(words.about.left(512).simplified(), m_about->font(), 340));
    setPlaceholder(*m_search, tr("Search people"));
    m_search->setAccessibleName(tr("Search people"));
    m_view->setAccessibleName(tr("People"));
    m_cancel->setText(tr("Cancel"));
    m_choose->setText(words.button);
}

bool PersonPicker::eventFilter(QObject *watched, QEvent *event)
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

void PersonPicker::filter(const QString &words)
{
    m_filter->setWords(words);
    m_view->setCurrentIndex(m_filter->next({}, 1));
    m_choose->setEnabled(m_view->currentIndex().isValid());
}

/// Enter takes the first one, whom one had to do with last; who was chosen stays so, whoever else turns up.
void PersonPicker::chooseFirst()
{
    if (!m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_filter->next({}, 1));
}

void PersonPicker::chooseCurrent()
{
    const auto id = m_view->currentIndex().data(PeopleModel::IdRole).value<PeerId>();
    if (id.isNull())
        return;
    emit personChosen(id);
    accept();
}

} // namespace dovetail::ui
