// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/terminal.h"
#include "core/common/transfer.h"

namespace dovetail::cli {

/// One line on standard error that is drawn over itself; silent when that is no terminal.
class ProgressBar final {
public:
    /// The terminal must outlive it.
    explicit ProgressBar(Terminal &terminal) : m_terminal(terminal) {}
    void draw(const Transfer &transfer);
    /// Leaves the last state standing and goes to the next line.
    void end();

    /// "report.pdf  [======>       ]  48 %  84.0 MB/s  0:03 left". Pure, for `columns` columns.
    [[nodiscard]] static QString line(const Transfer &transfer, int columns);

private:
    Terminal &m_terminal;
    bool m_drawn = false;
};

} // namespace dovetail::cli
