// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "app/cli/exitcode.h"
#include "app/cli/printer.h"
#include "core/node/node.h"

#include <QObject>

namespace dovetail::cli {

/// One run of the program: starts a node, does what one command is for, and ends with finished(), once.
class Command : public QObject {
    Q_OBJECT
public:
    void run();
    /// A person or the system wants it to end.
    void interrupt(int signalNumber);

signals:
    void finished(int exitCode);

protected:
    Command(Arguments arguments, QObject *parent);

    /// The node is on the network.
    virtual void begin() = 0;
    /// Something could not be done; the node runs on.
    virtual void onError(const Error &error);
    /// Before the end by a signal; returns the exit code.
    virtual int onInterrupt(int signalNumber) { return 128 + signalNumber; }

    void finish(int exitCode);
    /// finish() `ms` from now, so that what was just said to the others can arrive.
    void finishSoon(int exitCode, int ms);
    void fail(int exitCode, const QString &sentence);
    [[nodiscard]] bool isFinished() const { return m_finished; }

    [[nodiscard]] int timeoutMs(int otherwiseSeconds) const;

    const Arguments m_arguments;
    Printer m_printer;
    Node m_node;

private:
    bool m_finished = false;
};

/// "online", id and so on of a peer, as --json has it.
[[nodiscard]] QJsonObject peerObject(const Person &person);

} // namespace dovetail::cli
