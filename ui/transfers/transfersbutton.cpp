// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/transfersbutton.h"

#include "ui/format/translated.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/transfers/totalstext.h"

#include <QLocale>
#include <QPainter>

namespace dovetail::ui {

TransfersButton::TransfersButton(const Theme &theme, QWidget *parent) : QToolButton(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("transfersButton"));
    connect(&theme, &Theme::changed, this, &TransfersButton::retint);
    keepTranslated(this, [this] { setTotals(m_totals); });
}

void TransfersButton::setTotals(const TransferTotals &totals)
{
    const bool turned = (totals.active > 0) != (m_totals.active > 0);
    m_totals = totals;
    if (const QString name = totalsName(totals); name != accessibleName()) {
        setAccessibleName(name);
        setToolTip(name + QStringLiteral(" (Ctrl+J)"));
    }
    if (turned || icon().isNull())
        retint();
    update();
}

void TransfersButton::retint()
{
    const Colours &colours = m_theme.colours();
    setIcon(tintedIcon(QStringLiteral("transfers"), m_totals.active > 0 ? colours.acc : colours.sub));
}

void TransfersButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    if (m_totals.active == 0)
        return;
    const Colours &colours = m_theme.colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QString count = m_totals.active > 99 ? QStringLiteral("99+") : QLocale().toString(m_totals.active);
    const QFont font = Fonts::scaled(Fonts(this->font()).smallStrong, 0.82);
    const int height = QFontMetrics(font).height() + 3;
    const int wide = qMax(height, QFontMetrics(font).horizontalAdvance(count) + 9);
    const QRect badge(width() - wide, 0, wide, height);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.side); // sets it off from the arrows
    painter.drawRoundedRect(badge, height / 2.0, height / 2.0);
    painter.setBrush(colours.acc);
    painter.drawRoundedRect(QRectF(badge).adjusted(1, 1, -1, -1), height / 2.0 - 1, height / 2.0 - 1);
    painter.setFont(font);
    painter.setPen(colours.accText);
    painter.drawText(badge, Qt::AlignCenter, count);
    const QRectF track(6, this->height() - 5, width() - 12, 3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.track);
    painter.drawRoundedRect(track, 1.5, 1.5);
    // As on the cards: in the accent's colour what moves.
    painter.setBrush(m_totals.running > 0 ? colours.acc : colours.sub);
    QRectF done(track);
    done.setWidth(track.width() * m_totals.fraction());
    if (isRightToLeft())
        done.moveRight(track.right());
    painter.drawRoundedRect(done, 1.5, 1.5);
}

} // namespace dovetail::ui
