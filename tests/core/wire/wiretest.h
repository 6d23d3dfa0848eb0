// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/wire/protocolvectors.h"

#include <QCborValue>
#include <QTest>

// What the tests of all codecs do alike.
namespace dovetail::test {

inline QByteArray bytes(int first, int count)
{
    QByteArray array(count, Qt::Uninitialized);
    for (int i = 0; i < count; ++i)
        array[i] = static_cast<char>(first + i);
    return array;
}

template <typename Id>
Id id(int first)
{
    return *Id::fromBytes(bytes(first, Id::size));
}

/// Any CBOR, to say what the encoders would not.
inline QByteArray cbor(const QCborValue &value)
{
    return value.toCbor();
}

/// The page's bytes and the value are each other, and no shorter beginning of the bytes is anything.
template <typename Value, typename Encode, typename Decode>
void checkGolden(const char *name, const Value &value, Encode encode, Decode decode)
{
    const QByteArray golden = ProtocolVectors()[name];
    QCOMPARE(encode(value).toHex(), golden.toHex());
    const auto decoded = decode(golden);
    QVERIFY(decoded.ok());
    QVERIFY(*decoded == value);
    for (qsizetype size = 0; size < golden.size(); ++size)
        QVERIFY2(!decode(golden.first(size)).ok(), qPrintable(QString::number(size)));
    QVERIFY(!decode(golden + '\0').ok());
}

} // namespace dovetail::test
