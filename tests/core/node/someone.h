// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/node.h"

#include <QDir>
#include <QUdpSocket>

// Real nodes on this machine's loopback, for tests: sockets, threads, databases and all.
namespace dovetail::test {

/// Long enough for a sanitizer on a loaded machine; nothing waits that long when it works.
inline constexpr int patience = 30'000;

/// A port for discovery that nobody else on this machine uses now.
inline quint16 freePort()
{
    QUdpSocket probe;
    probe.bind(QHostAddress(QHostAddress::LocalHost), 0);
    return probe.localPort();
}

/// A node and all it said.
struct Someone {
    Someone(const QString &folder, const QString &name, quint16 discoveryPort)
        : node(NodeOptions{folder + QLatin1Char('/') + name, name, 0, discoveryPort, true,
                           folder + QLatin1Char('/') + name + QStringLiteral("/files")})
    {
        QDir().mkpath(node.options().downloadFolder);
        QObject::connect(&node, &Node::messageAdded, &node, [this](const Message &m) { messages.append(m); });
        QObject::connect(&node, &Node::messageChanged, &node, [this](const Message &m) {
            for (Message &known : messages)
                if (known.id == m.id)
                    known = m;
        });
        QObject::connect(&node, &Node::failed, &node, [this](const Error &error) { failure = error; });
        QObject::connect(&node, &Node::started, &node, [this] { started = true; });
        QObject::connect(&node, &Node::transferChanged, &node,
                         [this](const Transfer &t) { transfers[t.id] = t; });
        node.start();
    }
    [[nodiscard]] bool sees(const Someone &other) const
    {
        const auto person = node.person(other.node.info().id);
        return person && person->presence == Presence::Online;
    }
    [[nodiscard]] QStringList heard() const
    {
        QStringList texts;
        for (const Message &message : messages)
            if (!message.own)
                texts.append(message.text);
        return texts;
    }
    [[nodiscard]] PeerId id() const { return node.info().id; }

    Node node;
    QList<Message> messages;
    QHash<TransferId, Transfer> transfers;
    Error failure;
    bool started = false;
};

} // namespace dovetail::test
