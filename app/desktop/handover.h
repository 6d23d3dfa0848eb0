// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <variant>

/// What a second start of the program says to the first one, over the profile's local socket: one request, one byte of
/// answer. On the wire: a 4-byte big-endian length, then a CBOR array [1, [paths], activation token].
namespace dovetail::app {

struct Handover {
    QStringList files;          ///< absolute paths; none: only come to the front
    QByteArray activationToken; ///< the desktop's leave to take the focus; empty: none
    friend bool operator==(const Handover &, const Handover &) = default;
};

/// More files than a command line can hold. What is longer is refused before it is read.
constexpr quint32 maxHandoverBytes = 4 * 1024 * 1024;
constexpr qsizetype maxHandoverFiles = 100'000;
constexpr qsizetype maxActivationToken = 512;

/// The first one's answer to what it understood.
constexpr char handoverTaken = '\x01';

[[nodiscard]] QByteArray encode(const Handover &handover);

struct HandoverIncomplete {};
struct HandoverBad {};
/// Reads what has come so far. Bad as soon as it is clear: a length that is too big counts before its bytes are there.
[[nodiscard]] std::variant<Handover, HandoverIncomplete, HandoverBad> decodeHandover(const QByteArray &bytes);

} // namespace dovetail::app
