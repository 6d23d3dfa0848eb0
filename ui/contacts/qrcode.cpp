// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/qrcode.h"

#include <QPainter>

#include <qrencode.h>

#include <memory>

namespace dovetail::ui {

namespace {

constexpr int quietZone = 4; ///< squares, as the standard asks for (ISO/IEC 18004)
constexpr int square = 5;    ///< pixels, at least

} // namespace

QrCode::QrCode(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void QrCode::setContent(const QByteArray &content)
{
    m_modules = 0;
    m_dark.clear();
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        content.isEmpty() ? nullptr : QRcode_encodeString8bit(content.constData(), 0, QR_ECLEVEL_M), QRcode_free);
    if (code) {
        m_modules = code->width;
        for (int i = 0; i < m_modules * m_modules; ++i)
            m_dark.append((code->data[i] & 1) != 0);
    }
    updateGeometry();
    update();
}

QSize QrCode::sizeHint() const
{
    const int side = (m_modules + 2 * quietZone) * square;
    return {side, side};
}

void QrCode::paintEvent(QPaintEvent *)
{
    if (m_modules == 0)
        return;
    QPainter painter(this);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(rect(), 8, 8);
    painter.setRenderHint(QPainter::Antialiasing, false); // squares meet without a seam
    const int size = qMin(width(), height()) / (m_modules + 2 * quietZone);
    const QPoint origin((width() - m_modules * size) / 2, (height() - m_modules * size) / 2);
    for (int y = 0; y < m_modules; ++y)
        for (int x = 0; x < m_modules; ++x)
            if (isDark(x, y))
                painter.fillRect(QRect(origin + QPoint(x, y) * size, QSize(size, size)), Qt::black);
}

} // namespace dovetail::ui
