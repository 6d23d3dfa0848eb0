// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <sodium.h>

#include "core/net/linkcrypto.h"
#include "core/net/recordcipher.h"
#include "core/wire/frame.h"

using namespace dovetail;
using namespace dovetail::net;

Q_DECLARE_METATYPE(dovetail::wire::LinkCipher)

namespace {

const QByteArray key(RecordCipher::keySize, 'k');

QByteArray plainRecord(QByteArrayView payload, wire::RecordType type = wire::RecordType::Data,
                       bool last = false)
{
    QByteArray record(wire::recordHeaderSize, '\0');
    wire::writeRecordHeader(record.data(), type, last, payload.size());
    return record + payload.toByteArray() + QByteArray(wire::recordTagSize, '\0');
}

QByteArray sealed(RecordCipher &cipher, QByteArrayView payload)
{
    QByteArray record = plainRecord(payload);
    return cipher.seal(record.data(), int(payload.size())) ? record : QByteArray();
}

/// The payload, or nothing when the record is not genuine.
std::optional<QByteArray> opened(RecordCipher &cipher, QByteArray record)
{
    const int size = int(record.size()) - wire::recordHeaderSize - wire::recordTagSize;
    if (!cipher.open(record.data(), size))
        return std::nullopt;
    return record.mid(wire::recordHeaderSize, size);
}

} // namespace

class TestRecordCipher : public QObject {
    Q_OBJECT

    static void ciphers()
    {
        QTest::addColumn<wire::LinkCipher>("cipher");
        QTest::newRow("aes") << wire::LinkCipher::Aes256Ocb;
        QTest::newRow("chacha") << wire::LinkCipher::ChaCha20Poly1305;
    }

private slots:
    // RFC 4231 test case 2; RFC 5869 test case 1.
    void primitivesKeepToTheirVectors()
    {
        QCOMPARE(hmacSha256("Jefe", "what do ya want for nothing?").toHex(),
                 QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
        QCOMPARE(hkdfSha256(QByteArray(22, '\x0b'), QByteArray::fromHex("000102030405060708090a0b0c"),
                            QByteArray::fromHex("f0f1f2f3f4f5f6f7f8f9"), 42)
                     .toHex(),
                 QByteArray(
                     "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"));
    }

    void secretsAreCompared()
    {
        QVERIFY(sameSecret("abc", "abc"));
        QVERIFY(!sameSecret("abc", "abd"));
        QVERIFY(!sameSecret("abc", "ab"));
        QVERIFY(!sameSecret("", ""));
    }

    // Made with Python's cryptography (AESOCB3, ChaCha20Poly1305): nonce 0, 1; the header as associated data.
    void bytesAreThoseOfTheProtocol_data()
    {
        QTest::addColumn<wire::LinkCipher>("cipher");
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::newRow("aes") << wire::LinkCipher::Aes256Ocb
                             << QByteArray("0000001502ac5e034757a510c6d590a4f9d6d083471d181f77")
                             << QByteArray("0000001502c3fbd714804cf42b256a0cd55313e83a0f2b1c4e");
        QTest::newRow("chacha") << wire::LinkCipher::ChaCha20Poly1305
                                << QByteArray("0000001502cefbc392c3ac2ab370de6776d5bd9d0bc8688dac")
                                << QByteArray("0000001502b5331c0c0fd7d596d2aa7c9c21cd5730071cd071");
    }
    void bytesAreThoseOfTheProtocol()
    {
        QFETCH(wire::LinkCipher, cipher);
        RecordCipher seal(cipher, key, RecordCipher::Job::Seal);
        QTEST(sealed(seal, "dove").toHex(), "first");
        QTEST(sealed(seal, "tail").toHex(), "second");
    }

    // Another library looks for itself, on the processors that it knows.
    void aesIsFoundWhereItIs()
    {
#ifdef Q_PROCESSOR_X86
        QVERIFY(sodium_init() >= 0);
        QCOMPARE(hasAesHardware(), crypto_aead_aes256gcm_is_available() == 1);
#else
        QSKIP("nothing to compare with");
#endif
    }

    void recordsComeBack_data() { ciphers(); }
    void recordsComeBack()
    {
        QFETCH(wire::LinkCipher, cipher);
        RecordCipher seal(cipher, key, RecordCipher::Job::Seal);
        RecordCipher open(cipher, key, RecordCipher::Job::Open);
        for (const int size : {0, 1, 15, 16, 17, 4096, 256 * 1024, 1024 * 1024}) {
            const QByteArray payload = randomBytes(size);
            const std::optional<QByteArray> back = opened(open, sealed(seal, payload));
            QVERIFY(back.has_value());
            QCOMPARE(*back, payload);
        }
    }

    void everyChangedBitIsNoticed_data() { ciphers(); }
    void everyChangedBitIsNoticed()
    {
        QFETCH(wire::LinkCipher, cipher);
        RecordCipher seal(cipher, key, RecordCipher::Job::Seal);
        const QByteArray genuine = sealed(seal, "dovetail");
        for (int bit = 0; bit < genuine.size() * 8; ++bit) {
            QByteArray changed = genuine;
            changed[bit / 8] = char(changed[bit / 8] ^ (1 << (bit % 8)));
            RecordCipher open(cipher, key, RecordCipher::Job::Open);
            QVERIFY2(!opened(open, changed), QByteArray::number(bit).constData());
        }
        RecordCipher open(cipher, key, RecordCipher::Job::Open);
        QVERIFY(opened(open, genuine).has_value());
    }

    void recordsOutOfPlaceAreRefused_data() { ciphers(); }
    void recordsOutOfPlaceAreRefused()
    {
        QFETCH(wire::LinkCipher, cipher);
        RecordCipher seal(cipher, key, RecordCipher::Job::Seal);
        const QByteArray first = sealed(seal, "one");
        const QByteArray second = sealed(seal, "two");
        RecordCipher reordered(cipher, key, RecordCipher::Job::Open);
        QVERIFY(!opened(reordered, second));
        RecordCipher repeated(cipher, key, RecordCipher::Job::Open);
        QVERIFY(opened(repeated, first).has_value());
        QVERIFY(!opened(repeated, first));
        RecordCipher otherKey(cipher, QByteArray(RecordCipher::keySize, 'x'), RecordCipher::Job::Open);
        QVERIFY(!opened(otherKey, first));
    }
};

QTEST_GUILESS_MAIN(TestRecordCipher)
#include "tst_recordcipher.moc"
