// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shares/passwordpage.h"

#include "ui/format/placeholder.h"
#include "ui/format/translated.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace dovetail::ui {

PasswordPage::PasswordPage(QWidget *parent) : QWidget(parent), m_sentence(new QLabel), m_password(new QLineEdit)
{
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setMaximumWidth(280);
    auto *open = new QPushButton;
    open->setProperty("primary", true);
    connect(open, &QPushButton::clicked, this, &PasswordPage::give);
    connect(m_password, &QLineEdit::returnPressed, this, &PasswordPage::give);
    auto *field = new QHBoxLayout;
    field->setSpacing(8);
    field->addStretch(1);
    field->addWidget(m_password, 3);
    field->addWidget(open);
    field->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(32, 24, 32, 24);
    column->setSpacing(12);
    column->addStretch(4);
    column->addWidget(m_sentence);
    column->addLayout(field);
    column->addStretch(5);
    keepTranslated(this, [this, open] {
        m_password->setAccessibleName(tr("Password"));
        setPlaceholder(*m_password, tr("Password"));
        open->setText(tr("Open"));
    });
}

void PasswordPage::say(const QString &sentence)
{
    m_sentence->setText(sentence);
}

void PasswordPage::ask()
{
    m_password->clear();
    m_password->setFocus(Qt::OtherFocusReason);
}

void PasswordPage::give()
{
    if (!m_password->text().isEmpty())
        emit entered(m_password->text());
}

} // namespace dovetail::ui
