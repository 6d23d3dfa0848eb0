// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <array>
#include <compare>
#include <cstring>
#include <functional>
#include <optional>

namespace dovetail {

/// A fixed number of opaque bytes that names one kind of thing. Ids of different kinds do not
/// convert into each other, so a message id is never handed to something that wants a transfer's.
template <typename Tag, int Size>
class Id final {
public:
    static constexpr int size = Size;

    /// All zero: "none". No real thing carries it.
    constexpr Id() = default;

    /// Nothing unless `bytes` has exactly the right length.
    [[nodiscard]] static std::optional<Id> fromBytes(QByteArrayView bytes)
    {
        if (bytes.size() != Size)
            return std::nullopt;
        Id id;
        std::memcpy(id.m_bytes.data(), bytes.data(), Size);
        return id;
    }
    /// From exactly 2 × size hexadecimal digits.
    [[nodiscard]] static std::optional<Id> fromHex(const QString &hex)
    {
        const QByteArray latin = hex.toLatin1();
        const QByteArray bytes = QByteArray::fromHex(latin);
        return latin.size() == 2 * Size ? fromBytes(bytes) : std::nullopt;
    }

    [[nodiscard]] bool isNull() const { return *this == Id(); }
    [[nodiscard]] QByteArray toBytes() const
    {
        return {reinterpret_cast<const char *>(m_bytes.data()), Size};
    }
    [[nodiscard]] QByteArrayView view() const
    {
        return {reinterpret_cast<const char *>(m_bytes.data()), Size};
    }
    [[nodiscard]] QString toHex() const { return QString::fromLatin1(toBytes().toHex()); }
    /// The first eight hexadecimal digits: what people see and type.
    [[nodiscard]] QString toShort() const { return toHex().left(8); }

    friend constexpr bool operator==(const Id &, const Id &) = default;
    friend constexpr auto operator<=>(const Id &, const Id &) = default;
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHashBits(id.m_bytes.data(), Size, seed); }

private:
    std::array<unsigned char, Size> m_bytes{};
};

/// A person's identity: BLAKE2b-256 of their Ed25519 public key.
using PeerId = Id<struct PeerIdTag, 32>;
/// One message; random, made by its sender.
using MessageId = Id<struct MessageIdTag, 16>;
/// One offer of files and what becomes of it; random, made by its sender.
using TransferId = Id<struct TransferIdTag, 16>;
/// One published folder; random, made by who publishes it.
using ShareId = Id<struct ShareIdTag, 16>;
/// One SecureLink; random, made by who asks for the link.
using LinkId = Id<struct LinkIdTag, 16>;

} // namespace dovetail

template <typename Tag, int Size>
struct std::hash<dovetail::Id<Tag, Size>> {
    size_t operator()(const dovetail::Id<Tag, Size> &id) const { return qHash(id); }
};

Q_DECLARE_METATYPE(dovetail::PeerId)
Q_DECLARE_METATYPE(dovetail::MessageId)
Q_DECLARE_METATYPE(dovetail::TransferId)
Q_DECLARE_METATYPE(dovetail::ShareId)
Q_DECLARE_METATYPE(dovetail::LinkId)
