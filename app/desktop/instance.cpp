// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/instance.h"

#include "app/commands/profilesocket.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocalServer>
#include <QLockFile>

namespace dovetail::app {

namespace {

constexpr int maxVisitors = 8;     ///< at once; the others wait in the system's queue
constexpr int visitorTime = 5000;  ///< ms for one to say all it wants
constexpr int pause = 50;          ///< ms, while another one is just starting or ending

} // namespace

Instance::Instance(const QString &profileFolder, QObject *parent)
    : QObject(parent),
      m_profile(QDir(profileFolder).absolutePath()),
      m_path(profileSocket(m_profile, QStringLiteral("instance"))),
      m_server(new QLocalServer(this))
{
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    m_server->setMaxPendingConnections(maxVisitors);
    connect(m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *visitor = m_server->nextPendingConnection())
            serve(visitor);
    });
    m_giveUp.setSingleShot(true);
    connect(&m_giveUp, &QTimer::timeout, this, [this] { fail(Refusal::Hanging); });
}

Instance::~Instance() = default;

void Instance::start(const Handover &handover)
{
    m_request = encode(handover);
    if (!QFileInfo::exists(m_profile)) { // as the node makes it, which comes later
        QDir().mkpath(m_profile);
        QFile::setPermissions(m_profile, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    m_giveUp.start(m_patience);
    QTimer::singleShot(0, this, &Instance::call);
}

void Instance::call()
{
    if (!m_giveUp.isActive())
        return; // it has been said already how this ended
    if (isForeignSocket(m_path)) // it could read which files are sent, and keep the program from starting
        return fail(Refusal::Foreign);
    m_socket = std::make_unique<QLocalSocket>();
    connect(m_socket.get(), &QLocalSocket::connected, this, &Instance::talk);
    connect(m_socket.get(), &QLocalSocket::errorOccurred, this, [this](QLocalSocket::LocalSocketError error) {
        // Whoever closes without a word is just ending. Otherwise nobody is there, or only what somebody left.
        const bool ending = error == QLocalSocket::PeerClosedError;
        QTimer::singleShot(ending ? pause : 0, this, ending ? &Instance::call : &Instance::listen);
    });
    m_socket->connectToServer(m_path);
}

void Instance::talk()
{
    m_lock.reset();
    connect(m_socket.get(), &QLocalSocket::readyRead, this, [this] {
        if (m_socket->read(1) != QByteArray(1, handoverTaken))
            return fail(Refusal::Broken);
        m_giveUp.stop();
        m_socket->disconnect(this);
        emit handedOver();
    });
    m_socket->write(m_request);
}

/// Only one start at a time may clear a dead socket away: the other one could clear away a living one.
void Instance::listen()
{
    if (!m_giveUp.isActive())
        return;
    m_socket.reset();
    if (!m_lock) {
        m_lock = std::make_unique<QLockFile>(m_profile + QStringLiteral("/instance.lock"));
        if (m_lock->tryLock(0))
            return call(); // once more, now that nobody else is about to listen
        const bool busy = m_lock->error() == QLockFile::LockFailedError;
        m_lock.reset();
        if (!busy)
            return fail(Refusal::Broken);
        QTimer::singleShot(pause, this, &Instance::call);
        return;
    }
    QLocalServer::removeServer(m_path);
    if (!m_server->listen(m_path))
        return fail(Refusal::Broken);
    m_lock.reset();
    m_giveUp.stop();
    emit becameFirst();
}

void Instance::serve(QLocalSocket *visitor)
{
    if (m_server->findChildren<QLocalSocket *>().size() > maxVisitors) {
        visitor->abort();
        visitor->deleteLater();
        return;
    }
    visitor->setReadBufferSize(maxHandoverBytes + 5); // one byte more than any good one has
    QTimer::singleShot(visitorTime, visitor, &QLocalSocket::abort);
    connect(visitor, &QLocalSocket::disconnected, visitor, &QObject::deleteLater);
    connect(visitor, &QLocalSocket::readyRead, this, [this, visitor] {
        const auto heard = decodeHandover(visitor->peek(visitor->bytesAvailable()));
        if (std::holds_alternative<HandoverIncomplete>(heard))
            return;
        visitor->disconnect(this);
        if (const auto *handover = std::get_if<Handover>(&heard)) {
            visitor->readAll();
            visitor->write(&handoverTaken, 1);
            visitor->disconnectFromServer(); // once that is written
            emit asked(*handover);
        } else {
            visitor->abort();
        }
    });
}

void Instance::fail(Refusal why)
{
    m_giveUp.stop();
    m_lock.reset();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket.release()->deleteLater(); // this may be called from within it
    }
    emit refused(why);
}

} // namespace dovetail::app
