// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/pendinglink.h"

#include "core/common/limits.h"
#include "core/net/plainaddress.h"
#include "core/net/securelink.h"

#include <QNetworkProxy>
#include <QTcpSocket>

namespace dovetail::net {

namespace {
/// A stranger's bytes do not pile up: no message of the handshake is longer.
constexpr qint64 handshakeReadBuffer = 128;
} // namespace

PendingLink::PendingLink(std::unique_ptr<QTcpSocket> socket, bool dialler, LinkHandshake handshake,
                         Clock &clock, QObject *parent)
    : QObject(parent),
      m_socket(std::move(socket)),
      m_dialler(dialler),
      m_handshake(std::move(handshake)),
      m_clock(clock),
      m_alarm(clock.alarm([this] { giveUp(); }))
{
    m_socket->setParent(nullptr);
    m_socket->setReadBufferSize(handshakeReadBuffer);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &PendingLink::read);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &PendingLink::giveUp);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &PendingLink::giveUp);
    m_alarm->start(limits::handshakeMs);
}

PendingLink::PendingLink(const Endpoint &to, const LinkTicket &ticket, Clock &clock, QObject *parent)
    : PendingLink(std::make_unique<QTcpSocket>(), true, LinkHandshake::dialler(ticket), clock, parent)
{
    m_address = to.address;
    m_dialled = QStringLiteral("%1 %2").arg(to.address.toString()).arg(to.port);
    // A proxy of the system is for the web; the other computer is next door.
    m_socket->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    connect(m_socket.get(), &QTcpSocket::connected, this, &PendingLink::begin);
    m_socket->connectToHost(to.address, to.port);
}

PendingLink::PendingLink(std::unique_ptr<QTcpSocket> socket, LinkTickets &tickets, Clock &clock,
                         QObject *parent)
    : PendingLink(std::move(socket), false, LinkHandshake::listener(tickets), clock, parent)
{
    m_address = plainAddress(m_socket->peerAddress());
    begin();
}

PendingLink::~PendingLink()
{
    if (m_socket)
        m_socket->disconnect(this);
}

void PendingLink::begin()
{
    m_connected = true;
    // Small records (a request, a trailer) go at once; a peer that lost its power is noticed.
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    if (m_dialler)
        m_socket->write(m_handshake.opening());
}

void PendingLink::read()
{
    char buffer[handshakeReadBuffer];
    while (!m_finished && m_handshake.state() == LinkHandshake::State::Running) {
        const qint64 size = m_socket->read(buffer, qMin<qint64>(m_handshake.wanted(), handshakeReadBuffer));
        if (size <= 0)
            return;
        const QByteArray answer = m_handshake.feed(QByteArrayView(buffer, size));
        if (!answer.isEmpty())
            m_socket->write(answer);
    }
    if (m_handshake.state() == LinkHandshake::State::Done)
        finish({});
    else
        giveUp();
}

void PendingLink::giveUp()
{
    if (m_connected)
        finish({ErrorCode::LinkRefused, {}});
    else
        finish({ErrorCode::CannotConnect, m_dialled});
}

void PendingLink::finish(const Error &error)
{
    if (m_finished)
        return;
    if (error.isError()) {
        abort();
    } else {
        m_finished = true;
        m_alarm->stop();
        m_socket->disconnect(this);
    }
    emit finished(error);
}

void PendingLink::abort()
{
    m_finished = true;
    m_alarm->stop();
    m_socket->disconnect(this);
    m_socket->abort();
}

std::unique_ptr<SecureLink> PendingLink::takeLink()
{
    Q_ASSERT(m_finished && m_socket && m_handshake.state() == LinkHandshake::State::Done);
    return std::make_unique<SecureLink>(ByteStream::over(std::move(m_socket)), m_handshake.ticket().cipher,
                                        m_handshake.keys(), m_clock);
}

} // namespace dovetail::net
