// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shares/ownsharedelegate.h"

#include "ui/shares/ownsharesmodel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QStyle>

namespace dovetail::ui {

OwnShareDelegate::OwnShareDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

void OwnShareDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &colours = m_theme.colours();
    const Fonts fonts(option.font);
    const auto share = index.data(OwnSharesModel::ShareRole).value<Share>();
    const QRect rect = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setBrush(selected ? colours.sel : colours.hover);
        painter->drawRoundedRect(QRectF(rect).adjusted(4, 1, -4, -1), metrics::rowRadius, metrics::rowRadius);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(colours.acc, metrics::focusFrame));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(rect).adjusted(5, 2, -5, -2), metrics::rowRadius, metrics::rowRadius);
        painter->setPen(Qt::NoPen);
    }
    const auto place = [&](const QRect &part) { return QStyle::visualRect(option.direction, rect, part); };
    const QRect icon(rect.left() + 14, rect.center().y() - metrics::cardIcon / 2, metrics::cardIcon, metrics::cardIcon);
    painter->setBrush(colours.accSoft);
    painter->drawRoundedRect(place(icon), 9, 9);
    paintIcon(*painter, place(icon), share.missing ? QStringLiteral("alert") : QStringLiteral("shared"),
              share.missing ? colours.warn : colours.acc, metrics::icon);
    const int title = QFontMetrics(fonts.strong).height();
    const int small = QFontMetrics(fonts.small).height();
    int y = rect.top() + (rect.height() - title - 2 * small - 2 * metrics::lineGap) / 2;
    const int left = icon.right() + 12;
    const int width = rect.right() - 14 - left;
    const auto write = [&](const QFont &font, const QColor &ink, const QString &text, int height, Qt::TextElideMode mode) {
        painter->setFont(font);
        painter->setPen(ink);
        drawWords(*painter, place({left, y, width, height}), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                  QFontMetrics(font).elidedText(text, mode, width));
        y += height + metrics::lineGap;
    };
    write(fonts.strong, colours.text, share.name, title, Qt::ElideRight);
    write(fonts.small, colours.sub, audienceText(share), small, Qt::ElideRight);
    write(fonts.small, share.missing ? colours.warn : colours.sub, index.data(OwnSharesModel::WhereRole).toString(), small,
          Qt::ElideMiddle);
    painter->restore();
}

QSize OwnShareDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const Fonts fonts(option.font);
    return {100, QFontMetrics(fonts.strong).height() + 2 * QFontMetrics(fonts.small).height() + 2 * metrics::lineGap + 16};
}

} // namespace dovetail::ui
