// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/findbar.h"

#include "ui/format/placeholder.h"
#include "ui/format/translated.h"
#include "ui/search/daypicker.h"
#include "ui/search/hitline.h"
#include "ui/search/searchmodel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace dovetail::ui {

namespace {

void name(QToolButton *button, const QString &name, const QString &toolTip)
{
    button->setAccessibleName(name);
    button->setToolTip(toolTip);
}

} // namespace

FindBar::FindBar(const Theme &theme, SearchModel &model, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_model(model),
      m_edit(new QLineEdit),
      m_count(new QLabel),
      m_older(new QToolButton),
      m_newer(new QToolButton),
      m_calendar(new QToolButton),
      m_close(new QToolButton)
{
    setObjectName(QStringLiteral("findBar"));
    setAttribute(Qt::WA_StyledBackground);
    m_edit->installEventFilter(this);
    m_edit->setMinimumWidth(80);
    m_count->setFont(Fonts(font()).small);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setProperty("tone", QStringLiteral("sub"));
    m_count->setAlignment(Qt::AlignCenter);

    connect(m_edit, &QLineEdit::textChanged, &model, &SearchModel::setText);
    connect(m_edit, &QLineEdit::textChanged, this, &FindBar::tellWords);
    connect(m_older, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_newer, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_calendar, &QToolButton::clicked, this, &FindBar::showCalendar);
    connect(m_close, &QToolButton::clicked, this, [this] {
        leave();
        emit left();
    });
    connect(&model, &SearchModel::found, this, &FindBar::takeHits);
    connect(&model, &SearchModel::stateChanged, this, &FindBar::showState);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { m_current = -1; });
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (std::exchange(m_stepOn, false))
            step(1);
    });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex &, int first) {
        if (first <= m_current)
            --m_current;
        showState();
    });

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(4);
    row->addWidget(m_edit, 1);
    row->addWidget(m_count);
    row->addWidget(m_older);
    row->addWidget(m_newer);
    row->addWidget(m_calendar);
    row->addWidget(m_close);
    connect(&theme, &Theme::changed, this, &FindBar::retint);
    retint();
    keepTranslated(this, [this] { setTexts(); });
    hide();
}

void FindBar::setTexts()
{
    name(m_older, tr("Older match"), tr("Older match (F3)"));
    name(m_newer, tr("Newer match"), tr("Newer match (Shift+F3)"));
    name(m_calendar, tr("Go to a day"), tr("Go to a day"));
    name(m_close, tr("Close"), tr("Close (Esc)"));
    setPlaceholder(*m_edit, tr("Find in this conversation"));
    m_edit->setAccessibleName(tr("Find in this conversation"));
    m_edit->setToolTip(tr("Find in this conversation"));
    m_count->setMinimumWidth(m_count->fontMetrics().horizontalAdvance(tr("No matches")) + 8);
    showState();
}

void FindBar::open()
{
    show();
    m_model.setText(m_edit->text());
    tellWords();
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void FindBar::leave()
{
    if (isHidden())
        return;
    hide();
    m_model.setText({});
    tellWords();
}

void FindBar::tellWords()
{
    emit wordsChanged(isHidden() ? QStringList() : searchWords(m_edit->text()));
}

void FindBar::step(int by)
{
    const int wanted = m_current + by;
    if (wanted >= 0 && wanted < m_model.rowCount()) {
        choose(wanted);
    } else if (by > 0 && m_model.canFetchMore({})) {
        m_stepOn = true;
        m_model.fetchMore({});
    }
}

void FindBar::takeHits()
{
    m_stepOn = false;
    m_current = -1;
    // Those who type see the newest place at once.
    if (m_model.rowCount() > 0 && isVisible())
        choose(0);
    showState();
}

void FindBar::choose(int row)
{
    m_current = row;
    showState();
    emit hitChosen(m_model.hit(row));
}

void FindBar::showState()
{
    QString count;
    const int hits = m_model.rowCount();
    switch (m_model.state()) {
    case SearchModel::State::Idle:
    case SearchModel::State::Searching:
        break;
    case SearchModel::State::Found:
        if (m_current >= 0) {
            //: Which hit of how many.
            count = m_model.isComplete() ? tr("%1 of %2").arg(m_current + 1).arg(hits)
                                         //: Which hit of how many; there are more than those.
                                         : tr("%1 of %2+").arg(m_current + 1).arg(hits);
        }
        break;
    case SearchModel::State::Nothing:
        count = tr("No matches");
        break;
    case SearchModel::State::Failed:
        count = tr("Not searched");
        break;
    }
    m_count->setText(count);
    m_older->setEnabled(m_current + 1 < hits || (hits > 0 && !m_model.isComplete()));
    m_newer->setEnabled(m_current > 0);
}

void FindBar::showCalendar()
{
    auto *picker = new DayPicker(m_theme, this);
    connect(picker, &DayPicker::chosen, this, &FindBar::dayChosen);
    picker->adjustSize();
    const int x = isRightToLeft() ? 0 : m_calendar->width() - picker->width();
    picker->move(m_calendar->mapToGlobal(QPoint(x, m_calendar->height() + 2)));
    picker->show();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        m_close->click();
    else
        QWidget::keyPressEvent(event);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter || key->key() == Qt::Key_Up
            || key->key() == Qt::Key_Down) {
            const bool newer = key->key() == Qt::Key_Down || key->modifiers().testFlag(Qt::ShiftModifier);
            step(newer ? -1 : 1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void FindBar::retint()
{
    const QColor &sub = m_theme.colours().sub;
    m_older->setIcon(tintedIcon(QStringLiteral("up"), sub));
    m_newer->setIcon(tintedIcon(QStringLiteral("down"), sub));
    m_calendar->setIcon(tintedIcon(QStringLiteral("calendar"), sub));
    m_close->setIcon(tintedIcon(QStringLiteral("close"), sub));
}

} // namespace dovetail::ui
