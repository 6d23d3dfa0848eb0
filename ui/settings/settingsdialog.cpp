// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsdialog.h"

#include "ui/format/beginning.h"
#include "ui/format/placeholder.h"
#include "ui/format/rowaccess.h"
#include "ui/settings/settingcontrol.h"
#include "ui/theme/fonts.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

namespace dovetail::ui {

namespace {

constexpr int pageRole = Qt::UserRole;
constexpr int sideWidth = 190;
constexpr int sideMargin = 8;
constexpr int widest = 780; ///< the dialog by itself, so that it fits a small screen

} // namespace

SettingsDialog::SettingsDialog(SettingsTable &table, QWidget *parent)
    : QDialog(parent),
      m_table(table),
      m_search(new QLineEdit),
      m_titles(new QListWidget),
      m_scroll(new QScrollArea),
      m_line(new QWidget),
      m_nothing(new QLabel),
      m_close(new QPushButton)
{
    setMinimumSize(560, 400);
    resize(700, 560);
    m_search->setObjectName(QStringLiteral("settingsSearch"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::arrange);
    keepCurrentRowTold(*m_titles);
    m_titles->setObjectName(QStringLiteral("settingsTitles"));
    m_titles->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_titles, &QListWidget::currentRowChanged, this, [this] {
        m_search->clear();
        m_scroll->ensureVisible(0, 0);
        arrange();
    });
    connect(m_titles, &QListWidget::itemClicked, m_search, &QLineEdit::clear); // also the page one came from
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus); // all that is in it has the keys
    m_scroll->viewport()->setAutoFillBackground(false);
    m_nothing->setProperty("tone", QStringLiteral("sub"));
    m_nothing->setWordWrap(true);
    keepAtBeginning(*m_nothing);
    m_close->setDefault(true);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);

    auto *side = new QWidget; // one ground for the search and the pages
    side->setObjectName(QStringLiteral("settingsSide"));
    side->setAttribute(Qt::WA_StyledBackground);
    side->setFixedWidth(sideWidth);
    auto *left = new QVBoxLayout(side);
    left->setContentsMargins(sideMargin, 16, sideMargin, 8);
    left->setSpacing(12);
    left->addWidget(m_search);
    left->addWidget(m_titles, 1);
    m_line->setObjectName(QStringLiteral("settingsLine"));
    m_line->setFixedHeight(1);
    m_line->setAttribute(Qt::WA_StyledBackground);
    QSizePolicy kept = m_line->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_line->setSizePolicy(kept);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, &SettingsDialog::showLine);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &SettingsDialog::showLine);
    showLine();
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto *right = new QVBoxLayout;
    right->setContentsMargins(24, 20, 24, 16);
    right->setSpacing(0);
    buttons->setContentsMargins(0, 12, 0, 0);
    right->addWidget(m_scroll, 1);
    right->addWidget(m_line);
    right->addLayout(buttons);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(side);
    row->addLayout(right, 1);

    connect(&table, &SettingsTable::changed, this, &SettingsDialog::refresh);
    // Also to what is reached backwards, from below.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        if (now && m_scroll->isAncestorOf(now))
            m_scroll->ensureWidgetVisible(now);
    });
    retranslate();
    m_titles->setCurrentRow(0);
    m_titles->setFocus(Qt::OtherFocusReason);
}

void SettingsDialog::show(SettingsPage page)
{
    for (int row = 0; row < m_titles->count(); ++row)
        if (m_titles->item(row)->data(pageRole).toInt() == int(page))
            m_titles->setCurrentRow(row);
    m_search->clear();
}

