// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/failurepage.h"

#include "core/common/sentence.h"
#include "ui/format/translated.h"

#include <QPushButton>

namespace dovetail::ui {

FailurePage::FailurePage(const Theme &theme, QWidget *parent)
    : StatePage(theme, parent), m_again(addButton()), m_log(addButton()), m_quit(addButton())
{
    setObjectName(QStringLiteral("failedState"));
    setAttribute(Qt::WA_StyledBackground);
    setPicture(QStringLiteral("alert"), Tone::Bad);
    m_again->setProperty("primary", true);
    connect(m_again, &QPushButton::clicked, this, &FailurePage::againWanted);
    connect(m_log, &QPushButton::clicked, this, &FailurePage::logFolderWanted);
    connect(m_quit, &QPushButton::clicked, this, &FailurePage::quitWanted);
    keepTranslated(this, [this] { setTexts(); });
}

void FailurePage::setError(const Error &error)
{
    m_error = error;
    setTexts();
}

void FailurePage::showEvent(QShowEvent *event)
{
    StatePage::showEvent(event);
    m_again->setFocus(Qt::OtherFocusReason);
}

void FailurePage::setTexts()
{
    setTitle(tr("Dovetail could not start"));
    setSentence(m_error.isError() ? sentence(m_error) : QString());
    m_again->setText(tr("Try again"));
    m_log->setText(tr("Open log folder"));
    m_quit->setText(tr("Quit"));
}

} // namespace dovetail::ui
