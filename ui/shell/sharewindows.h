// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/node.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace dovetail::ui {

class MainWindow;
class OwnSharesDialog;
class ShareBrowser;
class Theme;
struct DownloadWish;

/// Published folders, between the node and the windows that show them: one a person, and one for the own.
class ShareWindows final : public QObject {
    Q_OBJECT
public:
    ShareWindows(Node &node, MainWindow &window, QObject *parent = nullptr);
    ~ShareWindows() override;

    /// What somebody publishes; a window that is there comes to the front.
    void open(const PeerId &peer);
    /// What this user publishes.
    void manage();

private:
    void connectBrowser(ShareBrowser *browser);
    void download(ShareBrowser *browser, const QList<DownloadWish> &wishes, const QString &folder);
    void add();
    void edit(const Share &share);
    void remove(const ShareId &id);

    Node &m_node;
    MainWindow &m_window;
    QHash<PeerId, QPointer<ShareBrowser>> m_browsers;
    QPointer<OwnSharesDialog> m_own;
};

} // namespace dovetail::ui
