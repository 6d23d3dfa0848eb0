// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/traypicture.h"

#include "ui/contacts/statustext.h"
#include "ui/theme/colours.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

namespace dovetail::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Tray)
};

// Badge and dot are cut out of the icon: no panel's colour is known here.
void cut(QPainter &painter, const QRectF &shape)
{
    painter.setCompositionMode(QPainter::CompositionMode_Clear);
    painter.setBrush(Qt::black);
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
}

void paintBadge(QPainter &painter, int size, int unread)
{
    // Two digits have no room in a small icon.
    const QString text = unread > 9
        ? (size >= 32 && unread < 100 ? QString::number(unread) : QStringLiteral("9+"))
        : QString::number(unread);
    const double height = size * 0.56;
    QFont font = painter.font();
    font.setPixelSize(qMax(6, qRound(height * 0.82)));
    font.setBold(true);
    const double width =
        qMin<double>(size, qMax(height, QFontMetricsF(font).horizontalAdvance(text) + height * 0.4));
    const QRectF badge(size - width, 0, width, height);
    const double edge = qMax(1.0, size / 22.0);
    cut(painter, badge.adjusted(-edge, -edge, edge, edge));
    painter.setBrush(Colours::light().bad);
    painter.drawRoundedRect(badge, height / 2, height / 2);
    painter.setPen(Qt::white);
    painter.setFont(font);
    painter.drawText(badge, Qt::AlignCenter, text);
    painter.setPen(Qt::NoPen);
}

void paintDot(QPainter &painter, int size, const TrayState &state, double below)
{
    const Colours &colours = Colours::light();
    const double diameter = size * 0.36;
    const double edge = qMax(1.0, size / 22.0);
    const QRectF dot(size - diameter, size - diameter - below, diameter, diameter);
    cut(painter, dot.adjusted(-edge, -edge, edge, edge));
    QColor colour = colours.ok;
    if (!state.online || state.availability == Availability::Invisible)
        colour = colours.sub;
    else if (state.availability == Availability::Busy)
        colour = colours.bad;
    else if (state.availability == Availability::Away)
        colour = colours.away;
    painter.setBrush(colour);
    painter.drawEllipse(dot);
    if (!state.doNotDisturb)
        return;
    const QRectF bar(dot.left() + diameter * 0.22, dot.center().y() - diameter * 0.09, diameter * 0.56,
                     diameter * 0.18);
    painter.setBrush(Qt::white);
    painter.drawRect(bar);
}

} // namespace

QPixmap trayPixmap(const TrayState &state, int size)
{
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.drawPixmap(0, 0, QIcon(QStringLiteral(":/dovetail/dovetail.svg")).pixmap(QSize(size, size), 1.0));
    const double bar = state.progress ? qMax(3.0, size * 0.16) : 0;
    if (state.progress) {
        const QRectF track(0, size - bar, size, bar);
        cut(painter, track.adjusted(0, -1, 0, 0));
        painter.setBrush(Colours::light().track);
        painter.drawRoundedRect(track, bar / 2, bar / 2);
        painter.setBrush(Colours::light().acc);
        const double done = qMax(bar, size * qBound(0.0, *state.progress, 1.0));
        painter.drawRoundedRect(QRectF(0, size - bar, done, bar), bar / 2, bar / 2);
    }
    paintDot(painter, size, state, bar > 0 ? bar + 1 : 0);
    if (state.unread > 0)
        paintBadge(painter, size, state.unread);
    return pixmap;
}

QIcon trayIcon(const TrayState &state)
{
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 48, 64})
        icon.addPixmap(trayPixmap(state, size));
    return icon;
}

QString trayText(const TrayState &state)
{
    QStringList parts{Text::tr("Dovetail"),
                      state.online ? availabilityText(state.availability) : Text::tr("No network")};
    if (state.doNotDisturb)
        parts += Text::tr("Do not disturb");
    if (state.unread > 0)
        parts += Text::tr("%n unread message(s)", nullptr, state.unread);
    if (state.progress)
        parts += Text::tr("%n transfer(s), %1%", nullptr, state.transfers)
                     .arg(QLocale().toString(int(*state.progress * 100)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace dovetail::ui
