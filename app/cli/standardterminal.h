// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/terminal.h"

class QSocketNotifier;

namespace dovetail::cli {

/// Standard input, output and error of this process.
class StandardTerminal final : public Terminal {
    Q_OBJECT
public:
    StandardTerminal();
    ~StandardTerminal() override;

    void write(Stream stream, const QByteArray &bytes) override;
    [[nodiscard]] int columns() const override;
    void wantInput() override;

private:
    void read();

    QSocketNotifier *m_notifier = nullptr;
};

} // namespace dovetail::cli
