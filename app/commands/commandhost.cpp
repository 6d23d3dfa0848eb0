// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commandhost.h"

#include "app/commands/visitor.h"
#include "app/commands/visitframes.h"
#include "core/common/logging.h"
#include "core/node/node.h"

#include <QLocalServer>
#include <QLocalSocket>

namespace dovetail::cli {

namespace {

constexpr int maxVisitors = 32; ///< at once; the others wait in the system's queue

} // namespace

CommandHost::CommandHost(Node &node, QObject *parent)
    : QObject(parent), m_node(node), m_server(new QLocalServer(this))
{
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    m_server->setMaxPendingConnections(maxVisitors);
    connect(&m_node, &Node::started, this, &CommandHost::listen);
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server->nextPendingConnection()) {
            if (findChildren<Visitor *>(Qt::FindDirectChildrenOnly).size() < maxVisitors)
                new Visitor(socket, m_node, this);
            else
                delete socket;
        }
    });
}

CommandHost::~CommandHost() = default;

void CommandHost::listen()
{
    const QString path = visitSocket(m_node.options().profileFolder);
    QLocalServer::removeServer(path);
    if (!m_server->listen(path))
        qCWarning(lcNode) << "commands cannot be taken:" << m_server->errorString();
}

} // namespace dovetail::cli
