// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/ackbatch.h"

#include "core/common/limits.h"

namespace dovetail::chat {

namespace {

/// Copies of a stored message come while the sender has it in its line; more than these need not be remembered here, the
/// store knows all.
constexpr int saidCount = 2 * limits::maxHeldMessages;
/// So often is a message called stored beside others, unasked.
constexpr int repetitions = 3;

} // namespace

void AckBatch::stored(const MessageId &id)
{
    ++m_owed;
    m_stored.append(id);
    if (m_place.contains(id))
        return;
    if (m_said.size() < saidCount) {
        m_place.insert(id, int(m_said.size()));
        m_said.append({id, repetitions});
        return;
    }
    m_place.remove(m_said.at(m_nextSaid).id);
    m_place.insert(id, m_nextSaid);
    m_said[m_nextSaid] = {id, repetitions};
    m_nextSaid = (m_nextSaid + 1) % saidCount;
}

void AckBatch::storedBefore(const MessageId &id)
{
    ++m_owed;
    if (!m_stored.contains(id))
        m_stored.append(id);
    if (m_repeatFrom < 0)
        m_repeatFrom = m_place.value(id);
}

void AckBatch::held(const MessageId &id)
{
    ++m_owed;
    if (!m_held.contains(id))
        m_held.append(id);
}

void AckBatch::partial(const MessageId &id)
{
    ++m_owed;
    m_partial.insert(id);
}

void AckBatch::finish(QList<wire::MessageAck> &acks, quint32 echo)
{
    using State = wire::MessageAck::State;
    const auto addTo = [](QList<MessageId> &also, QList<MessageId> &from, qsizetype room) {
        const qsizetype count = qMin(room, from.size());
        also.append(from.first(count));
        from.remove(0, count);
    };
    m_held.removeIf([this](const MessageId &id) { return m_place.contains(id); });
    qsizetype at = 0;
    while (!m_stored.isEmpty() || !m_held.isEmpty()) {
        if (at == acks.size()) {
            const State state = m_stored.isEmpty() ? State::Held : State::Stored;
            acks.append({(state == State::Held ? m_held : m_stored).takeFirst(), state, {}, echo});
        }
        wire::MessageAck &ack = acks[at++];
        addTo(ack.alsoStored, m_stored, limits::maxAlsoStored);
        addTo(ack.alsoHeld, m_held, limits::maxAlsoStored - ack.alsoStored.size());
    }
    if (!acks.isEmpty() && !m_said.isEmpty())
        repeat(acks.last());
    m_owed = 0;
    m_repeatFrom = -1;
}

void AckBatch::repeat(wire::MessageAck &ack)
{
    const qsizetype size = m_said.size();
    const auto full = [&ack] { return ack.alsoStored.size() + ack.alsoHeld.size() >= limits::maxAlsoStored; };
    const auto say = [&ack](Said &one) {
        if (one.id == ack.id || ack.alsoStored.contains(one.id))
            return;
        one.timesLeft = qMax(0, one.timesLeft - 1);
        ack.alsoStored.append(one.id);
    };
    const qsizetype newest = (m_nextSaid - 1 + size) % size;
    // Whoever asks for one has most likely not heard of those behind it either.
    for (qsizetype at = m_repeatFrom; at >= 0 && !full(); at = (at + 1) % size) {
        say(m_said[at]);
        if (at == newest)
            break;
    }
    // The newest first: the others have had their turn.
    for (qsizetype back = 0; back < qMin<qsizetype>(size, 2 * limits::maxAlsoStored) && !full(); ++back)
        if (Said &one = m_said[(newest - back + size) % size]; one.timesLeft > 0)
            say(one);
}

} // namespace dovetail::chat
