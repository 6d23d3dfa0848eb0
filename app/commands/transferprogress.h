// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/printer.h"
#include "app/commands/progressbar.h"

#include <QElapsedTimer>

namespace dovetail::cli {

/// How far the one transfer of `send` or `get` is: a bar for people, an event a second for scripts, and a sentence for both
/// when it stands still.
class TransferProgress final {
public:
    /// Both must outlive it.
    TransferProgress(Printer &printer, Terminal &terminal) : m_printer(printer), m_bar(terminal) {}

    /// `name` of the other side.
    void show(const Transfer &transfer, const QString &name);
    /// The bar of one that is done stays, full.
    void end(const Transfer &transfer);
    void end() { m_bar.end(); }

private:
    Printer &m_printer;
    ProgressBar m_bar;
    QElapsedTimer m_sinceEvent;
    QString m_said; ///< why it stands still, as last said
};

} // namespace dovetail::cli
