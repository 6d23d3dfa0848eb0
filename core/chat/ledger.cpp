// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/ledger.h"

#include "core/common/displaytext.h"
#include "core/common/emoji.h"
#include "core/common/limits.h"

namespace dovetail::chat {

namespace {

/// A target as this profile names it. `own`: the payload was written here.
MessageRef refOf(const wire::Target &target, bool own)
{
    return {target.id, target.writers == own};
}

/// The payload as a row of the conversation. Hidden unless there is something in it to be seen.
store::StoredMessage toStored(const LedgerEntry &entry, bool own)
{
    store::StoredMessage stored;
    stored.message.id = entry.id;
    stored.message.peer = entry.peer;
    stored.message.own = own;
    stored.message.sentAt = entry.payload.sentAt;
    stored.message.storedAt = entry.storedAt;
    stored.message.at = entry.at;
    stored.sequence = entry.sequence;
    stored.visible = false;
    if (const auto *text = std::get_if<wire::TextPayload>(&entry.payload.body)) {
        stored.message.kind = MessageKind::Text;
        stored.message.text = cleanText(text->text);
        stored.message.forwarded = text->forwarded;
        if (text->replyTo)
            stored.message.quote = Quote{.ref = refOf(*text->replyTo, own), .text = {}};
        stored.visible = !stored.message.text.isEmpty();
    } else if (const auto *offer = std::get_if<wire::OfferPayload>(&entry.payload.body)) {
        stored.message.kind = MessageKind::Files;
        stored.message.transfer = offer->transfer;
        stored.message.text = cleanLine(offer->names.value(0), limits::maxFileNameBytes);
        stored.message.preview = offer->preview;
        stored.visible = true;
    }
    return stored;
}

/// What it does to rows that are there.
class Effects final {
public:
    Effects(store::Database &database, const LedgerEntry &entry, bool own, Recorded &recorded)
        : m_table(database.messages()), m_entry(entry), m_own(own), m_recorded(recorded)
    {}

    [[nodiscard]] Result<void> operator()(const wire::EditPayload &edit)
    {
        const QString text = cleanText(edit.text);
        if (text.isEmpty())
            return refuse({ErrorCode::TextEmpty, {}});
        return note(m_table.edit(m_entry.peer, {edit.target, m_own}, text, m_entry.storedAt));
    }
    [[nodiscard]] Result<void> operator()(const wire::DeletePayload &gone)
    {
        return note(m_table.markDeleted(m_entry.peer, {gone.target, m_own}));
    }
    [[nodiscard]] Result<void> operator()(const wire::ReactionPayload &reaction)
    {
        if (!reaction.emoji.isEmpty() && !isEmoji(reaction.emoji))
            return refuse({ErrorCode::NotAnEmoji, reaction.emoji});
        return note(m_table.react(m_entry.peer, refOf(reaction.target, m_own), m_own, reaction.emoji));
    }
    [[nodiscard]] Result<void> operator()(const wire::ReadPayload &read)
    {
        if (m_own)
            return {}; // what was read here, the store knows
        auto changed = m_table.markRead(m_entry.peer, read.target);
        if (!changed.ok())
            return changed.error();
        m_recorded.changed = std::move(changed).value();
        return {};
    }
    template <typename Other>
    [[nodiscard]] Result<void> operator()(const Other &)
    {
        return {};
    }

private:
    [[nodiscard]] Result<void> note(Result<std::optional<Message>> changed)
    {
        if (!changed.ok())
            return changed.error();
        if (changed->has_value())
            m_recorded.changed.append(**changed);
        else
            return refuse({ErrorCode::NoSuchMessage, {}});
        return {};
    }
    /// The user is told; of a peer it is ignored.
    [[nodiscard]] Result<void> refuse(const Error &error) const
    {
        return m_own ? Result<void>(error) : Result<void>();
    }

    store::MessageTable &m_table;
    const LedgerEntry &m_entry;
    bool m_own;
    Recorded &m_recorded;
};

/// Whether an own payload is about an own message that was given up.
Result<bool> staysHere(store::Database &database, const wire::Payload &payload)
{
    MessageId target;
    if (const auto *edit = std::get_if<wire::EditPayload>(&payload.body))
        target = edit->target;
    else if (const auto *gone = std::get_if<wire::DeletePayload>(&payload.body))
        target = gone->target;
    else
        return false;
    const auto found = database.messages().findOwn(target);
    if (!found.ok())
        return found.error();
    return found->has_value() && (*found)->message.state == MessageState::Failed;
}

} // namespace

Result<Recorded> recordReceived(store::Database &database, const LedgerEntry &entry)
{
    Recorded recorded;
    recorded.sequence = entry.sequence;
    store::StoredMessage stored = toStored(entry, false);
    if (needsHandling(entry.payload))
        stored.payload = entry.bytes;
    const auto inserted = database.messages().insertReceived(stored);
    if (!inserted.ok())
        return inserted.error();
    recorded.isNew = inserted->has_value();
    if (!recorded.isNew)
        return recorded;
    if (stored.visible)
        recorded.added = **inserted;
    if (const Result<void> done = std::visit(Effects(database, entry, false, recorded), entry.payload.body);
        !done.ok())
        return done.error();
    return recorded;
}

Result<Recorded> recordOwn(store::Database &database, const LedgerEntry &entry)
{
    const Result<bool> local = staysHere(database, entry.payload);
    if (!local.ok())
        return local.error();
    if (*local) {
        Recorded recorded;
        if (const Result<void> done = std::visit(Effects(database, entry, true, recorded), entry.payload.body);
            !done.ok())
            return done.error();
        return recorded;
    }
    const auto sequence = database.messages().nextSequence(entry.peer);
    if (!sequence.ok())
        return sequence.error();
    Recorded recorded;
    recorded.isNew = true;
    recorded.sequence = *sequence;
    store::StoredMessage stored = toStored(entry, true);
    stored.sequence = *sequence;
    stored.payload = entry.bytes;
    const auto inserted = database.messages().insertOwn(stored);
    if (!inserted.ok())
        return inserted.error();
    if (stored.visible)
        recorded.added = *inserted;
    if (const Result<void> done = std::visit(Effects(database, entry, true, recorded), entry.payload.body);
        !done.ok())
        return done.error();
    return recorded;
}

Result<std::optional<store::StoredMessage>> recordRetry(store::Database &database, const MessageId &id,
                                                        qint64 now)
{
    store::MessageTable &table = database.messages();
    const auto found = table.findOwn(id);
    if (!found.ok())
        return found.error();
    if (!found->has_value() || (*found)->message.deleted)
        return std::optional<store::StoredMessage>();
    const Message &message = (*found)->message;
    auto payload = wire::decodePayload((*found)->payload);
    auto *text = payload.ok() ? std::get_if<wire::TextPayload>(&payload->body) : nullptr;
    if (text && message.state == MessageState::Failed && message.editedAt != 0) {
        text->text = message.text;
        if (const Result<void> set = table.setPayload(id, wire::encodePayload(*payload)); !set.ok())
            return set.error();
    }
    return table.revive(id, now);
}

bool needsHandling(const wire::Payload &payload)
{
    return std::holds_alternative<wire::OfferPayload>(payload.body)
        || std::holds_alternative<wire::OfferTotalsPayload>(payload.body)
        || std::holds_alternative<wire::ShareRequestPayload>(payload.body)
        || std::holds_alternative<wire::TransferUpdatePayload>(payload.body);
}

} // namespace dovetail::chat
