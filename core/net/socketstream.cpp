// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/socketstream.h"

#include "core/common/limits.h"

#include <QTcpSocket>

#ifdef Q_OS_UNIX
#include "core/net/descriptorstream.h"
#endif

namespace dovetail::net {

std::unique_ptr<ByteStream> ByteStream::over(std::unique_ptr<QTcpSocket> socket)
{
    if (socket->peerAddress().isLoopback())
        socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, limits::loopbackSendBuffer);
#ifdef Q_OS_UNIX
    if (auto stream = DescriptorStream::over(*socket))
        return stream;
#endif
    return std::make_unique<SocketStream>(std::move(socket));
}

SocketStream::SocketStream(std::unique_ptr<QTcpSocket> socket) : m_socket(socket.release())
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(limits::linkReadBuffer);
    connect(m_socket, &QTcpSocket::readyRead, this, &ByteStream::readable);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &ByteStream::written);
    connect(m_socket, &QTcpSocket::disconnected, this, &ByteStream::gone);
    connect(m_socket, &QTcpSocket::errorOccurred, this, &ByteStream::gone);
}

SocketStream::~SocketStream()
{
    m_socket->disconnect(this);
}

qint64 SocketStream::read(char *to, qint64 size)
{
    return m_socket->isOpen() ? qMax<qint64>(0, m_socket->read(to, size)) : 0;
}

void SocketStream::write(QByteArray bytes)
{
    m_socket->write(bytes);
}

qint64 SocketStream::bytesToWrite() const
{
    return m_socket->bytesToWrite();
}

void SocketStream::close()
{
    m_socket->disconnect(this);
    m_socket->disconnectFromHost();
}

void SocketStream::abort()
{
    m_socket->disconnect(this);
    m_socket->abort();
}

} // namespace dovetail::net
