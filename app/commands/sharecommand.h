// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"

namespace dovetail::cli {

/// `share`: which folders this profile publishes. Nothing of the network is touched: others see it while the profile runs
/// (listen, chat, or the desktop program).
class ShareCommand final : public Command {
    Q_OBJECT
public:
    explicit ShareCommand(Errand errand, QObject *parent = nullptr)
        : Command(std::move(errand), parent)
    {}

protected:
    void begin() override;
    void onError(const Error &error) override;

private:
    void act();
    void list();
    void add();
    void remove();
    /// The ids behind `--for`; nothing when one of them is nobody, which was said then.
    [[nodiscard]] std::optional<QList<PeerId>> chosen();
    void print(const Share &share);

};

} // namespace dovetail::cli
