// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/persondialog.h"

#include "ui/contacts/statustext.h"
#include "ui/format/persontext.h"
#include "ui/theme/fonts.h"

#include <QDateTime>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace dovetail::ui {

namespace {

QLabel *plainLabel()
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

/// In groups of four, as people read such things aloud.
QString grouped(const QString &hex)
{
    QStringList groups;
    for (qsizetype at = 0; at < hex.size(); at += 4)
        groups += hex.mid(at, 4);
    return groups.join(QLatin1Char(' '));
}

} // namespace

PersonDialog::PersonDialog(const Person &person, QWidget *parent)
    : QDialog(parent),
      m_name(plainLabel()),
      m_form(new QFormLayout),
      m_find(new QPushButton(tr("Find in conversation"))),
      m_export(new QPushButton(tr("Export conversation…"))),
      m_clear(new QPushButton(tr("Clear history…")))
{
    setWindowTitle(tr("About this person"));
    setMinimumWidth(480);
    m_name->setFont(Fonts::scaled(Fonts(font()).strong, 1.15));
    m_form->setHorizontalSpacing(16);
    m_form->setVerticalSpacing(8);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addFact(Fact::State, tr("State"));
    addFact(Fact::LastSeen, tr("Last seen"));
    addFact(Fact::TheirTime, tr("Their time"));
    addFact(Fact::Clock, tr("Clock"));
    addFact(Fact::Computer, tr("Computer"));
    addFact(Fact::Address, tr("Address"));
    addFact(Fact::Protection, tr("Protection"));
    addFact(Fact::Identity, tr("Identity"));

    connect(m_find, &QPushButton::clicked, this, &PersonDialog::findWanted);
    connect(m_find, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_export, &QPushButton::clicked, this, &PersonDialog::exportWanted);
    connect(m_clear, &QPushButton::clicked, this, &PersonDialog::clearWanted);
    auto *conversation = new QHBoxLayout;
    conversation->addWidget(m_find);
    conversation->addWidget(m_export);
    conversation->addWidget(m_clear);
    conversation->addStretch();

    auto *close = new QPushButton(tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(14);
    column->addWidget(m_name);
    column->addLayout(m_form);
    column->addSpacing(4);
    column->addLayout(conversation);
    column->addStretch();
    column->addLayout(buttons);

    m_clockwork.setInterval(1000);
    connect(&m_clockwork, &QTimer::timeout, this, &PersonDialog::showTime);
    m_clockwork.start();
    setPerson(person);
    close->setFocus(Qt::OtherFocusReason);
}

void PersonDialog::setPerson(const Person &person)
{
    m_person = person;
    m_name->setText(shownName(person).left(512));
    showFact(Fact::State, presenceText(person));
    showFact(Fact::LastSeen,
             person.presence == Presence::Offline && person.lastSeen > 0
                 ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(person.lastSeen), QLocale::ShortFormat)
                 : QString());
    showFact(Fact::Clock, clockOffsetText(person));
    showFact(Fact::Computer, person.host);
    showFact(Fact::Address, person.endpoint.address.isNull() ? QString() : person.endpoint.toString());
    showFact(Fact::Protection, trustText(person.trust));
    showFact(Fact::Identity, grouped(person.id.toHex()));
    for (QPushButton *button : {m_find, m_export, m_clear})
        button->setEnabled(person.lastMessage.has_value());
    showTime();
}

void PersonDialog::addFact(Fact fact, const QString &caption)
{
    auto *name = new QLabel(caption);
    name->setProperty("tone", QStringLiteral("sub"));
    QLabel *value = plainLabel();
    name->setBuddy(value);
    m_form->addRow(name, value);
    m_facts.insert(fact, value);
}

void PersonDialog::showFact(Fact fact, const QString &text)
{
    QLabel *label = m_facts.value(fact);
    label->setText(text);
    label->setVisible(!text.isEmpty());
    m_form->labelForField(label)->setVisible(!text.isEmpty());
}

void PersonDialog::showTime()
{
    showFact(Fact::TheirTime, theirTimeText(m_person, QDateTime::currentDateTime(), QLocale()));
}

} // namespace dovetail::ui
