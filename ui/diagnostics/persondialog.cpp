// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/persondialog.h"

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

QLabel *fact(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QLabel *caption(const QString &text)
{
    auto *label = new QLabel(text);
    label->setProperty("tone", QStringLiteral("sub"));
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

PersonDialog::PersonDialog(const Person &person, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About this person"));
    setMinimumWidth(440);
    auto *name = fact(shownName(person));
    name->setFont(Fonts::scaled(Fonts(font()).strong, 1.15));
    auto *facts = new QFormLayout;
    facts->setHorizontalSpacing(16);
    facts->setVerticalSpacing(8);
    facts->addRow(caption(tr("Computer")), fact(person.host));
    facts->addRow(caption(tr("Address")), fact(person.endpoint.toString()));
    facts->addRow(caption(tr("State")), fact(presenceText(person.presence)));
    if (person.presence == Presence::Offline && person.lastSeen > 0) {
        facts->addRow(
            caption(tr("Last seen")),
            fact(QLocale().toString(QDateTime::fromMSecsSinceEpoch(person.lastSeen), QLocale::ShortFormat)));
    }
    facts->addRow(caption(tr("Protection")), fact(trustText(person.trust)));
    facts->addRow(caption(tr("Identity")), fact(grouped(person.id.toHex())));

    auto *close = new QPushButton(tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(14);
    column->addWidget(name);
    column->addLayout(facts);
    column->addStretch();
    column->addLayout(buttons);
}

} // namespace dovetail::ui
