// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"
#include "app/commands/reporter.h"

namespace dovetail::cli {

/// `listen`: stays on the network, prints what happens, takes files from whom it may.
class ListenCommand final : public Command {
    Q_OBJECT
public:
    explicit ListenCommand(Errand errand, QObject *parent = nullptr);

protected:
    void begin() override;
    /// Being ended is how it is meant to end.
    int onInterrupt(int) override { return Done; }

private:
    void endIfOnce(int exitCode);

    Reporter m_reporter;
};

} // namespace dovetail::cli
