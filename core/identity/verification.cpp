// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/verification.h"

#include "core/identity/secret.h"

#include <QStringList>

#include <sodium.h>

#include <algorithm>
#include <array>

namespace dovetail::identity {

namespace {

constexpr size_t words = 6;
constexpr char salt[crypto_pwhash_SALTBYTES + 1] = "dovetail verify1";
constexpr int passes = 2;
constexpr int memory = 16 * 1024 * 1024;

QString proquint(quint16 bits)
{
    constexpr QLatin1StringView consonants("bdfghjklmnprstvz");
    constexpr QLatin1StringView vowels("aiou");
    QString word;
    word += consonants.at(bits >> 12 & 0xf);
    word += vowels.at(bits >> 10 & 0x3);
    word += consonants.at(bits >> 6 & 0xf);
    word += vowels.at(bits >> 4 & 0x3);
    word += consonants.at(bits & 0xf);
    return word;
}

} // namespace

Verification verificationOf(const PeerId &one, const PeerId &other)
{
    ensureSodium();
    const QByteArray both = std::min(one, other).toBytes() + std::max(one, other).toBytes();
    std::array<unsigned char, crypto_pwhash_BYTES_MIN> hash{};
    static_assert(crypto_pwhash_BYTES_MIN >= 2 * words);
    if (crypto_pwhash(hash.data(), hash.size(), both.constData(), quint64(both.size()),
                      reinterpret_cast<const unsigned char *>(salt), passes, memory, crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return {}; // no memory left: nothing to compare rather than something weaker
    QStringList phrase;
    for (size_t i = 0; i < 2 * words; i += 2)
        phrase += proquint(quint16(hash[i] << 8 | hash[i + 1]));
    Verification verification;
    verification.phrase = phrase.join(QLatin1Char(' '));
    verification.code = QByteArrayLiteral("dovetail:verify:") + phrase.join(QLatin1Char('-')).toLatin1();
    return verification;
}

} // namespace dovetail::identity
