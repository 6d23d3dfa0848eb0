// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shares/passwordpage.h"

#include "ui/format/placeholder.h"
#include "ui/format/translated.h"

#include <QLineEdit>
#include <QPushButton>

namespace dovetail::ui {

PasswordPage::PasswordPage(const Theme &theme, QWidget *parent) : StatePage(theme, parent), m_password(new QLineEdit)
{
    setPicture(QStringLiteral("lock"));
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setMinimumWidth(180);
    addField(m_password);
    QPushButton *open = addButton();
    open->setProperty("primary", true);
    connect(open, &QPushButton::clicked, this, &PasswordPage::give);
    connect(m_password, &QLineEdit::returnPressed, this, &PasswordPage::give);
    keepTranslated(this, [this, open] {
        m_password->setAccessibleName(tr("Password"));
        setPlaceholder(*m_password, tr("Password"));
        open->setText(tr("Open"));
    });
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
