// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace dovetail {

/// What went wrong, for programs. sentence() (sentence.h) says it to a person.
/// The numbers of the group "told to the peer" travel on the wire (PROTOCOL.md), all are stored: they never change, new
/// ones go to the end of their group.
enum class ErrorCode : quint16 {
    None = 0,

    // Told to the peer, in a TransferUpdate or a LinkAnswer.
    Cancelled = 1,        ///< a person stopped it
    Declined = 2,         ///< a person did not want it
    SourceMissing = 3,    ///< detail: name of the file that is gone or unreadable at the sender's
    SourceChanged = 4,    ///< detail: name of the file that shrank or changed while it was sent
    DigestMismatch = 5,   ///< detail: name of the file that did not arrive identical
    NotEnoughSpace = 6,   ///< detail: bytes missing, as a decimal number
    CannotWrite = 7,      ///< detail: the folder or file
    UnknownTransfer = 8,  ///< the other side does not know this transfer (any more)
    UnsafeName = 9,       ///< detail: the name that was refused, neutralised for display
    ProtocolViolation = 10, ///< the other side said something that makes no sense here
    NotShared = 11,       ///< what was asked for is not published to who asks (any more); detail: its name
    WrongPassword = 12,   ///< of a published folder

    // On this side only.
    ConnectionLost = 100, ///< a link ended before everything was said
    /// Nobody answered on the peer's link port; detail: "address port". Where the peer could not reach us either: "address
    /// port own-port".
    CannotConnect,
    LinkRefused,          ///< the challenge was not answered rightly or not in time
    PeerUnreachable,      ///< the peer does not answer
    TextTooLong,          ///< detail: the limit in bytes
    TextEmpty,
    NoSuchPeer,           ///< detail: what was asked for
    BadAddress,           ///< detail: what was typed
    NothingToSend,        ///< an offer without files
    NotAFile,             ///< detail: the path (devices and pipes cannot be sent)
    TooManyFiles,         ///< detail: the limit
    Interrupted,          ///< the program ended in the middle of it
    NoSuchMessage,        ///< it is not here (any more), or not one's own, so nothing can be done with it
    NotAnEmoji,           ///< detail: what was given as a reaction
    NameChanged,          ///< detail: a file has another name here than there
    LinkNotKept,          ///< detail: a symbolic link that leads out of what is sent
    NameTaken,            ///< detail: the name; something called so is there, see ExistingPolicy::Ask
    NotAFolder,           ///< detail: the path; only folders can be published
    PersonBlocked,        ///< detail: their name; nothing goes to somebody who is blocked
    IdentityUndecided,    ///< detail: their name; another identity of that name was known, and the user has not said whether this is them

    IdentityUnreadable = 200, ///< detail: the path; the key file is there but cannot be used
    ProfileUnwritable,    ///< detail: the path
    ProfileInUse,         ///< detail: the path; another Dovetail has it open
    StoreUnusable,        ///< detail: what the database said
    NoPortFree,           ///< detail: the first port tried
    NoNetwork,            ///< no usable interface
    Malformed,            ///< bytes that do not parse; logged, never shown
};

/// An expected failure, as a value. Default-constructed: no error.
struct Error {
    ErrorCode code = ErrorCode::None;
    QString detail;

    [[nodiscard]] bool isError() const { return code != ErrorCode::None; }
    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace dovetail

Q_DECLARE_METATYPE(dovetail::Error)
