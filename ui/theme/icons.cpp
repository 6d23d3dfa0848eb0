// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace dovetail::ui {

namespace {

class TintedIconEngine final : public QIconEngine {
public:
    TintedIconEngine(QString name, QColor colour) : m_name(std::move(name)), m_colour(colour) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, rect, m_name, inMode(mode), qMin(rect.width(), rect.height()));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return iconPixmap(m_name, inMode(mode), qMin(size.width(), size.height()), 1);
    }
    QIconEngine *clone() const override { return new TintedIconEngine(*this); }

private:
    QColor inMode(QIcon::Mode mode) const
    {
        QColor colour = m_colour;
        if (mode == QIcon::Disabled)
            colour.setAlphaF(0.5f);
        return colour;
    }

    QString m_name;
    QColor m_colour;
};

} // namespace

QPixmap iconPixmap(const QString &name, const QColor &colour, int size, qreal devicePixelRatio)
{
    const int pixels = qRound(size * devicePixelRatio);
    const QString key =
        QStringLiteral("dovetail/%1/%2/%3").arg(name, colour.name(QColor::HexArgb)).arg(pixels);
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
        renderer.render(&painter);
        painter.end();
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

void paintIcon(QPainter &painter, const QRect &rect, const QString &name, const QColor &colour, int size)
{
    const QPointF at(rect.x() + (rect.width() - size) / 2.0, rect.y() + (rect.height() - size) / 2.0);
    painter.drawPixmap(at, iconPixmap(name, colour, size, painter.device()->devicePixelRatioF()));
}

QIcon tintedIcon(const QString &name, const QColor &colour)
{
    return QIcon(new TintedIconEngine(name, colour));
}

} // namespace dovetail::ui
