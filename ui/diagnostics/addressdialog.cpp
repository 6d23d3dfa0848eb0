// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/addressdialog.h"

#include "ui/format/roomforwords.h"
#include "ui/format/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace dovetail::ui {

AddressDialog::AddressDialog(QWidget *parent) : QDialog(parent), m_edit(new QLineEdit), m_error(new QLabel)
{
    setMinimumWidth(460);
    keepRoomForWords(this);
    auto *label = new QLabel;
    label->setWordWrap(true);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->setProperty("tone", QStringLiteral("warn"));
    m_error->setMinimumHeight(m_error->fontMetrics().height() * 2); // so that nothing jumps
    m_error->setAlignment(Qt::AlignTop);

    auto *cancel = new QPushButton;
    auto *add = new QPushButton;
    add->setDefault(true);
    add->setEnabled(false);
    add->setProperty("primary", true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(add, &QPushButton::clicked, this, [this] { emit addressEntered(m_edit->text().trimmed()); });
    connect(m_edit, &QLineEdit::textChanged, this, [this, add](const QString &text) {
        add->setEnabled(!text.trimmed().isEmpty());
        m_error->clear();
    });

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(add);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(8);
    column->addWidget(label);
    column->addWidget(m_edit);
    column->addWidget(m_error);
    column->addStretch();
    column->addLayout(buttons);

    keepTranslated(this, [=, this] {
        setWindowTitle(tr("Add by address"));
        label->setText(tr("The address or name of the other computer:"));
        m_edit->setAccessibleName(label->text());
        //: Examples of an address; the numbers stay as they are.
        m_edit->setPlaceholderText(tr("10.0.0.12, 10.0.0.12:27423 or a computer's name"));
        cancel->setText(tr("Cancel"));
        add->setText(tr("Add"));
    });
}

void AddressDialog::refuse(const QString &sentence)
{
    m_error->setText(sentence);
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->selectAll();
}

} // namespace dovetail::ui
