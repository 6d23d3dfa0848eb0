// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/identity/verification.h"

#include "core/identity/secret.h"

#include <QStringList>

#include <sodium.h>

#include <algorithm>

namespace dovetail::identity {

namespace {

constexpr int words = 5;

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
    const QByteArray asked = QByteArrayLiteral("dovetail verify 1") + '\0' + std::min(one, other).toBytes()
        + std::max(one, other).toBytes();
    std::array<unsigned char, 2 * words> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char *>(asked.constData()),
                       quint64(asked.size()), nullptr, 0);
    QStringList phrase;
    for (size_t i = 0; i < hash.size(); i += 2)
        phrase += proquint(quint16(hash[i] << 8 | hash[i + 1]));
    Verification verification;
    verification.phrase = phrase.join(QLatin1Char(' '));
    verification.code = QByteArrayLiteral("dovetail:verify:")
        + QByteArray(reinterpret_cast<const char *>(hash.data()), qsizetype(hash.size())).toHex();
    return verification;
}

} // namespace dovetail::identity
