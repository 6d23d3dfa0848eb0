// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/dropoverlay.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QEvent>

namespace dovetail::ui {

namespace {

constexpr int lowest = 150; ///< what icon, two lines and frame need
constexpr int plate = 20; ///< around them, so that the conversation does not shine through the words

} // namespace

DropOverlay::DropOverlay(const Theme &theme, QWidget *covered) : QWidget(covered), m_theme(theme)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    covered->installEventFilter(this);
    hide();
}

void DropOverlay::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    setGeometry(parentWidget()->rect());
    raise();
    update();
}

void DropOverlay::paintEvent(QPaintEvent *)
{
    const Colours &colours = m_theme.colours();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = colours.conv;
    veil.setAlphaF(0.86f);
    painter.fillRect(rect(), veil);

    const bool low = height() < lowest; // a strip: the words alone
    const int margin = low ? 4 : metrics::overlayRadius;
    const QRectF frame = QRectF(rect()).adjusted(margin, margin, -margin, -margin);
    QPen pen(colours.acc, metrics::strongFrame, Qt::CustomDashLine, Qt::RoundCap);
    pen.setDashPattern({4, 4});
    painter.setPen(pen);
    QColor ground = colours.accSoft;
    if (!low) // where nothing but the words has room, nothing shines through them
        ground.setAlphaF(0.5f);
    painter.setBrush(ground);
    painter.drawRoundedRect(frame, metrics::overlayRadius, metrics::overlayRadius);

    const QFont font = low ? Fonts(this->font()).strong : Fonts::scaled(Fonts(this->font()).strong, 1.15);
    const int beside = low ? 20 : 40;
    const QRect textRoom = rect().adjusted(beside, 0, -beside, 0);
    const QRect bounds =
        QFontMetrics(font).boundingRect(textRoom, Qt::AlignCenter | Qt::TextWordWrap, m_text);
    if (!low) {
        const QRect icon(0, bounds.top() - 58, width(), 44);
        const int beyond = qMax(bounds.width(), 2 * metrics::overlayIcon) / 2 + plate;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours.accSoft);
        painter.drawRoundedRect(QRect(QPoint(width() / 2 - beyond, icon.top() - plate), QPoint(width() / 2 + beyond, bounds.bottom() + plate)),
                                metrics::overlayRadius, metrics::overlayRadius);
        paintIcon(painter, icon, QStringLiteral("upload"), colours.acc, metrics::overlayIcon);
    }
    painter.setFont(font);
    painter.setPen(colours.text);
    drawWords(painter, textRoom, Qt::AlignCenter | Qt::TextWordWrap, m_text);
}

bool DropOverlay::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && watched == parentWidget())
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace dovetail::ui
