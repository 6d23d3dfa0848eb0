// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/terminal.h"
#include "app/commands/visitframes.h"

#include <QLocalSocket>

namespace dovetail::cli {

/// The other side of CommandHost: has the command line done by the process that has the profile open, and lends it the terminal.
/// Exactly one of alone() and finished() follows start().
class Visit final : public QObject {
    Q_OBJECT
public:
    /// The terminal must outlive it.
    Visit(Terminal &terminal, const QString &profileFolder, VisitOrder order, QObject *parent = nullptr);

    void start();
    void interrupt(int signalNumber);

signals:
    /// Nobody has the profile open who takes commands.
    void alone();
    void finished(int exitCode);

private:
    void read();
    void take(const Frame &frame);
    void end(int exitCode);

    Terminal &m_terminal;
    const QString m_path;
    const VisitOrder m_order;
    QLocalSocket m_socket;
    bool m_over = false;
};

} // namespace dovetail::cli
