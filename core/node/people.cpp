// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/people.h"

#include "core/common/displaytext.h"
#include "core/common/limits.h"

#include <utility>

namespace dovetail {

namespace {

constexpr qint64 noticedOffsetMs = 500;

} // namespace

People::People(Clock &clock, store::Store &store, presence::Roster &roster, QObject *parent)
    : QObject(parent), m_clock(clock), m_store(store), m_roster(roster)
{}

void People::restore(const QList<store::Contact> &contacts,
                     const QList<store::ConversationSummary> &summaries)
{
    for (const store::Contact &contact : contacts) {
        Person person;
        person.id = contact.id;
        person.name = contact.name;
        person.host = contact.host;
        person.trust = contact.trust;
        person.resembles = contact.resembles;
        person.nickname = contact.nickname;
        person.note = contact.note;
        person.favourite = contact.favourite;
        person.autoAcceptBytes = contact.autoAcceptBytes;
        person.draft = contact.draft;
        person.picture = contact.picture;
        person.endpoint = contact.endpoint;
        person.lastSeen = contact.lastSeen;
        m_people.insert(contact.id, person);
        Kept &kept = m_kept[contact.id];
        kept.firstSeen = contact.firstSeen;
        kept.boot = contact.boot;
        kept.trustBefore = contact.trustBefore;
    }
    for (const store::ConversationSummary &summary : summaries) {
        Person &person = m_people[summary.peer];
        person.id = summary.peer;
        person.unread = summary.unread;
        setLast(person, summary.last);
        m_kept[summary.peer].receivedRow = summary.receivedRow;
    }
}

QString People::nameOf(const PeerId &peer) const
{
    const QString name = m_people.value(peer).displayName();
    return name.isEmpty() ? peer.toShort() : name;
}

void People::setLast(Person &person, const std::optional<Message> &last)
{
    person.lastMessage = last;
    if (!last)
        return;
    // A line of it is shown, for each of many people: a long text and a picture would only fill the memory.
    person.lastMessage->text = last->text.left(limits::maxQuoteLength);
    person.lastMessage->preview.clear();
    person.lastMessage->quote.reset();
}

void People::onPeerChanged(const PeerId &id)
{
    const presence::Peer *peer = m_roster.find(id);
    if (!peer)
        return;
    Person person = m_people.value(id);
    const Person before = person;
    const bool isNew = person.id.isNull();
    person.id = id;
    person.name = cleanLine(peer->card.name, limits::maxNameLength);
    person.host = cleanLine(peer->card.host, limits::maxHostLength);
    if (person.name.isEmpty())
        person.name = person.host.isEmpty() ? id.toShort() : person.host;
    person.availability = peer->card.availability;
    person.statusText = cleanLine(peer->card.status, limits::maxStatusLength);
    if (person.availability == Availability::Invisible) {
        person.availability = Availability::Available; // what they say of themselves, they say when they are seen
        person.statusText.clear();
    }
    person.utcOffsetMinutes = peer->card.utcOffsetMinutes;
    // Each answer measures a little otherwise; only what a person would notice is news.
    if (const auto offset = peer->clock.offsetMs();
        offset && (!person.clockOffsetMs || qAbs(*offset - *person.clockOffsetMs) >= noticedOffsetMs))
        person.clockOffsetMs = offset;
    // They are reached all the same; only nobody is to see it.
    person.presence =
        peer->card.availability == Availability::Invisible ? Presence::Offline : peer->presence;
    if (!peer->endpoint.isNull())
        person.endpoint = peer->endpoint;
    // Once more when their address is proved: somebody pretending may call their computer otherwise.
    if (isNew || (before.endpoint.isNull() && !person.endpoint.isNull() && person.trust == Trust::Unknown))
        person.resembles = lookalike(person);
    if (isNew)
        m_kept[id].firstSeen = m_clock.wallTime();
    const bool isRestart = std::exchange(m_kept[id].boot, peer->card.boot) != peer->card.boot;
    if (before.presence == Presence::Online && person.presence != Presence::Online)
        person.lastSeen = m_clock.wallTime();
    m_people.insert(id, person);
    // Remembered from the first proof on: a stranger's card alone leaves no trace.
    const bool durable = isRestart || person.name != before.name || person.host != before.host
        || person.endpoint != before.endpoint || person.presence != before.presence;
    if (durable && !person.endpoint.isNull())
        save(person);
    if (person != before)
        emit changed(person);
}

PeerId People::lookalike(const Person &person) const
{
    for (const Person &other : m_people) {
        const bool sameComputer = other.host == person.host
            || (!person.endpoint.isNull() && other.endpoint.address == person.endpoint.address);
        if (other.id != person.id && other.presence != Presence::Online && other.trust != Trust::Unknown
            && other.name == person.name && sameComputer)
            return other.id;
    }
    return {};
}

void People::save(const Person &person)
{
    const Kept kept = m_kept.value(person.id);
    store::Contact contact;
    contact.id = person.id;
    contact.name = person.name;
    contact.host = person.host;
    contact.trust = person.trust;
    contact.resembles = person.resembles;
    contact.nickname = person.nickname;
    contact.note = person.note;
    contact.favourite = person.favourite;
    contact.autoAcceptBytes = person.autoAcceptBytes;
    contact.draft = person.draft;
    contact.endpoint = person.endpoint;
    contact.boot = kept.boot;
    contact.trustBefore = kept.trustBefore;
    contact.firstSeen = kept.firstSeen;
    contact.lastSeen = person.presence == Presence::Online ? m_clock.wallTime() : person.lastSeen;
    m_store.run([contact](store::Database &database) { return database.contacts().put(contact); });
}

void People::becomeKnown(const PeerId &id)
{
    const auto person = m_people.find(id);
    if (person == m_people.end() || person->trust != Trust::Unknown)
        return;
    person->trust = Trust::Known;
    save(*person);
    emit changed(*person);
}

template <typename Change>
void People::keep(const PeerId &peer, Change change)
{
    const auto person = m_people.find(peer);
    if (person == m_people.end())
        return;
    const Person before = *person;
    change(*person);
    if (*person == before)
        return;
    save(*person);
    emit changed(*person);
}

void People::setNickname(const PeerId &peer, const QString &nickname)
{
    keep(peer, [&](Person &person) { person.nickname = cleanLine(nickname, limits::maxNameLength); });
}

void People::setNote(const PeerId &peer, const QString &note)
{
    keep(peer, [&](Person &person) {
        person.note = cleanText(note.trimmed().left(limits::maxNoteLength)).trimmed();
    });
}

void People::setFavourite(const PeerId &peer, bool on)
{
    keep(peer, [on](Person &person) { person.favourite = on; });
}

void People::setBlocked(const PeerId &peer, bool on)
{
    keep(peer, [this, on](Person &person) {
        if (on == (person.trust == Trust::Blocked))
            return;
        Kept &kept = m_kept[person.id];
        if (on)
            kept.trustBefore = person.trust;
        person.trust = on ? Trust::Blocked : kept.trustBefore;
    });
}

void People::setVerified(const PeerId &peer, bool on)
{
    keep(peer, [on](Person &person) {
        if (person.trust == Trust::Blocked)
            return;
        person.trust = on ? Trust::Verified : Trust::Known;
        if (on)
            person.resembles = {};
    });
}

void People::acceptIdentity(const PeerId &peer)
{
    keep(peer, [](Person &person) { person.resembles = {}; });
}

void People::setAutoAccept(const PeerId &peer, qint64 maxBytes)
{
    keep(peer, [maxBytes](Person &person) { person.autoAcceptBytes = qMax<qint64>(0, maxBytes); });
}

void People::setDraft(const PeerId &peer, const QString &text)
{
    // As it was typed: a draft comes back into the field it was taken from.
    keep(peer, [&](Person &person) { person.draft = text.left(limits::maxTextBytes); });
}

void People::setPicture(const PeerId &peer, const PictureId &id, const QByteArray &picture)
{
    const auto person = m_people.find(peer);
    if (person == m_people.end())
        return;
    person->picture = picture;
    m_store.run([=](store::Database &database) { return database.contacts().setPicture(peer, id, picture); });
    emit changed(*person);
}

bool People::isBlocked(const PeerId &peer) const
{
    return m_people.value(peer).trust == Trust::Blocked;
}

Error People::refusalFor(const Person &person)
{
    if (person.trust == Trust::Blocked)
        return {ErrorCode::PersonBlocked, person.displayName()};
    if (!person.resembles.isNull())
        return {ErrorCode::IdentityUndecided, person.displayName()};
    return {};
}

Error People::refusalFor(const PeerId &peer) const
{
    return refusalFor(m_people.value(peer));
}

qint64 People::autoAcceptBytes(const PeerId &peer) const
{
    const auto person = m_people.constFind(peer);
    return person == m_people.cend() ? 0 : person->autoAcceptBytes;
}

void People::onMessage(const Message &message, bool isNew)
{
    // It may come before its writer's address is proved: the seal says who it is all the same.
    if (!m_people.contains(message.peer))
        onPeerChanged(message.peer);
    const auto person = m_people.find(message.peer);
    if (person == m_people.end())
        return;
    const std::optional<Message> &last = person->lastMessage;
    const bool newest = !last || last->ref() == message.ref() || last->position() <= message.position();
    if (newest)
        setLast(*person, message);
    if (isNew && !message.own) {
        Kept &kept = m_kept[message.peer];
        kept.receivedRow = message.row;
        kept.received = message.id;
        ++person->unread;
    }
    if (newest || isNew)
        emit changed(*person);
}

void People::markRead(const PeerId &peer)
{
    const auto person = m_people.find(peer);
    if (person == m_people.end() || person->unread == 0)
        return;
    person->unread = 0;
    const Kept kept = m_kept.value(peer);
    // What came before this run only the store knows by its id.
    m_store.run(
        [peer, kept](store::Database &database) -> Result<std::optional<MessageId>> {
            if (const auto set = database.contacts().setReadRow(peer, kept.receivedRow); !set.ok())
                return set.error();
            if (!kept.received.isNull())
                return std::optional(kept.received);
            return database.messages().newestReceived(peer);
        },
        this, [this, peer](const Result<std::optional<MessageId>> &newest) {
            if (newest.ok() && newest->has_value())
                emit read(peer, **newest);
        });
    emit changed(*person);
}

void People::onCleared(const PeerId &peer, const std::optional<Message> &last)
{
    const auto person = m_people.find(peer);
    if (person == m_people.end())
        return;
    person->unread = 0; // nothing received is left
    setLast(*person, last);
    emit changed(*person);
}

void People::onExpired(const QSet<PeerId> &peers, const QList<store::ConversationSummary> &summaries)
{
    QHash<PeerId, store::ConversationSummary> left;
    for (const store::ConversationSummary &summary : summaries)
        left.insert(summary.peer, summary);
    for (const PeerId &peer : peers) {
        const auto person = m_people.find(peer);
        if (person == m_people.end())
            continue;
        const store::ConversationSummary summary = left.value(peer);
        const Person before = *person;
        person->unread = summary.unread;
        setLast(*person, summary.last);
        if (*person != before)
            emit changed(*person);
    }
}

} // namespace dovetail
