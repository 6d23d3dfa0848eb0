// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/composerbar.h"

#include "ui/format/beginning.h"
#include "ui/format/translated.h"
#include "ui/format/wordslabel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace dovetail::ui {

namespace {

QLabel *plainLabel(const QFont &font, const char *tone)
{
    auto *label = new WordsLabel;
    label->setFont(font);
    label->setProperty("tone", QString::fromLatin1(tone));
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    keepAtBeginning(*label); // what is quoted stands beside the bar
    return label;
}

} // namespace

ComposerBar::ComposerBar(const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_sign(new QLabel),
      m_title(plainLabel(Fonts(font()).smallStrong, "acc")),
      m_excerpt(plainLabel(Fonts(font()).small, "sub")),
      m_close(new QToolButton)
{
    keepTranslated(this, [this] {
        m_close->setAccessibleName(tr("Leave"));
        m_close->setToolTip(tr("Leave (Esc)"));
    });
    connect(m_close, &QToolButton::clicked, this, &ComposerBar::left);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(0);
    lines->addWidget(m_title);
    lines->addWidget(m_excerpt);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(6, 0, 0, 2);
    row->setSpacing(24);
    row->addWidget(m_sign);
    row->addLayout(lines, 1);
    row->addWidget(m_close);
    connect(&theme, &Theme::changed, this, &ComposerBar::retint);
    hide();
}

void ComposerBar::show(const QString &icon, const QString &title, const QString &excerpt)
{
    m_icon = icon;
    m_wholeTitle = title;
    m_wholeExcerpt = excerpt;
    setAccessibleName(withoutIsolates(title) + QStringLiteral(": ") + excerpt);
    retint();
    fitTexts();
    setVisible(true);
}

void ComposerBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.colours().acc);
    constexpr int beside = metrics::quoteIndent - 1;
    const int x = isRightToLeft() ? m_title->geometry().right() + beside - metrics::quoteBar + 1 : m_title->x() - beside;
    painter.drawRoundedRect(QRect(x, m_title->y() + 1, metrics::quoteBar, m_excerpt->geometry().bottom() - m_title->y() - 1),
                            metrics::quoteBar / 2.0, metrics::quoteBar / 2.0);
}

void ComposerBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    fitTexts();
}

void ComposerBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange) {
        retint();
        fitTexts();
    }
}

void ComposerBar::fitTexts()
{
    m_title->setText(elidedWords(m_wholeTitle, m_title->font(), m_title->width()));
    m_excerpt->setText(isolated(elidedWords(m_wholeExcerpt, m_excerpt->font(), m_excerpt->width())));
}

void ComposerBar::retint()
{
    const Colours &colours = m_theme.colours();
    m_close->setIcon(tintedIcon(QStringLiteral("close"), colours.sub));
    if (!m_icon.isEmpty())
        m_sign->setPixmap(iconPixmap(m_icon, colours.acc, metrics::icon, devicePixelRatioF(), layoutDirection()));
    update();
}

} // namespace dovetail::ui
