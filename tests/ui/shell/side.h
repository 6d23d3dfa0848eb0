// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/node.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/messageview.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/nodebinding.h"
#include "ui/shell/windowmemory.h"
#include "ui/theme/theme.h"

#include <QTemporaryDir>
#include <QTest>
#include <QUdpSocket>

namespace dovetail::ui {

/// A port nobody uses just now, so that programs of this machine do not meet the test's.
inline quint16 freePort()
{
    QUdpSocket socket;
    socket.bind(QHostAddress::LocalHost, 0);
    return socket.localPort();
}

/// One side: profile, node, window.
struct Side {
    Side(const QString &name, quint16 discoveryPort)
        : memory(profile.filePath(QStringLiteral("window.ini"))),
          node([&] {
              NodeOptions options;
              options.profileFolder = profile.filePath(QStringLiteral("profile"));
              options.downloadFolder = profile.filePath(QStringLiteral("received"));
              options.name = name;
              options.localOnly = true;
              options.discoveryPort = discoveryPort;
              options.port = discoveryPort + 1;
              return options;
          }()),
          window(theme, memory),
          binding(node, window)
    {
        window.show();
        node.start();
    }

    [[nodiscard]] PeerId first() const
    {
        return node.people().isEmpty() ? PeerId() : node.people().first().id;
    }
    [[nodiscard]] int rows() { return window.conversation().rowCount(); }
    [[nodiscard]] ConversationRow last() { return window.conversation().row(rows() - 1); }
    [[nodiscard]] TransferState transferState()
    {
        return rows() > 0 && last().transfer ? last().transfer->state : TransferState::Offered;
    }
    void click(RowAction action)
    {
        MessageView *view = window.conversationPane()->view();
        const QRect rect = view->actionRect(window.conversation().index(rows() - 1), action);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, rect.center());
    }

    QTemporaryDir profile;
    Theme theme;
    WindowMemory memory;
    Node node;
    MainWindow window;
    NodeBinding binding;
};

} // namespace dovetail::ui
