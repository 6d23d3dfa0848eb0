// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/peoplemodel.h"

#include "ui/format/persontext.h"

#include <algorithm>
#include <utility>

namespace dovetail::ui {

namespace {

constexpr int frameMs = 16;
/// So many changes are told one by one, and then so many more a second: fewer than there are frames.
constexpr int mostAtOnce = 200;
constexpr int refillPerSecond = 30;

bool deservesRow(const Person &person)
{
    return person.lastMessage || person.favourite || !person.draft.isEmpty()
        || (person.presence != Presence::Offline && person.trust != Trust::Blocked);
}

} // namespace

PeopleModel::PeopleModel(QObject *parent) : QObject(parent), m_allowance(mostAtOnce)
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(frameMs);
    m_frame.setTimerType(Qt::PreciseTimer);
    connect(&m_frame, &QTimer::timeout, this, &PeopleModel::takeLate);
    m_sinceRefill.start();
}

void PeopleModel::put(const Person &person)
{
    if (person.id.isNull())
        return;
    if (!m_frame.isActive() && mayTellNow()) {
        QSet<PeerId> touched;
        take(person, touched);
        if (!touched.isEmpty())
            emit changed(touched.values());
        return;
    }
    m_late.insert(person.id, person);
    if (!m_frame.isActive())
        m_frame.start();
}

bool PeopleModel::mayTellNow()
{
    const qint64 refill = m_sinceRefill.elapsed() * refillPerSecond / 1000;
    if (refill > 0) {
        m_allowance = int(qMin<qint64>(mostAtOnce, m_allowance + refill));
        m_sinceRefill.restart();
    }
    return m_allowance > 0 && m_allowance-- > 0;
}

void PeopleModel::takeLate()
{
    QSet<PeerId> touched;
    const QHash<PeerId, Person> late = std::exchange(m_late, {});
    for (const Person &person : late)
        take(person, touched);
    if (!touched.isEmpty())
        emit changed(touched.values());
}

void PeopleModel::take(const Person &person, QSet<PeerId> &touched)
{
    const auto known = m_people.find(person.id);
    const bool wasThere = known != m_people.end();
    const bool stays = deservesRow(person);
    if ((!wasThere && !stays) || (wasThere && stays && *known == person))
        return;
    touched.insert(person.id);
    const QString before = wasThere ? shownName(*known) : QString();
    const bool moved = wasThere && known->host != person.host;
    m_unread += (stays ? person.unread : 0) - (wasThere ? known->unread : 0);
    if (!stays)
        m_people.erase(known);
    else if (wasThere)
        *known = person;
    else
        m_people.insert(person.id, person);
    rename(person.id, before, stays ? shownName(person) : QString(), touched);
    if (moved)
        touchNamesakes(shownName(person), touched);
}

// Who shares a name with somebody is shown with more than the name: those rows change as well.
void PeopleModel::rename(const PeerId &id, const QString &from, const QString &to, QSet<PeerId> &touched)
{
    if (from == to)
        return;
    if (const auto left = m_names.find(from); left != m_names.end()) {
        left->remove(id);
        touchNamesakes(from, touched);
        if (left->isEmpty())
            m_names.erase(left);
    }
    if (to.isEmpty())
        return;
    touchNamesakes(to, touched);
    m_names[to].insert(id);
}

/// Where a crowd has one name, another one more or less changes nothing that anybody could see.
void PeopleModel::touchNamesakes(const QString &name, QSet<PeerId> &touched) const
{
    constexpr qsizetype crowd = 20;
    const auto namesakes = m_names.constFind(name);
    if (namesakes != m_names.cend() && namesakes->size() <= crowd)
        touched.unite(*namesakes);
}

std::optional<Person> PeopleModel::person(const PeerId &id) const
{
    if (const auto late = m_late.constFind(id); late != m_late.cend())
        return deservesRow(*late) ? std::optional(*late) : std::nullopt;
    const Person *found = find(id);
    return found ? std::optional(*found) : std::nullopt;
}

const Person *PeopleModel::find(const PeerId &id) const
{
    const auto found = m_people.constFind(id);
    return found == m_people.cend() ? nullptr : &*found;
}

QString PeopleModel::distinction(const PeerId &id) const
{
    const Person *found = find(id);
    const QSet<PeerId> namesakes = found ? m_names.value(shownName(*found)) : QSet<PeerId>();
    if (namesakes.size() < 2)
        return {};
    const bool sameHost = std::any_of(namesakes.cbegin(), namesakes.cend(), [&](const PeerId &other) {
        return other != id && m_people.value(other).host == found->host;
    });
    if (found->host.isEmpty())
        return id.toShort();
    return sameHost ? found->host + QStringLiteral(" · ") + id.toShort() : found->host;
}

} // namespace dovetail::ui
