// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/sharepasswords.h"

#include "core/common/limits.h"
#include "core/common/logging.h"

#include <sodium.h>

namespace dovetail::files {

namespace {

/// Right ones remembered; beyond, all are forgotten and asked of Argon2 again.
constexpr qsizetype maxRemembered = 4'096;

QByteArray hashOf(const QByteArray &password)
{
    QByteArray hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str(hash.data(), password.constData(), static_cast<unsigned long long>(password.size()),
                          crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        return {};
    return QByteArray(hash.constData()); // up to its zero
}

} // namespace

SharePasswords::SharePasswords(Clock &clock) : m_clock(clock), m_key(crypto_generichash_KEYBYTES, Qt::Uninitialized)
{
    if (sodium_init() < 0)
        qFatal("libsodium does not work here");
    randombytes_buf(m_key.data(), static_cast<size_t>(m_key.size()));
}

void SharePasswords::hash(const QString &password, QObject *receiver, std::function<void(const QByteArray &)> done)
{
    if (password.isEmpty()) {
        done({});
        return;
    }
    m_work.run([bytes = password.toUtf8()] { return hashOf(bytes); }, receiver, std::move(done));
}

void SharePasswords::check(const PeerId &peer, const QByteArray &hash, const QString &password, QObject *receiver,
                           std::function<void(bool)> done)
{
    const QByteArray bytes = password.toUtf8();
    const QByteArray known = proof(peer, hash, bytes);
    if (m_right.contains(known)) {
        done(true);
        return;
    }
    // None given is no guess.
    if (bytes.isEmpty() || bytes.size() > limits::maxSharePasswordBytes || !mayTry(peer)) {
        done(false);
        return;
    }
    m_work.run(
        [hash, bytes] {
            return crypto_pwhash_str_verify(hash.constData(), bytes.constData(),
                                            static_cast<unsigned long long>(bytes.size()))
                == 0;
        },
        receiver,
        [this, peer, known, done = std::move(done)](bool right) {
            if (right) {
                if (m_right.size() >= maxRemembered)
                    m_right.clear();
                m_right.insert(known);
                m_wrong.remove(peer);
            }
            done(right);
        });
}

QByteArray SharePasswords::proof(const PeerId &peer, const QByteArray &hash, const QByteArray &password) const
{
    const QByteArray text = peer.toBytes() + hash + '\0' + password;
    QByteArray digest(crypto_generichash_BYTES, Qt::Uninitialized);
    crypto_generichash(reinterpret_cast<unsigned char *>(digest.data()), static_cast<size_t>(digest.size()),
                       reinterpret_cast<const unsigned char *>(text.constData()),
                       static_cast<unsigned long long>(text.size()),
                       reinterpret_cast<const unsigned char *>(m_key.constData()),
                       static_cast<size_t>(m_key.size()));
    return digest;
}

bool SharePasswords::mayTry(const PeerId &peer)
{
    const qint64 now = m_clock.now();
    qsizetype all = 0;
    for (auto it = m_wrong.begin(); it != m_wrong.end();) {
        it->removeIf([now](qint64 at) { return now - at >= limits::wrongPasswordMs; });
        all += it->size();
        it = it->isEmpty() ? m_wrong.erase(it) : std::next(it);
    }
    if (m_wrong.value(peer).size() >= limits::maxWrongPasswords || all >= limits::maxWrongPasswordsInAll) {
        qCInfo(lcFiles) << "Too many wrong passwords of" << peer.toShort() << "; this one is not looked at";
        return false;
    }
    m_wrong[peer] += now;
    return true;
}

} // namespace dovetail::files