void SettingsDialog::retranslate()
{
    setWindowTitle(tr("Settings"));
    setPlaceholder(*m_search, tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_titles->setAccessibleName(tr("Pages of the settings"));
    m_nothing->setText(tr("No setting matches."));
    m_close->setText(tr("Close"));
    build();
}

// All rows are there at once; which of them are shown, the page and the search decide.
void SettingsDialog::build()
{
    const QListWidgetItem *chosen = m_titles->currentItem();
    const int page = chosen ? chosen->data(pageRole).toInt() : -1;
    const QSignalBlocker quiet(m_titles);
    m_titles->clear();
    m_sections.clear();
    m_built.clear();
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("settingsContent"));
    auto *besideBar = new QHBoxLayout(content); // a margin would stay on the right in languages read from there
    besideBar->setContentsMargins(0, 0, 0, 0);
    besideBar->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setSpacing(20);
    besideBar->addLayout(column, 1);
    besideBar->addSpacing(12);
    m_nothing->setParent(nullptr); // it outlives the content it was in
    const QList<SettingRow> rows = m_table.rows();
    for (const SettingRow &row : rows) {
        if (m_sections.isEmpty() || m_sections.last().page != row.page) {
            const QString title = SettingsTable::titleOf(row.page);
            auto *heading = new QLabel(title);
            heading->setProperty("tone", QStringLiteral("sub"));
            keepAtBeginning(*heading);
            column->addWidget(heading);
            m_sections.append({row.page, heading, {}});
            auto *item = new QListWidgetItem(title, m_titles);
            item->setData(pageRole, int(row.page));
        }
        auto *control = new SettingControl(row);
        column->addWidget(control);
        m_sections.last().controls.append(control);
        m_built.append(row.id);
    }
    column->addWidget(m_nothing);
    column->addStretch();
    m_scroll->setWidget(content);
    content->setAutoFillBackground(false);
    QWidget *before = m_titles;
    for (const Section &section : std::as_const(m_sections))
        for (SettingControl *control : section.controls)
            setTabOrder(std::exchange(before, control->control()), control->control());
    setTabOrder(before, m_close);
    for (int i = 0; i < m_titles->count(); ++i)
        if (m_titles->item(i)->data(pageRole).toInt() == page)
            m_titles->setCurrentRow(i);
    if (m_titles->currentRow() < 0)
        m_titles->setCurrentRow(0);
    arrange();
}

void SettingsDialog::refresh()
{
    const QList<SettingRow> rows = m_table.rows();
    QStringList ids;
    for (const SettingRow &row : rows)
        ids.append(row.id);
    if (ids != m_built) {
        // Not at once: the button that brought this about is still being pressed.
        QMetaObject::invokeMethod(this, &SettingsDialog::build, Qt::QueuedConnection);
        return;
    }
    int at = 0;
    for (const Section &section : std::as_const(m_sections))
        for (SettingControl *control : section.controls)
            control->refresh(rows.at(at++));
}

void SettingsDialog::arrange()
{
    const QStringList words =
        m_search->text().simplified().toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QListWidgetItem *chosen = m_titles->currentItem();
    if (chosen)
        chosen->setSelected(words.isEmpty()); // what was found is of all pages
    bool any = false;
    for (const Section &section : std::as_const(m_sections)) {
        const bool here = words.isEmpty() && chosen && chosen->data(pageRole).toInt() == int(section.page);
        bool found = false;
        for (SettingControl *control : section.controls) {
            const bool shown = here || (!words.isEmpty() && control->matches(words));
            control->setVisible(shown);
            found = found || shown;
        }
        section.heading->setVisible(!words.isEmpty() && found);
        any = any || found;
    }
    m_nothing->setVisible(!any);
    fitWidth();
}

/// A switch says all of its words in one line: the dialog is not made narrower than the longest.
void SettingsDialog::fitWidth()
{
    const int beside = sideWidth + 48 + m_scroll->verticalScrollBar()->sizeHint().width();
    setMinimumWidth(qMax(minimumWidth(), qMin(widest, beside + m_scroll->widget()->minimumSizeHint().width())));
}

void SettingsDialog::showLine()
{
    const QScrollBar *bar = m_scroll->verticalScrollBar();
    m_line->setVisible(bar->value() < bar->maximum());
}

void SettingsDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    fitWidth();
}

void SettingsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace dovetail::ui
