// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace dovetail::ui {

class Theme;

/// A published folder of one's own: name, who sees it, where it is; a warning when it is gone.
class OwnShareDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit OwnShareDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace dovetail::ui
