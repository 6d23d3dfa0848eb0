// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/searchresults.h"

#include "ui/format/beginning.h"
#include "ui/format/rowaccess.h"
#include "ui/format/translated.h"
#include "ui/search/hitdelegate.h"
#include "ui/search/searchmodel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QVBoxLayout>

namespace dovetail::ui {

SearchResults::SearchResults(const Theme &theme, SearchModel &model, QWidget *parent)
    : QWidget(parent),
      m_model(model),
      m_heading(new QLabel),
      m_words(new QLabel),
      m_view(new QListView)
{
    QFont font = Fonts(this->font()).tiny;
    font.setWeight(QFont::DemiBold);
    m_heading->setFont(font);
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setProperty("tone", QStringLiteral("sub"));
    m_heading->setContentsMargins(10, 14, 10, 6);
    keepAtBeginning(*m_heading);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    m_words->setProperty("tone", QStringLiteral("sub"));
    m_words->setContentsMargins(10, 4, 10, 8);
    m_words->setAlignment(Qt::AlignTop);
    keepAtBeginning(*m_words);

    m_view->setModel(&model);
    keepCurrentRowTold(*m_view);
    m_view->setItemDelegate(new HitDelegate(theme, m_view));
    m_view->setMouseTracking(true);
    m_view->setUniformItemSizes(true);
    m_view->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setEditTriggers(QListView::NoEditTriggers);
    const auto choose = [this](const QModelIndex &index) {
        if (index.isValid())
            emit hitChosen(m_model.hit(index.row()));
    };
    // Not activated(): with some desktops that takes a double click.
    connect(m_view, &QListView::clicked, this, choose);
    m_view->installEventFilter(this);
    connect(&theme, &Theme::changed, m_view->viewport(), qOverload<>(&QWidget::update));
    connect(&model, &SearchModel::stateChanged, this, &SearchResults::showState);
    connect(m_view->verticalScrollBar(), &QScrollBar::rangeChanged, this, &SearchResults::barChanged);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_heading);
    column->addWidget(m_words);
    column->addWidget(m_view, 1);
    column->addStretch();
    keepTranslated(this, [this] {
        m_heading->setText(tr("In messages"));
        m_view->setAccessibleName(tr("In messages"));
        showState();
    });
}

int SearchResults::roomOfBar() const
{
    const QScrollBar *bar = m_view->verticalScrollBar();
    return !m_view->isHidden() && bar->maximum() > 0 ? bar->sizeHint().width() : 0;
}

bool SearchResults::enter()
{
    if (m_model.rowCount() == 0)
        return false;
    if (!m_view->currentIndex().isValid())
        m_view->setCurrentIndex(m_model.index(0));
    m_view->setFocus(Qt::TabFocusReason);
    return true;
}

bool SearchResults::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && m_view->currentIndex().isValid()) {
            emit hitChosen(m_model.hit(m_view->currentIndex().row()));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void SearchResults::showState()
{
    QString words;
    switch (m_model.state()) {
    case SearchModel::State::Idle:
        words = tr("Type what you are looking for: words, or parts of words.");
        break;
    case SearchModel::State::Searching:
        if (m_model.rowCount() == 0)
            words = tr("Searching…");
        break;
    case SearchModel::State::Found:
        words = m_model.sentence();
        break;
    case SearchModel::State::Nothing:
        words = tr("No message has these words.");
        break;
    case SearchModel::State::Failed:
        words = m_model.sentence();
        break;
    }
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
    m_view->setVisible(m_model.rowCount() > 0);
    emit barChanged();
}

} // namespace dovetail::ui
