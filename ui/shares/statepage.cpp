// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shares/statepage.h"

#include "ui/format/translated.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace dovetail::ui {

StatePage::StatePage(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_icon(new QLabel), m_sentence(new QLabel), m_bar(new QProgressBar), m_retry(new QPushButton)
{
    m_icon->setAlignment(Qt::AlignCenter);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(160, metrics::bar);
    m_bar->hide();
    keepTranslated(m_retry, [this] { m_retry->setText(tr("Try again")); });
    connect(m_retry, &QPushButton::clicked, this, &StatePage::retryWanted);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(32, 24, 32, 24);
    column->setSpacing(12);
    column->addStretch(4);
    column->addWidget(m_icon);
    column->addWidget(m_sentence);
    column->addWidget(m_bar, 0, Qt::AlignHCenter);
    column->addWidget(m_retry, 0, Qt::AlignHCenter);
    column->addStretch(5);
    connect(&theme, &Theme::changed, this, &StatePage::retint);
    retint();
}

void StatePage::setKind(Kind kind, bool canRetry)
{
    m_kind = kind;
    m_bar->setVisible(kind == Kind::Busy);
    m_retry->setVisible(canRetry);
    retint();
}

void StatePage::say(const QString &sentence)
{
    m_sentence->setText(sentence);
    m_bar->setAccessibleName(sentence);
}

void StatePage::retint()
{
    const QString icon = m_kind == Kind::Busy ? QStringLiteral("search")
        : m_kind == Kind::Bad                 ? QStringLiteral("alert")
                                              : QStringLiteral("folder");
    m_icon->setPixmap(iconPixmap(icon, m_kind == Kind::Bad ? m_theme.colours().bad : m_theme.colours().sub, 36, devicePixelRatioF()));
}

} // namespace dovetail::ui
