// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/transferscommand.h"

#include "app/commands/peersentences.h"
#include "app/commands/transferwords.h"
#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/common/sentence.h"

#include <algorithm>

namespace dovetail::cli {

TransfersCommand::TransfersCommand(Errand errand, QObject *parent)
    : Command(std::move(errand), parent), m_transfers(m_node.transfers())
{
    connect(&m_node, &Node::transferChanged, this, [this](const Transfer &transfer) {
        const auto known = std::find_if(m_transfers.begin(), m_transfers.end(),
                                        [&](const Transfer &other) { return other.id == transfer.id; });
        if (known == m_transfers.end())
            m_transfers += transfer;
        else
            *known = transfer;
    });
}

void TransfersCommand::begin()
{
    whenTold([this] {
        if (m_arguments.deed == Deed::List)
            list();
        else
            act();
    });
}

QString TransfersCommand::nameOf(const Transfer &transfer) const
{
    const std::optional<Person> person = m_node.person(transfer.peer);
    return person ? shownName(*person) : transfer.peer.toShort();
}

void TransfersCommand::list()
{
    qsizetype ended = 0;
    for (const Transfer &transfer : std::as_const(m_transfers)) {
        // What a retry may bring has not quite ended.
        if (isEnd(transfer.state) && !hasRest(transfer) && !m_arguments.all) {
            ++ended;
            continue;
        }
        const QString way = transfer.outgoing ? QStringLiteral("to %1") : QStringLiteral("from %1");
        m_printer.event("transfer", transferObject(transfer, nameOf(transfer)),
                        QStringLiteral("%1  %2  %3  %4 (%5)  %6")
                            .arg(transfer.id.toShort(), stateWord(transfer.state).leftJustified(11),
                                 way.arg(nameOf(transfer)).leftJustified(20),
                                 cleanLine(transfer.title, limits::maxFileNameBytes),
                                 amount(transfer.fileCount, transfer.totalBytes),
                                 situation(transfer, nameOf(transfer)))
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
    const bool retry = m_arguments.deed == Deed::Retry;
    QList<Transfer> meant = m_transfers;
    meant.removeIf([&](const Transfer &transfer) {
        return isEnd(transfer.state) != retry
            || !transfer.id.toHex().startsWith(m_arguments.transfer.toLower());
    });
    if (meant.size() != 1)
        return fail(meant.isEmpty() ? Failed : Usage,
                    meant.isEmpty()
                        ? QStringLiteral("No transfer that has %1 has an id like that.")
                              .arg(retry ? QStringLiteral("ended") : QStringLiteral("not ended"))
                        : QStringLiteral("Several transfers have ids that begin so; type more of it."));
    m_before = meant.first();
    if (retry)
        return again();
    if (m_arguments.deed == Deed::Pause)
        m_node.pauseTransfer(m_before.id);
    else if (m_arguments.deed == Deed::Resume)
        m_node.resumeTransfer(m_before.id);
    else if (m_arguments.deed == Deed::First)
        m_node.moveInQueue(m_before.id, 0);
    else
        m_node.cancel(m_before.id);
    whenTold([this] {
        const std::optional<Transfer> now = m_node.transfer(m_before.id);
        const bool isFirst = now && m_arguments.deed == Deed::First && now->queuePosition == 0;
        if (!now || (now->state == m_before.state && !isFirst))
            return refuse();
        tell(*now);
    });
}

void TransfersCommand::again()
{
    const bool hasNothing = m_before.state == TransferState::Done && !hasRest(m_before);
    if (hasNothing || (m_before.download && m_before.outgoing))
        return refuse();
    connect(
        &m_node, &Node::offerFailed, this,
        [this](const TransferId &id, const PeerId &, const Error &error) {
            if (id == m_before.id)
                fail(Failed, sentence(error));
        });
    // What nobody knows the rest of is looked through and offered as another one.
    connect(&m_node, &Node::transferChanged, this, [this, before = m_transfers](const Transfer &now) {
        const bool same = now.id == m_before.id;
        const bool known = std::any_of(before.cbegin(), before.cend(),
                                       [&](const Transfer &other) { return other.id == now.id; });
        const bool another = !same && (known || now.peer != m_before.peer || now.title != m_before.title);
        if (now.counting || another)
            return;
        if (same && isEnd(now.state))
            return now.error.isError() ? fail(Failed, sentence(now.error)) : refuse();
        tell(now);
    });
    m_node.retryTransfer(m_before.id);
    whenTold([this] {
        if (!m_before.outgoing) // accepted at once, or not at all
            refuse();
    });
}

void TransfersCommand::refuse()
{
    fail(Failed,
         QStringLiteral("That cannot be done with a transfer that is %1.").arg(stateWord(m_before.state)));
}

void TransfersCommand::tell(const Transfer &now)
{
    m_printer.event("transfer", transferObject(now, nameOf(now)),
                    QStringLiteral("%1 is %2 now.").arg(now.id.toShort(), stateWord(now.state)));
    finish(Done);
}

} // namespace dovetail::cli
