// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/transferscommand.h"

#include "app/cli/peersentences.h"
#include "app/cli/transferwords.h"
#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/common/sentence.h"

#include <algorithm>

namespace dovetail::cli {

namespace {

Arguments offline(Arguments arguments)
{
    arguments.node.offline = true;
    return arguments;
}

} // namespace

TransfersCommand::TransfersCommand(Arguments arguments, QObject *parent)
    : Command(offline(std::move(arguments)), parent)
{
    connect(&m_node, &Node::transferChanged, this, [this](const Transfer &transfer) {
        const auto known = std::find_if(m_transfers.begin(), m_transfers.end(),
                                        [&](const Transfer &other) { return other.id == transfer.id; });
        if (known == m_transfers.end())
            m_transfers += transfer;
        else
            *known = transfer;
    });
    // An answer to something asked behind them: by then all that is remembered was told.
    connect(&m_node, &Node::messagesLoaded, this, [this] {
        if (m_arguments.deed == Deed::List)
            list();
        else
            act();
    });
}

void TransfersCommand::begin()
{
    m_node.loadMessages({}, {});
}

void TransfersCommand::list()
{
    qsizetype ended = 0;
    for (const Transfer &transfer : std::as_const(m_transfers)) {
        if (isEnd(transfer.state) && !m_arguments.all) {
            ++ended;
            continue;
        }
        const std::optional<Person> person = m_node.person(transfer.peer);
        const QString who = person ? shownName(*person) : transfer.peer.toShort();
        const QString way = transfer.outgoing ? QStringLiteral("to %1") : QStringLiteral("from %1");
        m_printer.event("transfer", transferObject(transfer),
                        QStringLiteral("%1  %2  %3  %4 (%5)  %6")
                            .arg(transfer.id.toShort(), stateWord(transfer.state).leftJustified(11),
                                 way.arg(who).leftJustified(20),
                                 cleanLine(transfer.title, limits::maxFileNameBytes),
                                 amount(transfer.fileCount, transfer.totalBytes),
                                 transfer.error.isError() ? sentence(transfer.error) : QString())
                            .trimmed());
    }
    if (ended > 0)
        m_printer.note(QStringLiteral("%1 more have ended: --all lists them, too.").arg(ended));
    else if (m_transfers.isEmpty())
        m_printer.note(QStringLiteral("No transfer is remembered here."));
    finish(Done);
}

void TransfersCommand::act()
{
    QList<Transfer> meant = m_transfers;
    meant.removeIf([this](const Transfer &transfer) {
        return isEnd(transfer.state) || !transfer.id.toHex().startsWith(m_arguments.transfer.toLower());
    });
    if (meant.size() != 1)
        return fail(meant.isEmpty() ? Failed : Usage,
                    meant.isEmpty() ? QStringLiteral("No transfer that has not ended has an id like that.")
                                    : QStringLiteral("Several transfers have ids that begin so; type more of it."));
    const TransferId id = meant.first().id;
    if (m_arguments.deed == Deed::Pause)
        m_node.pauseTransfer(id);
    else if (m_arguments.deed == Deed::Resume)
        m_node.resumeTransfer(id);
    else
        m_node.cancel(id);
    const TransferState before = meant.first().state;
    disconnect(&m_node, &Node::messagesLoaded, this, nullptr);
    connect(&m_node, &Node::messagesLoaded, this, [this, id, before] {
        const std::optional<Transfer> now = m_node.transfer(id);
        if (!now || now->state == before)
            return fail(Failed, QStringLiteral("That cannot be done with a transfer that is %1.").arg(stateWord(before)));
        m_printer.event("transfer", transferObject(*now),
                        QStringLiteral("%1 is %2 now.").arg(id.toShort(), stateWord(now->state)));
        finish(Done);
    });
    m_node.loadMessages({}, {});
}

} // namespace dovetail::cli
