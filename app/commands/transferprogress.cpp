// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/transferprogress.h"

#include "app/commands/messageobject.h"
#include "app/commands/transferwords.h"

namespace dovetail::cli {

namespace {

constexpr int eventEveryMs = 1000;

} // namespace

void TransferProgress::show(const Transfer &transfer, const QString &name)
{
    const QString why = isStill(transfer) ? situation(transfer, name) : QString();
    if (!why.isEmpty() && why != m_said) {
        m_bar.end(); // the sentence has a line of its own
        m_printer.event("transfer", transferObject(transfer, name), {});
        m_printer.note(why);
    } else if (why.isEmpty() && !m_said.isEmpty() && transfer.state == TransferState::Running) {
        m_printer.event("transfer", transferObject(transfer, name), {});
    }
    if (!why.isEmpty() || transfer.state == TransferState::Running)
        m_said = why;
    if (!m_said.isEmpty())
        return;
    m_bar.draw(transfer);
    if (m_sinceEvent.isValid() && m_sinceEvent.elapsed() < eventEveryMs)
        return;
    m_sinceEvent.start();
    m_printer.event("progress", progressObject(transfer), {});
}

void TransferProgress::end(const Transfer &transfer)
{
    if (transfer.state == TransferState::Done)
        m_bar.draw(transfer);
    m_bar.end();
}

} // namespace dovetail::cli
