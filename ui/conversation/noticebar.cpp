// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/noticebar.h"

#include "ui/format/beginning.h"
#include "ui/format/translated.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include <utility>

namespace dovetail::ui {

NoticeBar::NoticeBar(const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_icon(new QLabel),
      m_text(new QLabel),
      m_action(new QPushButton),
      m_close(new QToolButton)
{
    setObjectName(QStringLiteral("noticeBar"));
    setAttribute(Qt::WA_StyledBackground);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    keepAtBeginning(*m_text); // beside its sign
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    keepTranslated(this, [this] {
        m_close->setAccessibleName(tr("Dismiss"));
        m_close->setToolTip(tr("Dismiss"));
    });
    m_action->hide();
    connect(m_close, &QToolButton::clicked, this, &NoticeBar::dismiss);
    connect(m_action, &QPushButton::clicked, this, [this] {
        const auto act = std::exchange(m_act, {});
        dismiss();
        if (act)
            act();
    });

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 10, 6);
    row->setSpacing(10);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addWidget(m_close, 0, Qt::AlignTop);
    connect(&theme, &Theme::changed, this, &NoticeBar::retint);
    hide();
}

void NoticeBar::show(const QString &sentence, Tone tone)
{
    m_tone = tone;
    m_act = {};
    m_action->hide();
    m_text->setText(sentence);
    setAccessibleName(sentence);
    setProperty("tone", tone == Tone::Error ? QStringLiteral("bad") : QStringLiteral("warn"));
    style()->unpolish(this);
    style()->polish(this);
    retint();
    setVisible(true);
}

void NoticeBar::offer(const QString &sentence, const QString &action, std::function<void()> act)
{
    show(sentence, Tone::Notice);
    m_act = std::move(act);
    m_action->setText(action);
    m_action->show();
}

void NoticeBar::dismiss()
{
    m_act = {};
    m_text->clear();
    hide();
}

QString NoticeBar::text() const
{
    return m_text->text();
}

/// As far from the edges as the messages are.
void NoticeBar::resizeEvent(QResizeEvent *event)
{
    const int beside = metrics::besideColumn(width());
    layout()->setContentsMargins(14 + beside, 6, 10 + beside, 6);
    layout()->activate();
    QWidget::resizeEvent(event);
}

void NoticeBar::retint()
{
    const Colours &colours = m_theme.colours();
    const QColor colour = m_tone == Tone::Error ? colours.bad : colours.warn;
    m_icon->setPixmap(iconPixmap(QStringLiteral("alert"), colour, metrics::icon, devicePixelRatioF()));
    m_close->setIcon(tintedIcon(QStringLiteral("close"), colours.sub));
}

} // namespace dovetail::ui
