// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/inbox.h"

#include "core/common/limits.h"

#include <algorithm>

namespace dovetail::chat {

namespace {

/// Copies of a stored message come within a few retries; more than these need not be remembered here, the store
/// knows all.
constexpr int storedLatelyCount = 256;
/// A long message tells how far it is at its last part, at a repeated part, and every so many parts.
constexpr int partsPerAck = 16;

wire::MessageAck makeAck(const MessageId &id, wire::MessageAck::State state, const QBitArray &parts = {})
{
    return {id, state, parts};
}

} // namespace

void Inbox::setExpected(const PeerId &peer, quint64 sequence)
{
    m_lines[peer].expected = sequence;
}

quint64 Inbox::expected(const PeerId &peer) const
{
    const auto line = m_lines.constFind(peer);
    return line == m_lines.cend() ? 1 : line->expected;
}

bool Inbox::isSound(const wire::MessagePart &part)
{
    const qint64 total = part.totalBytes;
    if (total < 1 || total > limits::maxPayloadBytes || part.sequence < 1 || part.floor > part.sequence)
        return false;
    const qint64 count = (total + limits::maxPartBytes - 1) / limits::maxPartBytes;
    if (part.count != count || part.index >= part.count)
        return false;
    const bool last = part.index + 1 == part.count;
    return part.bytes.size() == (last ? total - (count - 1) * limits::maxPartBytes : limits::maxPartBytes);
}

Inbox::Outcome Inbox::onPart(const PeerId &peer, const wire::MessagePart &part)
{
    Outcome outcome;
    if (!isSound(part)) {
        outcome.refused = true;
        return outcome;
    }
    Line &line = m_lines[peer];
    if (line.storedLately.contains(part.id)) {
        outcome.ack = makeAck(part.id, wire::MessageAck::State::Stored);
        return outcome;
    }
    if (line.storing.contains(part.id))
        return outcome; // acknowledged as soon as it is committed
    if (part.floor > line.expected) {
        // The sender gave up what was before.
        line.expected = part.floor;
        releaseHeld(line, outcome);
        if (line.storing.contains(part.id))
            return outcome;
    }
    const auto held = line.held.constFind(part.sequence);
    if (held != line.held.cend()) {
        outcome.refused = held->id != part.id;
        if (!outcome.refused)
            outcome.ack = makeAck(part.id, wire::MessageAck::State::Held);
        return outcome;
    }
    if (part.count == 1) {
        accept(line, {part.id, part.sequence, part.bytes}, outcome);
        return outcome;
    }

    Partial *partial = partialFor(line, part);
    if (!partial) {
        outcome.refused = true;
        return outcome;
    }
    const bool repeated = partial->arrived.testBit(part.index);
    partial->arrived.setBit(part.index);
    std::copy(part.bytes.cbegin(), part.bytes.cend(),
              partial->payload.begin() + qsizetype(part.index) * limits::maxPartBytes);
    const auto there = partial->arrived.count(true);
    if (there == part.count) {
        Whole whole{partial->id, partial->sequence, std::move(partial->payload)};
        m_bytes -= partial->totalBytes;
        line.partials.remove(partial - line.partials.data());
        accept(line, std::move(whole), outcome);
    } else if (repeated || part.index + 1 == part.count || there % partsPerAck == 0) {
        outcome.ack = makeAck(part.id, wire::MessageAck::State::Partial, partial->arrived);
    }
    return outcome;
}

Inbox::Partial *Inbox::partialFor(Line &line, const wire::MessagePart &part)
{
    for (Partial &partial : line.partials) {
        if (partial.id != part.id)
            continue;
        const bool same = partial.sequence == part.sequence && partial.totalBytes == part.totalBytes;
        return same ? &partial : nullptr;
    }
    // The oldest makes room: an honest sender's comes again, a dishonest one's was never meant to end.
    if (line.partials.size() >= limits::maxPartialMessages) {
        m_bytes -= line.partials.first().totalBytes;
        line.partials.removeFirst();
    }
    if (m_bytes + part.totalBytes > limits::maxPartialBytesInAll)
        return nullptr;
    Partial partial;
    partial.id = part.id;
    partial.sequence = part.sequence;
    partial.totalBytes = part.totalBytes;
    partial.arrived.resize(part.count);
    partial.payload.resize(part.totalBytes);
    m_bytes += part.totalBytes;
    line.partials.append(std::move(partial));
    return &line.partials.last();
}

void Inbox::accept(Line &line, Whole whole, Outcome &outcome)
{
    if (whole.sequence > line.expected) {
        const qint64 size = whole.payload.size();
        if (line.held.size() >= limits::maxHeldMessages || line.heldBytes + size > limits::maxHeldBytes
            || m_bytes + size > limits::maxPartialBytesInAll)
            return; // not acknowledged: it comes again when there is room
        line.heldBytes += size;
        m_bytes += size;
        outcome.ack = makeAck(whole.id, wire::MessageAck::State::Held);
        line.held.insert(whole.sequence, std::move(whole));
        return;
    }
    // Below what is expected: a copy the store knows, or one that was given up and tried again. The store tells.
    const bool inOrder = whole.sequence == line.expected;
    release(line, std::move(whole), outcome);
    if (inOrder) {
        ++line.expected;
        releaseHeld(line, outcome);
    }
}

void Inbox::releaseHeld(Line &line, Outcome &outcome)
{
    QList<quint64> below;
    for (auto it = line.held.cbegin(); it != line.held.cend(); ++it)
        if (it.key() < line.expected)
            below.append(it.key());
    std::sort(below.begin(), below.end());
    const auto take = [&](quint64 sequence) {
        Whole whole = line.held.take(sequence);
        line.heldBytes -= whole.payload.size();
        m_bytes -= whole.payload.size();
        release(line, std::move(whole), outcome);
    };
    for (const quint64 sequence : std::as_const(below))
        take(sequence);
    while (line.held.contains(line.expected))
        take(line.expected++);
}

void Inbox::release(Line &line, Whole whole, Outcome &outcome)
{
    line.storing.insert(whole.id);
    outcome.ready.append(std::move(whole));
}

wire::MessageAck Inbox::stored(const PeerId &peer, const MessageId &id)
{
    Line &line = m_lines[peer];
    line.storing.remove(id);
    if (line.storedLately.size() < storedLatelyCount) {
        line.storedLately.append(id);
    } else {
        line.storedLately[line.nextStored] = id;
        line.nextStored = (line.nextStored + 1) % storedLatelyCount;
    }
    return makeAck(id, wire::MessageAck::State::Stored);
}

void Inbox::notStored(const PeerId &peer, const MessageId &id)
{
    m_lines[peer].storing.remove(id);
}

} // namespace dovetail::chat
