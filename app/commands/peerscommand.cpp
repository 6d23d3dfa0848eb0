// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/peerscommand.h"

#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/common/sentence.h"

#include <QTimer>

#include <algorithm>

namespace dovetail::cli {

namespace {

/// People appear within two seconds; one more for a lost datagram.
constexpr int lookSeconds = 3;

QString stateWord(Presence presence)
{
    switch (presence) {
    case Presence::Online:
        return QStringLiteral("online");
    case Presence::Unanswering:
        return QStringLiteral("seen, but does not answer");
    case Presence::Offline:
        break;
    }
    return QStringLiteral("away");
}

} // namespace

void PeersCommand::begin()
{
    // Who has been on the network for a while has looked around.
    const int otherwise = m_startedNode ? lookSeconds : 0;
    QTimer::singleShot(timeoutMs(otherwise), this, &PeersCommand::print);
}

void PeersCommand::print()
{
    QList<Person> people = m_node.people();
    if (!m_arguments.all)
        people.removeIf([](const Person &person) { return person.presence == Presence::Offline; });
    std::sort(people.begin(), people.end(), [](const Person &a, const Person &b) {
        const int byName = a.name.localeAwareCompare(b.name);
        return byName != 0 ? byName < 0 : a.id < b.id;
    });
    for (const Person &person : std::as_const(people)) {
        const QString address = person.endpoint.isNull() ? QStringLiteral("-") : person.endpoint.toString();
        m_printer.event("peer", peerObject(person),
                        QStringLiteral("%1  %2  %3  %4  %5")
                            .arg(person.id.toShort(),
                                 cleanLine(person.name, limits::maxNameLength).leftJustified(20),
                                 cleanLine(person.host, limits::maxHostLength).leftJustified(16),
                                 address.leftJustified(21), stateWord(person.presence)));
    }
    if (people.isEmpty() && m_node.info().addresses.isEmpty())
        m_printer.note(sentence({ErrorCode::NoNetwork, {}}));
    else if (people.isEmpty())
        m_printer.note(
            QStringLiteral("Nobody is here. Is Dovetail running on another computer of this network?"));
    finish(Done);
}

} // namespace dovetail::cli
