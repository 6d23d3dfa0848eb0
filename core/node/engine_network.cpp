// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/engine.h"

#include <QFile>

// The private network.
namespace dovetail {

QString Engine::networkKeyFile() const
{
    return m_options.profileFolder + QStringLiteral("/network.key");
}

void Engine::setNetworkPassphrase(const QString &passphrase)
{
    ++m_passphrases;
    if (passphrase.isEmpty()) {
        if (QFile::exists(networkKeyFile()) && !QFile::remove(networkKeyFile()))
            emit errorOccurred({ErrorCode::ProfileUnwritable, networkKeyFile()});
        else
            useNetworkKey({});
        return;
    }
    // Made slow on purpose, so not on this thread, which answers the network.
    m_keyMaker.start([this, passphrase, number = m_passphrases] {
        auto made = std::make_shared<Result<identity::NetworkKey>>(identity::NetworkKey::fromPassphrase(passphrase));
        QMetaObject::invokeMethod(
            this,
            [this, made, number] {
                if (number != m_passphrases)
                    return; // another one was given meanwhile
                const Result<void> kept = made->ok() ? (*made)->write(networkKeyFile()) : Result<void>(made->error());
                if (kept.ok())
                    useNetworkKey(std::move(*made).value());
                else
                    emit errorOccurred(kept.error());
            },
            Qt::QueuedConnection);
    });
}

void Engine::useNetworkKey(std::optional<identity::NetworkKey> key)
{
    m_presence->leave(); // as those see it who cannot hear us from now on
    m_private->setKey(std::move(key));
    m_presence->start();
    emit infoChanged(makeInfo());
}

} // namespace dovetail
