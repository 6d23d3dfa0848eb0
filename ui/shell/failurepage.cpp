// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/failurepage.h"

#include "core/common/sentence.h"
#include "ui/format/translated.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace dovetail::ui {

FailurePage::FailurePage(const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_icon(new QLabel),
      m_title(new QLabel),
      m_sentence(new QLabel),
      m_again(new QPushButton),
      m_log(new QPushButton),
      m_quit(new QPushButton)
{
    setObjectName(QStringLiteral("failedState"));
    setAttribute(Qt::WA_StyledBackground);
    m_icon->setAlignment(Qt::AlignCenter);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setFont(Fonts::scaled(Fonts(font()).strong, 1.15));
    m_title->setProperty("tone", QStringLiteral("strong"));
    m_title->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_again->setProperty("primary", true);
    for (QPushButton *button : {m_again, m_log, m_quit})
        button->setAutoDefault(true); // no dialog: Enter presses the one that has the keyboard
    connect(m_again, &QPushButton::clicked, this, &FailurePage::againWanted);
    connect(m_log, &QPushButton::clicked, this, &FailurePage::logFolderWanted);
    connect(m_quit, &QPushButton::clicked, this, &FailurePage::quitWanted);

    // In a narrow window three buttons side by side would be wider than it is.
    auto *buttons = new QVBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {m_again, m_log, m_quit})
        buttons->addWidget(button);
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addLayout(buttons);
    middle->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(32, 24, 32, 24);
    column->addStretch(5);
    column->addWidget(m_icon);
    column->addSpacing(14);
    column->addWidget(m_title);
    column->addSpacing(4);
    column->addWidget(m_sentence);
    column->addSpacing(18);
    column->addLayout(middle);
    column->addStretch(6);

    connect(&theme, &Theme::changed, this, &FailurePage::retint);
    keepTranslated(this, [this] { setTexts(); });
    retint();
}

void FailurePage::setError(const Error &error)
{
    m_error = error;
    setTexts();
}

void FailurePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_again->setFocus(Qt::OtherFocusReason);
}

void FailurePage::setTexts()
{
    m_title->setText(tr("Dovetail could not start"));
    m_sentence->setText(m_error.isError() ? sentence(m_error) : QString());
    m_again->setText(tr("Try again"));
    m_log->setText(tr("Open log folder"));
    m_quit->setText(tr("Quit"));
}

void FailurePage::retint()
{
    m_icon->setPixmap(iconPixmap(QStringLiteral("alert"), m_theme.colours().bad, 44, devicePixelRatioF()));
}

} // namespace dovetail::ui
