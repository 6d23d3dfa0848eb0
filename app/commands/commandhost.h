// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QLocalServer;

namespace dovetail {
class Node;
}

namespace dovetail::cli {

/// Does the commands of dovetail-cli in the process that has the profile open, be it a window's or a `listen`'s: only one can have
/// it, and nobody should have to close it to send a file by script. Each visitor's command runs on this process's node, and
/// speaks to the visitor's terminal.
///
/// Listens once the node has the profile to itself, so a socket that is there then is what a killed one left. This user's own
/// programs alone can come. A visitor that goes ends its command as a killed one ends; what was under way goes on.
class CommandHost final : public QObject {
    Q_OBJECT
public:
    /// The node must outlive it.
    explicit CommandHost(Node &node, QObject *parent = nullptr);
    ~CommandHost() override;

private:
    void listen();

    Node &m_node;
    QLocalServer *m_server;
};

} // namespace dovetail::cli
