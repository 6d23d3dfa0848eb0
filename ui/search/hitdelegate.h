// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/message.h"
#include "ui/search/hitline.h"

#include <QStyledItemDelegate>

namespace dovetail::ui {

class Theme;

/// What a row of this width says of a hit: as much as fits, from so near before the first of the words that it can be read.
[[nodiscard]] HitLine shownHit(const Message &hit, const QStringList &words, int width, const QFont &font);

/// Paints rows of SearchModel: whose conversation, when, and the line with what was looked for in bold. The text is drawn,
/// never read as markup.
class HitDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit HitDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace dovetail::ui
