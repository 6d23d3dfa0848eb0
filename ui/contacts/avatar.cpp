// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/avatar.h"

#include "ui/contacts/avatarpicture.h"
#include "ui/format/persontext.h"
#include "ui/theme/metrics.h"
#include "ui/theme/words.h"

#include <QPainterPath>
#include <QtMath>

namespace dovetail::ui {

QList<QColor> avatarColours()
{
    return {QColor(0x7c3aed), QColor(0xc2410c), QColor(0x0369a1), QColor(0x57534e),
            QColor(0x15803d), QColor(0xbe185d), QColor(0x0f766e), QColor(0x4338ca),
            QColor(0x92610a), QColor(0xb91c1c), QColor(0x1d4ed8), QColor(0x86198f)};
}

QColor avatarColour(const PeerId &id)
{
    static const QList<QColor> colours = avatarColours();
    // The id is a hash already: any byte of it is as good as another.
    return colours.at(uchar(id.view().at(PeerId::size - 1)) % colours.size());
}

void paintAvatar(QPainter &painter, const QRect &rect, const PeerId &id, const QString &name,
                 const QFont &font, const QByteArray &picture)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QImage image = avatarPicture(picture, qCeil(rect.width() * painter.device()->devicePixelRatioF()));
    if (image.isNull() || image.hasAlphaChannel()) {
        painter.setBrush(avatarColour(id));
        painter.drawEllipse(rect);
    }
    if (!image.isNull()) {
        // As a brush, not clipped: the edge is smooth.
        QBrush brush(image);
        brush.setTransform(QTransform::fromTranslate(rect.x(), rect.y())
                               .scale(qreal(rect.width()) / image.width(), qreal(rect.height()) / image.height()));
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.setBrush(brush);
        painter.drawEllipse(rect);
        painter.restore();
        return;
    }
    QFont letters(font);
    letters.setWeight(QFont::DemiBold);
    letters.setPixelSize(qRound(rect.height() * 0.35)); // belongs to the disc, not to the text
    painter.setFont(letters);
    painter.setPen(Qt::white);
    drawWords(painter, rect, Qt::AlignCenter, initials(name));
    painter.restore();
}

QByteArray shownPicture(const Person &person)
{
    return person.resembles.isNull() ? person.picture : QByteArray();
}

QPixmap avatarPixmap(const Person &person, int size, qreal devicePixelRatio, const QFont &font)
{
    QPixmap pixmap(QSize(size, size) * devicePixelRatio);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintAvatar(painter, {0, 0, size, size}, person.id, shownName(person), font, shownPicture(person));
    return pixmap;
}

void paintPresence(QPainter &painter, const QRect &avatar, Presence presence, Availability availability,
                   const Colours &colours, const QColor &ground)
{
    const int size = metrics::presenceDot;
    const QRectF dot(avatar.right() - size + 3, avatar.bottom() - size + 3, size, size);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawEllipse(dot);
    const QRectF inner = dot.adjusted(2, 2, -2, -2);
    if (presence != Presence::Online) {
        const bool offline = presence == Presence::Offline;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(offline ? colours.sub : colours.away, 2));
        painter.drawEllipse(inner.adjusted(1, 1, -1, -1));
        if (!offline) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colours.away);
            painter.drawPie(inner, -90 * 16, 180 * 16);
        }
    } else if (availability == Availability::Busy) {
        painter.setBrush(colours.bad);
        painter.drawEllipse(inner);
        painter.setBrush(ground);
        painter.drawRect(QRectF(inner.center().x() - 2.5, inner.center().y() - 0.75, 5, 1.5));
    } else if (availability == Availability::Away) {
        QPainterPath disc;
        disc.addEllipse(inner);
        QPainterPath bite;
        bite.addEllipse(inner.translated(-inner.width() * 0.35, -inner.height() * 0.3));
        painter.setBrush(colours.away);
        painter.drawPath(disc - bite);
    } else {
        painter.setBrush(colours.ok);
        painter.drawEllipse(inner);
    }
    painter.restore();
}

} // namespace dovetail::ui
