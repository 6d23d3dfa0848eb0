// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace dovetail {
class Node;
}

namespace dovetail::cli {

/// Whom a person means by PEER, and waiting until they are there. Ends with exactly one signal.
///
/// A name (or host name) must be equal but for case, an id must begin so, an address must be the one in use.
/// Whoever is known but away counts too: if a stranger takes a known person's name, the name is ambiguous and
/// nothing is sent to the wrong one.
class PeerFinder final : public QObject {
    Q_OBJECT
public:
    /// Must not outlive the node.
    PeerFinder(Node &node, QString what, QObject *parent = nullptr);

    /// Looks for so long, or without end. Who is known but not here is waited for only for `awayAfterMs`, if given.
    void start(std::optional<int> timeoutMs, std::optional<int> awayAfterMs = {});

    /// Everybody `what` may mean. Pure.
    [[nodiscard]] static QList<Person> matches(const QList<Person> &people, const QString &what,
                                               quint16 discoveryPort);

signals:
    /// They can be written to now.
    void found(const dovetail::Person &person);
    /// Known, but not here within the time (that of those who are away, if it was given).
    void away(const dovetail::Person &person);
    void ambiguous(const QList<dovetail::Person> &people);
    void nobody();

private:
    void look();
    void giveUp();
    void finish();
    [[nodiscard]] QList<Person> candidates() const;

    Node &m_node;
    const QString m_what;
    QTimer m_deadline;
    QTimer m_awayAfter;
    bool m_awayWillDo = false;
    bool m_looking = false;
};

} // namespace dovetail::cli
