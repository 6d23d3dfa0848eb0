// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/textlayouts.h"

#include <QFontMetricsF>

#include <cmath>

namespace dovetail::ui {

namespace {

QSizeF breakLines(QTextLayout &layout, int width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    if (layout.text().isRightToLeft()) {
        option.setTextDirection(Qt::RightToLeft);
        option.setAlignment(Qt::AlignRight | Qt::AlignAbsolute);
    }
    option.setTabStopDistance(QFontMetricsF(layout.font()).horizontalAdvance(QLatin1Char('0')) * 4);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    qreal y = 0;
    qreal widest = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, y));
        y += std::ceil(line.height() * 1.08); // room between lines, as in the window's other texts
        widest = qMax(widest, line.naturalTextWidth());
    }
    layout.endLayout();
    return {widest, y};
}

} // namespace

std::shared_ptr<const TextLayouts::Entry> TextLayouts::of(const Message &message, int width,
                                                          const QFont &font)
{
    const Key key{message.id, width};
    if (const auto *known = m_entries.object(key);
        known && (*known)->text == message.text && (*known)->layout.font() == font)
        return *known;
    QString shown = message.text;
    shown.replace(QLatin1Char('\n'), QChar::LineSeparator);
    const auto entry = std::make_shared<Entry>(message.text, shown, font);
    entry->size = breakLines(entry->layout, width);
    m_entries.insert(key, new std::shared_ptr<const Entry>(entry), qMax<qsizetype>(1, shown.size()));
    return entry;
}

} // namespace dovetail::ui
