// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/node/someone.h"

#include <QUdpSocket>

namespace dovetail::test {

quint16 freePort()
{
    QUdpSocket probe;
    probe.bind(QHostAddress(QHostAddress::LocalHost), 0);
    return probe.localPort();
}

Someone::Someone(const QString &folder, const QString &name, quint16 discoveryPort)
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

bool Someone::sees(const Someone &other) const
{
    const auto person = node.person(other.node.info().id);
    return person && person->presence == Presence::Online;
}

QStringList Someone::heard() const
{
    QStringList texts;
    for (const Message &message : messages)
        if (!message.own)
            texts.append(message.text);
    return texts;
}

} // namespace dovetail::test
