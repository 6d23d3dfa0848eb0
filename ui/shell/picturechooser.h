// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/node.h"
#include "ui/settings/settingrow.h"

#include <QObject>

namespace dovetail::ui {

class MainWindow;

/// The user's own picture, between the window and the node: asked for, made small in the background, shown to others.
class PictureChooser final : public QObject {
    Q_OBJECT
public:
    PictureChooser(Node &node, MainWindow &window, QObject *parent = nullptr);

    /// Opens the choice of a file; `over` is the window it belongs to.
    void choose(QWidget *over);
    void take(const QString &path);
    void remove();
    [[nodiscard]] QList<SettingRow> rows();

private:
    Node &m_node;
    MainWindow &m_window;
    int m_number = 0; ///< of what was asked for last: only that counts
};

} // namespace dovetail::ui
