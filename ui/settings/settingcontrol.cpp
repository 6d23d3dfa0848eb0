// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingcontrol.h"

#include "ui/format/beginning.h"
#include "ui/format/placeholder.h"
#include "ui/format/plaintext.h"
#include "ui/theme/fonts.h"
#include "ui/theme/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace dovetail::ui {

namespace {

QLabel *wrapped(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    keepAtBeginning(*label);
    return label;
}

} // namespace

SettingControl::SettingControl(const SettingRow &row, QWidget *parent) : QWidget(parent), m_row(row)
{
    setObjectName(row.id);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    switch (row.kind) {
    case SettingRow::Kind::Switch:
        m_control = makeSwitch();
        break;
    case SettingRow::Kind::Choice:
        m_control = makeChoice();
        break;
    case SettingRow::Kind::Text:
        m_control = makeText();
        break;
    case SettingRow::Kind::Action:
        m_control = makeAction();
        break;
    }
    if (row.kind != SettingRow::Kind::Switch) {
        QLabel *label = wrapped(row.label);
        label->setFont(Fonts(label->font()).strong);
        label->setBuddy(m_control);
        column->addWidget(label);
    }
    if (m_shown)
        column->addWidget(m_shown);
    column->addWidget(m_control, 0, row.kind == SettingRow::Kind::Text ? Qt::Alignment() : Qt::AlignLeft);
    if (!row.explanation.isEmpty()) {
        m_explanation = wrapped({});
        m_explanation->setFont(Fonts(m_explanation->font()).small);
        m_explanation->setProperty("tone", QStringLiteral("sub"));
        column->addWidget(m_explanation);
    }
    explain();
    refresh();
}

void SettingControl::explain()
{
    QStringList texts{m_row.label, m_row.explanation, m_row.button};
    for (const SettingChoice &choice : std::as_const(m_row.choices))
        texts += choice.text;
    m_searched = texts.join(QLatin1Char('\n')).toCaseFolded();
    m_control->setAccessibleDescription(m_row.explanation);
    if (m_explanation)
        m_explanation->setText(m_row.explanation);
}

void SettingControl::refresh(const SettingRow &row)
{
    if (row.explanation != m_row.explanation) { // it goes by the value
        m_row.explanation = row.explanation;
        explain();
    }
    refresh();
}

QWidget *SettingControl::makeSwitch()
{
    m_switch = new QCheckBox(plainMenuText(m_row.label));
    m_switch->setAccessibleName(m_row.label);
    connect(m_switch, &QCheckBox::clicked, this, [this](bool on) { m_row.set(on); });
    return m_switch;
}

QWidget *SettingControl::makeChoice()
{
    m_choice = new QComboBox;
    m_choice->setAccessibleName(m_row.label);
    m_choice->setMinimumWidth(220);
    m_choice->setFocusPolicy(Qt::StrongFocus);
    // Among letters from the right "5 MB" has to be kept in order. Elsewhere a choice begins with what it is found by with keys.
    const bool fromRight = m_choice->isRightToLeft();
    for (const SettingChoice &choice : std::as_const(m_row.choices))
        m_choice->addItem(fromRight ? isolated(choice.text) : choice.text, choice.value);
    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        if (const QVariant value = m_choice->itemData(index); value != m_row.value())
            m_row.set(value);
    });
    return m_choice;
}

QWidget *SettingControl::makeText()
{
    m_text = new QLineEdit;
    m_text->setAccessibleName(m_row.label);
    m_text->setMaxLength(m_row.maxLength);
    setPlaceholder(*m_text, m_row.placeholder);
    connect(m_text, &QLineEdit::editingFinished, this, [this] {
        if (const QString text = m_text->text().simplified(); text != m_row.value().toString())
            m_row.set(text);
    });
    return m_text;
}

QWidget *SettingControl::makeAction()
{
    if (m_row.value) {
        m_shown = wrapped({});
        m_shown->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    auto *button = new QPushButton(m_row.button);
    button->setAccessibleName(QStringLiteral("%1: %2").arg(m_row.label, m_row.button));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this] { m_row.set({}); });
    return button;
}

void SettingControl::refresh()
{
    const QVariant value = m_row.value ? m_row.value() : QVariant();
    if (m_switch)
        m_switch->setChecked(value.toBool());
    if (m_text && !m_text->hasFocus())
        m_text->setText(value.toString());
    if (m_shown)
        m_shown->setText(value.toString());
    if (m_choice) {
        int index = m_choice->findData(value);
        if (index < 0) { // set by other means
            m_choice->addItem(value.toString(), value);
            index = m_choice->count() - 1;
        }
        m_choice->setCurrentIndex(index);
        m_choice->setToolTip(plainToolTip(m_choice->currentText())); // a narrow one shortens it
    }
}

bool SettingControl::matches(const QStringList &words) const
{
    return std::all_of(words.cbegin(), words.cend(),
                       [this](const QString &word) { return m_searched.contains(word); });
}

} // namespace dovetail::ui
