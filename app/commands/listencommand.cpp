// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/listencommand.h"

#include <QTimer>

namespace dovetail::cli {

namespace {

/// After the last thing with --once: the other side's question for a lost answer still finds us here.
constexpr int lingerMs = 500;

} // namespace

ListenCommand::ListenCommand(Errand errand, QObject *parent)
    : Command(std::move(errand), parent), m_reporter(m_node, m_printer, m_arguments.accept)
{
    m_reporter.setAcceptOptions({m_arguments.node.downloadFolder, m_arguments.into.existing});
    connect(&m_reporter, &Reporter::messageShown, this, [this] { endIfOnce(Done); });
    connect(&m_reporter, &Reporter::transferEnded, this,
            [this](bool well) { endIfOnce(well ? Done : Failed); });
}

void ListenCommand::begin()
{
    m_reporter.showReady();
    if (!m_arguments.timeoutSeconds)
        return;
    QTimer::singleShot(timeoutMs(0), this, [this] {
        if (m_arguments.once)
            fail(TimedOut,
                 QStringLiteral("Nothing came within %1 seconds.").arg(*m_arguments.timeoutSeconds));
        else
            finish(Done);
    });
}

void ListenCommand::endIfOnce(int exitCode)
{
    if (m_arguments.once)
        finishSoon(exitCode, lingerMs);
}

} // namespace dovetail::cli
