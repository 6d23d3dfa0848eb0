// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/node.h"

#include <QDir>

// Real nodes on this machine's loopback, for tests: sockets, threads, databases and all.
namespace dovetail::test {

/// Long enough for a sanitizer on a loaded machine; nothing waits that long when it works.
inline constexpr int patience = 30'000;

/// A port for discovery that nobody else on this machine uses now.
[[nodiscard]] quint16 freePort();

/// A node and all it said.
struct Someone {
    Someone(const QString &folder, const QString &name, quint16 discoveryPort);
    [[nodiscard]] bool sees(const Someone &other) const;
    [[nodiscard]] QStringList heard() const;
    [[nodiscard]] PeerId id() const { return node.info().id; }

    Node node;
    QList<Message> messages;
    QHash<TransferId, Transfer> transfers;
    Error failure;
    bool started = false;
};

} // namespace dovetail::test
