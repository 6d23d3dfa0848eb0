// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace dovetail::ui {

/// Two widgets side by side, or one above the other, with a line between that can be dragged. Where one reads from right to left
/// Qt's own splitter puts them, but not the line, a pixel too far to the right: the ground shows at the left edge and beside the
/// line.
class Columns final : public QSplitter {
    Q_OBJECT
public:
    Columns(QWidget *first, QWidget *second, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void closeGaps();
};

} // namespace dovetail::ui
