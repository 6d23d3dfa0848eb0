// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/format/droppedfiles.h"

#include <QObject>

class QWidget;

namespace dovetail::ui {

class DropOverlay;
class Theme;

/// Takes files that are dropped on a window where no person is: beside the conversation, or on a window that has just been
/// opened from the tray. Who they are for is asked afterwards. What lies within and takes drops itself comes first.
class WindowDrop final : public QObject {
    Q_OBJECT
public:
    WindowDrop(const Theme &theme, QWidget &window);

signals:
    void dropped(const dovetail::ui::DroppedFiles &files);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget &m_window;
    DropOverlay *m_overlay;
};

} // namespace dovetail::ui
