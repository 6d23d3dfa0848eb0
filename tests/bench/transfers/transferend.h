// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/node.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>

namespace dovetail::bench {

/// One side of a measured transfer, driven by a script: reads commands, a line each, and prints facts, a JSON object
/// each, with the time of the monotonic clock in seconds ("at") and what this process has used so far ("cpu", seconds).
///   send PATH...  (tab between paths)   to whoever else is there
///   text TEXT                           likewise
/// Everything offered is accepted.
class TransferEnd final : public QObject {
    Q_OBJECT
public:
    explicit TransferEnd(Node &node, QObject *parent = nullptr);

signals:
    /// Bytes begin to move.
    void began();
    /// Merged into each fact.
    void telling(QJsonObject &fact);

private:
    void readCommands();
    void obey(const QString &line);
    void onPerson(const Person &person);
    void onTransfer(const Transfer &transfer);
    void tell(const char *event, QJsonObject fact = {});

    Node &m_node;
    PeerId m_peer;
    QByteArray m_input;
    QHash<TransferId, TransferState> m_states;
};

/// Of a profile within the first argument's folder, local only: FOLDER NAME PORT.
[[nodiscard]] NodeOptions optionsFrom(const QStringList &arguments);

} // namespace dovetail::bench
