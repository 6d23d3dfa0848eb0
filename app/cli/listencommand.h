// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>

namespace dovetail::cli {

/// `listen`: stays on the network, prints what happens, takes files from whom it may.
class ListenCommand final : public Command {
    Q_OBJECT
public:
    explicit ListenCommand(Arguments arguments, QObject *parent = nullptr);

protected:
    void begin() override;
    /// Being ended is how it is meant to end.
    int onInterrupt(int) override { return Done; }

private:
    void showPerson(const Person &person);
    void showMessage(const Message &message);
    void showTransfer(const Transfer &transfer);
    void showOffer(const Transfer &transfer);
    void showProgress(const Transfer &transfer);
    void showFiles(const Transfer &transfer);
    void showEnd(const Transfer &transfer);
    [[nodiscard]] bool accepts(const Transfer &transfer) const;
    [[nodiscard]] QString nameOf(const PeerId &id) const;
    void endIfOnce(int exitCode);

    QHash<PeerId, Person> m_shown;
    /// Transfers that are under way in this run: only their ends are news.
    QHash<TransferId, QElapsedTimer> m_active;
    QSet<TransferId> m_offersShown;
};

} // namespace dovetail::cli
