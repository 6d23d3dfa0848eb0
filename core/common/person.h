// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/endpoint.h"
#include "core/common/message.h"

#include <optional>

namespace dovetail {

/// Whether somebody can be written to now.
enum class Presence : quint8 {
    Offline,     ///< nothing heard within the time they announced, or they said goodbye
    Unanswering, ///< we hear them, but our questions come back unanswered
    Online,      ///< both directions proved
};

/// What somebody says of themselves. On the wire and stored as a number: never renumber.
enum class Availability : quint8 {
    Available = 0,
    Busy = 1,
    Away = 2,
    Invisible = 3, ///< shown to others as offline; what is said reaches them all the same
};

/// What this profile thinks of an identity. Stored as a number: never renumber.
enum class Trust : quint8 {
    Unknown = 0,  ///< seen, never dealt with
    Known = 1,    ///< written to or accepted from at least once; the identity is remembered
    Verified = 2, ///< the person compared phrases
    Blocked = 3,
};

/// One person as everybody above core sees them. A value: a newer one replaces it whole.
struct Person {
    PeerId id;
    QString name; ///< from their card, cleaned for display; at most limits::maxNameLength
    /// What this user calls them, and wrote down about them; empty: nothing. Told to nobody.
    QString nickname;
    QString note;
    bool favourite = false;
    qint64 autoAcceptBytes = 0; ///< offers up to this size are accepted without asking; 0: none
    QString draft;              ///< begun and not sent yet
    /// Their own picture as an image file of at most limits::maxPictureBytes, not looked at yet: whoever shows it bounds what it
    /// decodes to. Empty: none, or not here yet.
    QByteArray picture;
    QString host;
    Presence presence = Presence::Offline;
    Trust trust = Trust::Unknown;
    /// The address in use, or the last one known.
    Endpoint endpoint;
    /// Not null when another identity of this name on this computer was known before: a new
    /// installation or somebody pretending. Said to the user, never merged; nothing goes to them before the user decides.
    PeerId resembles;
    Availability availability = Availability::Available;
    QString statusText; ///< cleaned for display; at most limits::maxStatusLength
    /// Their local time less UTC, minutes, as they say; nothing when an old version does not.
    std::optional<int> utcOffsetMinutes;
    /// Their clock less ours, ms, as measured; nothing before it was.
    std::optional<qint64> clockOffsetMs;
    qint64 lastSeen = 0; ///< wall time, ms, when they were last online and went; not meant while they are

    // The conversation in short.
    std::optional<Message> lastMessage;
    int unread = 0;

    /// What they are called here.
    [[nodiscard]] const QString &displayName() const { return nickname.isEmpty() ? name : nickname; }

    friend bool operator==(const Person &, const Person &) = default;
};

/// What two people compare, aloud or side by side, to know that nobody stands between them. The same on both sides.
struct Verification {
    QString phrase;  ///< short, pronounceable words, separated by blanks
    QByteArray code; ///< what a QR code of it holds
    friend bool operator==(const Verification &, const Verification &) = default;
};

} // namespace dovetail

Q_DECLARE_METATYPE(dovetail::Person)
