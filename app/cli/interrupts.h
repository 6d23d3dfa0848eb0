// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace dovetail::cli {

/// Ctrl+C and a polite kill, as a signal of the event loop, so that the program can say goodbye to the
/// network. A second one ends the process the hard way.
class Interrupts final : public QObject {
    Q_OBJECT
public:
    explicit Interrupts(QObject *parent = nullptr);
    ~Interrupts() override;

signals:
    void interrupted(int signalNumber);

private:
    void read();
    int m_pipe[2] = {-1, -1};
};

} // namespace dovetail::cli
