// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/node.h"

#include <QObject>

namespace dovetail::ui {

class MainWindow;

/// Everything that is asked or shown in a window of its own, between the main window and the node.
class Dialogs final : public QObject {
    Q_OBJECT
public:
    Dialogs(Node &node, MainWindow &window, QObject *parent = nullptr);

    void askAddress();
    void explainVisibility();
    void help();
    void exportConversation(const PeerId &peer);
    void clearConversation(const PeerId &peer);
    void forward(const Message &message, const QStringList &files);

private:
    void tellExport(const QString &path, const Error &error);

    Node &m_node;
    MainWindow &m_window;
};

} // namespace dovetail::ui
