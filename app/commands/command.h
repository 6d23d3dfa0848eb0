// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/arguments.h"
#include "app/commands/exitcode.h"
#include "app/commands/printer.h"
#include "core/node/node.h"

#include <QObject>

#include <functional>

namespace dovetail::cli {

class PeerFinder;

/// What a command is to do, and with what. Node and terminal outlive it.
struct Errand {
    Arguments arguments;
    Node &node;
    Terminal &terminal;
};

/// One run of the program: does what one command is for, on a node that it starts or that runs already, for a window or for
/// another command, and ends with finished(), once.
class Command : public QObject {
    Q_OBJECT
public:
    void run();
    /// A person or the system wants it to end.
    void interrupt(int signalNumber);

signals:
    void finished(int exitCode);

protected:
    Command(Errand errand, QObject *parent);

    /// The node is on the network.
    virtual void begin() = 0;
    /// Something could not be done; the node runs on.
    virtual void onError(const Error &error);
    /// Before the end by a signal; returns the exit code.
    virtual int onInterrupt(int signalNumber) { return 128 + signalNumber; }

    /// Ends when it finds nobody, or more than one.
    void failUnlessFound(PeerFinder &finder);
    /// Calls back when all that the profile remembers, and what came of everything asked for before, was told.
    void whenTold(std::function<void()> then);
    void finish(int exitCode);
    /// finish() `ms` from now, so that what was just said to the others can arrive.
    void finishSoon(int exitCode, int ms);
    void fail(int exitCode, const QString &sentence);
    [[nodiscard]] bool isFinished() const { return m_finished; }

    [[nodiscard]] int timeoutMs(int otherwiseSeconds) const;

    const Arguments m_arguments;
    Node &m_node;
    Terminal &m_terminal;
    Printer m_printer;
    bool m_startedNode = false; ///< else it ran already, and people are known

private:
    bool m_finished = false;
};

/// "online", id and so on of a peer, as --json has it.
[[nodiscard]] QJsonObject peerObject(const Person &person);

} // namespace dovetail::cli
