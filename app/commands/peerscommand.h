// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"

namespace dovetail::cli {

/// `peers`: looks around for a moment and says who is there.
class PeersCommand final : public Command {
    Q_OBJECT
public:
    explicit PeersCommand(Errand errand, QObject *parent = nullptr)
        : Command(std::move(errand), parent)
    {}

protected:
    void begin() override;

private:
    void print();
};

} // namespace dovetail::cli
