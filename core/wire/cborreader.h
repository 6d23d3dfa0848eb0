// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/error.h"

#include <QByteArray>
#include <QCborStreamReader>

#include <limits>
#include <optional>

namespace dovetail::wire {

/// Reads the strict subset of CBOR that PROTOCOL.md allows, from bytes a stranger may have written:
/// lengths are definite and checked against what is really there before anything is allocated, nesting is
/// shallow. The first mistake is remembered and every later read gives a default, so a decoder reads straight
/// through and asks once, at the end, whether it all held. Inner part of this room.
class CborReader final {
public:
    /// `bytes` must outlive the reader.
    explicit CborReader(QByteArrayView bytes);

    /// Into an array of minimum .. maximum elements; how many it has.
    quint64 enterArray(quint64 minimum, quint64 maximum);
    /// Out of it; elements that were not read are checked and skipped.
    void leaveArray() { leave(); }
    /// Whether the array entered last has an element that was not read: fields that older writers do not know of.
    [[nodiscard]] bool hasMore() const;
    /// Into a map of at most `maximum` pairs; read with nextKey().
    void enterMap(quint64 maximum);
    /// The next key, or nothing at the map's end. Keys are unsigned and ascend, so none comes twice.
    [[nodiscard]] std::optional<quint64> nextKey();
    void leaveMap() { leave(); }
    /// Checks and skips one value of whatever type.
    void skip() { skip(0); }

    [[nodiscard]] quint64 unsignedInteger(quint64 minimum = 0,
                                          quint64 maximum = std::numeric_limits<quint64>::max());
    /// Brought into the range, not refused: for times, which other people's clocks make up.
    [[nodiscard]] qint64 clampedInteger(qint64 minimum, qint64 maximum);
    [[nodiscard]] bool boolean();
    [[nodiscard]] QByteArray bytes(qsizetype minimum, qsizetype maximum);
    /// Minimum and maximum in bytes of UTF-8.
    [[nodiscard]] QString text(qsizetype minimumBytes, qsizetype maximumBytes);
    /// A code told to the peer; any other number is ProtocolViolation, for nobody lets a peer say
    /// what happened on our side. `noneAllowed`: 0 is None.
    [[nodiscard]] ErrorCode errorCode(bool noneAllowed);
    /// Never null: all zero is no thing's id.
    template <typename Id>
    [[nodiscard]] Id id()
    {
        const auto id = Id::fromBytes(bytes(Id::size, Id::size));
        require(id && !id->isNull());
        return id.value_or(Id());
    }

    /// A mistake when `holds` is false.
    void require(bool holds) { m_failed = m_failed || !holds; }
    [[nodiscard]] bool failed() const { return m_failed; }
    /// Nothing failed, every container was left and no byte is behind the outermost.
    [[nodiscard]] bool finished();

private:
    [[nodiscard]] bool expect(QCborStreamReader::Type type);
    [[nodiscard]] bool lengthFits(quint64 minimum, quint64 maximum);
    void leave();
    void skip(int depth);
    void check();

    qsizetype m_size;
    QCborStreamReader m_reader;
    std::optional<quint64> m_lastKey;
    bool m_failed = false;
};

} // namespace dovetail::wire
