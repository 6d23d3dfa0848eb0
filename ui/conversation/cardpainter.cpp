// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/messagepainter.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/words.h"

#include <QPainterPath>

namespace dovetail::ui {

namespace {

QString elided(const QFont &font, const QString &text, Qt::TextElideMode mode, int width)
{
    return QFontMetrics(font).elidedText(text, mode, width);
}

} // namespace

void paintTransferBar(QPainter &painter, const QRect &rect, const Transfer &transfer, const Colours &colours)
{
    const qreal radius = rect.height() / 2.0;
    painter.setPen(colours.field); // with no more than its own colour it would not be seen on a card
    painter.setBrush(colours.track);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5, radius - 0.5);
    painter.setPen(Qt::NoPen);
    const double share = transferShare(transfer);
    if (share <= 0)
        return;
    QRectF done(rect);
    done.setWidth(qMax(double(rect.height()), rect.width() * share));
    if (painter.layoutDirection() == Qt::RightToLeft) // it grows the way one reads
        done.moveRight(rect.right() + 1);
    const bool still = transfer.state == TransferState::Paused || transfer.state == TransferState::Interrupted;
    painter.setBrush(still ? colours.sub : colours.acc); // the accent is for what moves
    painter.drawRoundedRect(done, radius, radius);
}

void paintCard(QPainter &painter, const ConversationRow &row, const MessageLayout &layout,
               const RowAttention &, const RowStyle &style)
{
    const Colours &colours = style.colours;
    const bool own = row.message.own;
    painter.setPen(Qt::NoPen);
    painter.setBrush(own ? colours.own : colours.their);
    painter.drawRoundedRect(layout.bubble, metrics::bubbleRadius, metrics::bubbleRadius);

    if (!layout.picture.isEmpty()) {
        QPainterPath corners;
        corners.addRoundedRect(layout.picture, metrics::controlRadius, metrics::controlRadius);
        painter.save();
        painter.setClipPath(corners);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(layout.picture, layout.image);
        painter.restore();
    }

    QColor tile = colours.accSoft;
    if (own) {
        tile = colours.acc;
        tile.setAlphaF(0.16f);
    }
    painter.setBrush(tile);
    painter.drawRoundedRect(layout.icon, metrics::tileRadius, metrics::tileRadius);
    const QString kind = row.transfer ? transferIcon(*row.transfer) : QStringLiteral("file");
    paintIcon(painter, layout.icon, kind, colours.acc, metrics::icon);

    painter.setFont(style.fonts.strong);
    painter.setPen(own ? colours.ownText : colours.text);
    const QString title = row.transfer ? transferTitle(*row.transfer) : row.message.text;
    // The end of a name tells what it is.
    drawWords(painter, layout.title, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
              elided(style.fonts.strong, title.left(512), Qt::ElideMiddle, layout.title.width()));
    if (!row.transfer)
        return;
    painter.setFont(style.fonts.small);
    painter.setPen(colours.sub);
    drawWords(
        painter, layout.summary, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        elided(style.fonts.small, transferSummary(*row.transfer), Qt::ElideRight, layout.summary.width()));
    if (!layout.names.isEmpty())
        drawWords(painter, layout.names, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                  elided(style.fonts.small, otherNames(*row.transfer), Qt::ElideRight, layout.names.width()));
    if (!layout.bar.isEmpty())
        paintTransferBar(painter, layout.bar, *row.transfer, colours);
    if (!layout.status.isEmpty()) {
        // What hinders it for now, and what a person did, is no failure.
        const bool bad = row.transfer->error.isError() && row.transfer->state == TransferState::Failed;
        const bool hindered = row.transfer->error.isError() && !isEnd(row.transfer->state);
        painter.setPen(bad ? colours.bad : hindered ? colours.warn : colours.sub);
        drawWords(painter, layout.status, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap,
                  transferStatus(*row.transfer));
    }
}

} // namespace dovetail::ui
