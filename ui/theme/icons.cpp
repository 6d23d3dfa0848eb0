// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPixmapCache>
#include <QSet>
#include <QSvgRenderer>

namespace dovetail::ui {

namespace {

bool followsTheReader(const QString &name)
{
    static const QSet<QString> arrows{QStringLiteral("back"), QStringLiteral("forward"), QStringLiteral("reply"),
                                      QStringLiteral("send")};
    return arrows.contains(name);
}

void paintCentred(QPainter &painter, const QRect &rect, const QString &name, const QColor &colour, int size,
                  Qt::LayoutDirection direction)
{
    const QPointF at(rect.x() + (rect.width() - size) / 2.0, rect.y() + (rect.height() - size) / 2.0);
    painter.drawPixmap(at, iconPixmap(name, colour, size, painter.device()->devicePixelRatioF(), direction));
}

class TintedIconEngine final : public QIconEngine {
public:
    TintedIconEngine(QString name, QColor colour, Qt::LayoutDirection direction, QColor disabled)
        : m_name(std::move(name)), m_colour(colour), m_disabled(disabled), m_direction(direction)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintCentred(*painter, rect, m_name, inMode(mode), qMin(rect.width(), rect.height()), m_direction);
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return iconPixmap(m_name, inMode(mode), qMin(size.width(), size.height()), 1, m_direction);
    }
    QIconEngine *clone() const override { return new TintedIconEngine(*this); }

private:
    QColor inMode(QIcon::Mode mode) const
    {
        if (mode != QIcon::Disabled)
            return m_colour;
        QColor colour = m_disabled.isValid() ? m_disabled : m_colour;
        colour.setAlphaF(0.5f);
        return colour;
    }

    QString m_name;
    QColor m_colour;
    QColor m_disabled;
    Qt::LayoutDirection m_direction;
};

} // namespace

QPixmap iconPixmap(const QString &name, const QColor &colour, int size, qreal devicePixelRatio, Qt::LayoutDirection direction)
{
    const int pixels = qRound(size * devicePixelRatio);
    const bool mirrored = direction == Qt::RightToLeft && followsTheReader(name);
    const QString key = QStringLiteral("dovetail/%1/%2/%3%4")
                            .arg(name, colour.name(QColor::HexArgb), QString::number(pixels), mirrored ? QStringLiteral("/m") : QString());
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        QFile file(QStringLiteral(":/dovetail/icons/%1.svg").arg(name));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QByteArray source = file.readAll();
        source.replace("currentColor", colour.name().toLatin1());
        QSvgRenderer renderer(source);
        pixmap = QPixmap(pixels, pixels);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setOpacity(colour.alphaF());
        if (mirrored) {
            painter.translate(pixels, 0);
            painter.scale(-1, 1);
        }
        renderer.render(&painter);
        painter.end();
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

void paintIcon(QPainter &painter, const QRect &rect, const QString &name, const QColor &colour, int size)
{
    paintCentred(painter, rect, name, colour, size, painter.layoutDirection());
}

QIcon tintedIcon(const QString &name, const QColor &colour, Qt::LayoutDirection direction, const QColor &disabled)
{
    return QIcon(new TintedIconEngine(name, colour, direction, disabled));
}

} // namespace dovetail::ui
