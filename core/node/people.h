// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/common/person.h"
#include "core/presence/roster.h"
#include "core/store/store.h"

#include <QHash>
#include <QObject>

namespace dovetail {

/// Everybody known, live or remembered, as the facade shows them: what the roster, the conversations and
/// the contacts say of one person in one value. Remembers in the store what must outlive the program. Lives on the
/// core thread.
class People final : public QObject {
    Q_OBJECT
public:
    People(Clock &clock, store::Store &store, presence::Roster &roster, QObject *parent = nullptr);

    /// Takes up what the store remembers; nothing is signalled for it.
    void restore(const QList<store::Contact> &contacts, const QList<store::ConversationSummary> &summaries);
    [[nodiscard]] QList<Person> all() const { return m_people.values(); }
    /// What they are called here; never empty.
    [[nodiscard]] QString nameOf(const PeerId &peer) const;

    /// The roster knows something new of this peer.
    void onPeerChanged(const PeerId &peer);
    /// A row was added to, or changed in, this conversation.
    void onMessage(const Message &message, bool isNew);
    /// Written to or accepted from: from now on a known identity.
    void becomeKnown(const PeerId &peer);
    /// The user has seen everything up to now.
    void markRead(const PeerId &peer);
    /// See Node.
    void setNickname(const PeerId &peer, const QString &nickname);
    void setNote(const PeerId &peer, const QString &note);
    void setFavourite(const PeerId &peer, bool on);
    void setBlocked(const PeerId &peer, bool on);
    void setVerified(const PeerId &peer, bool on);
    void acceptIdentity(const PeerId &peer);
    void setAutoAccept(const PeerId &peer, qint64 maxBytes);
    void setDraft(const PeerId &peer, const QString &text);
    /// Null and empty: they have none.
    void setPicture(const PeerId &peer, const PictureId &id, const QByteArray &picture);
    [[nodiscard]] bool isBlocked(const PeerId &peer) const;
    [[nodiscard]] qint64 autoAcceptBytes(const PeerId &peer) const;
    /// Why nothing may go to them now: blocked, or not the identity of this name that was known. No error: it may.
    [[nodiscard]] static Error refusalFor(const Person &person);
    [[nodiscard]] Error refusalFor(const PeerId &peer) const;
    [[nodiscard]] Trust trustOf(const PeerId &peer) const { return m_people.value(peer).trust; }
    /// Rows were removed; `last` is what is left of the conversation.
    void onCleared(const PeerId &peer, const std::optional<Message> &last);
    /// The same for several at once, with the summaries of all as they are now.
    void onExpired(const QSet<PeerId> &peers, const QList<store::ConversationSummary> &summaries);

signals:
    void changed(const dovetail::Person &person);
    /// The user has read everything of theirs up to and with this message for the first time.
    void read(const dovetail::PeerId &peer, const dovetail::MessageId &newest);

private:
    template <typename Change>
    void keep(const PeerId &peer, Change change);
    void setLast(Person &person, const std::optional<Message> &last);
    void save(const Person &person);
    /// Whom the name and the computer (by its host name or its address) are known of, if that is another identity.
    [[nodiscard]] PeerId lookalike(const Person &person) const;

    Clock &m_clock;
    store::Store &m_store;
    presence::Roster &m_roster;
    QHash<PeerId, Person> m_people;
    /// What the store keeps beside what is shown.
    struct Kept {
        qint64 firstSeen = 0;
        quint64 boot = 0;
        Trust trustBefore = Trust::Known; ///< Blocked: what they were
        qint64 receivedRow = 0; ///< of the message received last
        MessageId received;     ///< its id, if it came in this run
    };
    QHash<PeerId, Kept> m_kept;
};

} // namespace dovetail
