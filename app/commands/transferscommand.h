// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"

namespace dovetail::cli {

/// `transfers`: what this profile remembers of files sent and received, and pausing, going on, taking first and cancelling of what
/// has not ended, and once more what has. By itself it touches nothing of the network: the other side hears of it when this
/// profile runs again.
class TransfersCommand final : public Command {
    Q_OBJECT
public:
    explicit TransfersCommand(Errand errand, QObject *parent = nullptr);

protected:
    void begin() override;

private:
    void list();
    void act();
    void again();
    void refuse();
    void tell(const Transfer &now);
    [[nodiscard]] QString nameOf(const Transfer &transfer) const;

    QList<Transfer> m_transfers; ///< in the order in which they were remembered
    Transfer m_before;           ///< the one meant
};

} // namespace dovetail::cli
