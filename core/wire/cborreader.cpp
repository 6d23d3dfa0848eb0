// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/wire/cborreader.h"

namespace dovetail::wire {

namespace {

/// Arrays, maps and tags in one another that an unknown field of a newer peer may have; more is hostile.
constexpr int maxSkippedDepth = 4;

} // namespace

CborReader::CborReader(QByteArrayView bytes) : m_size(bytes.size()), m_reader(bytes.data(), bytes.size())
{
    check();
}

void CborReader::check()
{
    require(m_reader.lastError() == QCborError::NoError);
}

bool CborReader::expect(QCborStreamReader::Type type)
{
    require(m_reader.hasNext() && m_reader.type() == type);
    return !m_failed;
}

bool CborReader::lengthFits(quint64 minimum, quint64 maximum)
{
    require(m_reader.isLengthKnown());
    if (m_failed)
        return false;
    // Whatever is declared, each byte and each element takes at least one byte that must be here.
    const quint64 length = m_reader.length();
    const qint64 left = m_size - m_reader.currentOffset();
    require(length >= minimum && length <= maximum && left > 0 && length < static_cast<quint64>(left));
    check();
    return !m_failed;
}

quint64 CborReader::enterArray(quint64 minimum, quint64 maximum)
{
    // Zero elements have nothing behind the head, so the general check is for the others.
    if (!expect(QCborStreamReader::Array))
        return 0;
    const bool empty = m_reader.isLengthKnown() && m_reader.length() == 0;
    require(!empty || minimum == 0);
    if (!empty && !lengthFits(minimum, maximum))
        return 0;
    const quint64 length = m_reader.length();
    require(m_reader.enterContainer());
    check();
    return m_failed ? 0 : length;
}

bool CborReader::hasMore() const
{
    return !m_failed && m_reader.containerDepth() > 0 && m_reader.hasNext();
}

void CborReader::enterMap(quint64 maximum)
{
    m_lastKey.reset();
    if (!expect(QCborStreamReader::Map) || !lengthFits(1, maximum))
        return;
    require(m_reader.enterContainer());
    check();
}

std::optional<quint64> CborReader::nextKey()
{
    if (m_failed || !m_reader.hasNext())
        return std::nullopt;
    const quint64 key = unsignedInteger();
    require(!m_lastKey || key > *m_lastKey);
    m_lastKey = key;
    return m_failed ? std::nullopt : m_lastKey;
}

void CborReader::leave()
{
    while (!m_failed && m_reader.hasNext())
        skip();
    if (m_failed)
        return;
    require(m_reader.containerDepth() > 0 && m_reader.leaveContainer());
    check();
}

void CborReader::skip(int depth)
{
    require(m_reader.hasNext());
    if (m_failed)
        return;
    switch (m_reader.type()) {
    case QCborStreamReader::ByteArray:
        (void)bytes(0, m_size);
        return;
    case QCborStreamReader::String:
        (void)text(0, m_size);
        return;
    case QCborStreamReader::Array:
    case QCborStreamReader::Map:
        require(depth < maxSkippedDepth && m_reader.isLengthKnown()
                && m_reader.length() <= static_cast<quint64>(m_size));
        if (m_failed)
            return;
        require(m_reader.enterContainer());
        check();
        while (!m_failed && m_reader.hasNext())
            skip(depth + 1);
        if (m_failed)
            return;
        require(m_reader.leaveContainer());
        check();
        return;
    case QCborStreamReader::Tag:
        require(depth < maxSkippedDepth && m_reader.next());
        check();
        skip(depth + 1);
        return;
    case QCborStreamReader::Invalid:
        require(false);
        return;
    default:
        require(m_reader.next());
        check();
    }
}

quint64 CborReader::unsignedInteger(quint64 minimum, quint64 maximum)
{
    if (!expect(QCborStreamReader::UnsignedInteger))
        return 0;
    const quint64 value = m_reader.toUnsignedInteger();
    require(value >= minimum && value <= maximum && m_reader.next());
    check();
    return m_failed ? 0 : value;
}

qint64 CborReader::clampedInteger(qint64 minimum, qint64 maximum)
{
    require(m_reader.hasNext() && m_reader.isInteger());
    if (m_failed)
        return 0;
    qint64 value = 0;
    if (m_reader.isUnsignedInteger()) {
        const quint64 positive = m_reader.toUnsignedInteger();
        value = positive > static_cast<quint64>(maximum) ? maximum : static_cast<qint64>(positive);
    } else {
        // -n, where n = 0 stands for 2^64.
        const quint64 distance = static_cast<quint64>(m_reader.toNegativeInteger());
        const bool beyond =
            distance == 0 || distance > static_cast<quint64>(std::numeric_limits<qint64>::max());
        value = beyond ? minimum : -static_cast<qint64>(distance);
    }
    require(m_reader.next());
    check();
    return m_failed ? 0 : qBound(minimum, value, maximum);
}

bool CborReader::boolean()
{
    require(m_reader.hasNext() && m_reader.isBool());
    if (m_failed)
        return false;
    const bool value = m_reader.toBool();
    require(m_reader.next());
    check();
    return !m_failed && value;
}

QByteArray CborReader::bytes(qsizetype minimum, qsizetype maximum)
{
    if (!expect(QCborStreamReader::ByteArray))
        return {};
    const bool empty = m_reader.isLengthKnown() && m_reader.length() == 0;
    require(!empty || minimum == 0);
    if (!empty && !lengthFits(static_cast<quint64>(minimum), static_cast<quint64>(maximum)))
        return {};
    QByteArray value;
    // A definite string is one chunk, and then comes the end that moves the reader on.
    auto chunk = m_reader.readByteArray();
    while (!m_failed && chunk.status == QCborStreamReader::Ok) {
        value += chunk.data;
        chunk = m_reader.readByteArray();
    }
    require(chunk.status == QCborStreamReader::EndOfString);
    check();
    return m_failed ? QByteArray() : value;
}

QString CborReader::text(qsizetype minimumBytes, qsizetype maximumBytes)
{
    if (!expect(QCborStreamReader::String))
        return {};
    const bool empty = m_reader.isLengthKnown() && m_reader.length() == 0;
    require(!empty || minimumBytes == 0);
    if (!empty && !lengthFits(static_cast<quint64>(minimumBytes), static_cast<quint64>(maximumBytes)))
        return {};
    QString value;
    auto chunk = m_reader.readString();
    while (!m_failed && chunk.status == QCborStreamReader::Ok) {
        value += chunk.data;
        chunk = m_reader.readString();
    }
    require(chunk.status == QCborStreamReader::EndOfString);
    check();
    return m_failed ? QString() : value;
}

ErrorCode CborReader::errorCode(bool noneAllowed)
{
    const quint64 code = unsignedInteger();
    if (code == 0 && noneAllowed)
        return ErrorCode::None;
    if (code >= 1 && code <= static_cast<quint64>(ErrorCode::WrongPassword))
        return static_cast<ErrorCode>(code);
    return ErrorCode::ProtocolViolation;
}

bool CborReader::finished()
{
    require(m_reader.containerDepth() == 0 && m_reader.currentOffset() == m_size);
    check();
    return !m_failed;
}

} // namespace dovetail::wire
