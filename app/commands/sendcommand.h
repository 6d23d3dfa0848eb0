// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"
#include "app/commands/peerfinder.h"
#include "app/commands/transferprogress.h"

#include <QTimer>

namespace dovetail::cli {

/// `send`: offers files and serves them until the other side has verified every one. The timeout is for
/// finding the person and for their decision; a transfer that moves takes as long as it takes.
class SendCommand final : public Command {
    Q_OBJECT
public:
    explicit SendCommand(Errand errand, QObject *parent = nullptr);

protected:
    void begin() override;
    int onInterrupt(int signalNumber) override;

private:
    void offer(const Person &person);
    void onTransfer(const Transfer &transfer);
    void onEnd(const Transfer &transfer);
    void onLate();

    PeerFinder m_finder;
    TransferProgress m_progress;
    QTimer m_late;
    Person m_peer;
    TransferId m_transfer;
    bool m_tooLate = false;
};

} // namespace dovetail::cli
