// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/terminal.h"
#include "app/commands/visitframes.h"

#include <memory>

class QLocalSocket;

namespace dovetail {
class Node;
}

namespace dovetail::cli {

class Command;

/// One dovetail-cli that has its command done here, and its terminal. Goes when the command has ended or the visitor has gone.
class Visitor final : public Terminal {
    Q_OBJECT
public:
    /// Takes the socket over. The node must outlive it.
    Visitor(QLocalSocket *socket, Node &node, QObject *parent);
    ~Visitor() override;

    void write(Stream stream, const QByteArray &bytes) override;
    [[nodiscard]] int columns() const override { return m_columns; }
    void wantInput() override;

private:
    void read();
    [[nodiscard]] bool take(const Frame &frame);
    [[nodiscard]] bool begin(const QByteArray &order);
    void end(int exitCode);

    QLocalSocket *m_socket;
    Node &m_node;
    int m_columns = 0;
    bool m_wanted = false; ///< input was asked for
    bool m_ended = false;
    std::unique_ptr<Command> m_command;
};

} // namespace dovetail::cli
