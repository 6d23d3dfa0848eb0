// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/descriptorstream.h"

#include <QSocketNotifier>
#include <QTcpSocket>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace dovetail::net {

namespace {

/// Memory kept for the next records: as many large ones as ever wait, and none of the small ones, which cost nothing.
constexpr size_t maxSpares = 4;
constexpr qsizetype worthKeeping = 64 * 1024;

} // namespace

std::unique_ptr<ByteStream> DescriptorStream::over(QTcpSocket &socket)
{
    if (socket.bytesToWrite() > 0)
        socket.flush(); // the handshake's last words
    if (socket.bytesToWrite() > 0 || socket.socketDescriptor() < 0)
        return nullptr;
    // A second name for the same connection; the socket closes only its own.
    const int descriptor = ::fcntl(static_cast<int>(socket.socketDescriptor()), F_DUPFD_CLOEXEC, 0);
    if (descriptor < 0)
        return nullptr;
#ifdef SO_NOSIGPIPE
    const int one = 1;
    ::setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &one, sizeof one);
#endif
    std::unique_ptr<ByteStream> stream(new DescriptorStream(descriptor, socket.readAll()));
    socket.abort();
    return stream;
}

DescriptorStream::DescriptorStream(int descriptor, QByteArray early)
    : m_descriptor(descriptor), m_early(std::move(early))
{}

DescriptorStream::~DescriptorStream()
{
    close();
}

void DescriptorStream::start()
{
    // Only now: notifiers belong to the thread they are made on.
    m_started = true;
    if (m_descriptor < 0)
        return;
    m_readable = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
    m_writable = new QSocketNotifier(m_descriptor, QSocketNotifier::Write, this);
    connect(m_readable, &QSocketNotifier::activated, this, &ByteStream::readable);
    connect(m_writable, &QSocketNotifier::activated, this, [this] {
        flush();
        watch();
        emit written();
    });
    watch();
    if (m_gone)
        QMetaObject::invokeMethod(this, &ByteStream::gone, Qt::QueuedConnection);
}

void DescriptorStream::watch()
{
    if (!m_readable)
        return;
    m_readable->setEnabled(m_reading && !m_gone);
    m_writable->setEnabled(m_queued > 0 && !m_gone);
}

void DescriptorStream::setReading(bool reading)
{
    m_reading = reading;
    watch();
}

qint64 DescriptorStream::read(char *to, qint64 size)
{
    if (!m_early.isEmpty()) {
        const qsizetype taken = qMin<qsizetype>(size, m_early.size());
        std::memcpy(to, m_early.constData(), static_cast<size_t>(taken));
        m_early.remove(0, taken);
        return taken;
    }
    if (m_descriptor < 0 || size <= 0)
        return 0;
    for (;;) {
        const ssize_t got = ::recv(m_descriptor, to, static_cast<size_t>(size), 0);
        if (got > 0)
            return got;
        if (got < 0 && errno == EINTR)
            continue;
        if (got == 0 || (errno != EAGAIN && errno != EWOULDBLOCK))
            loseConnection();
        return 0;
    }
}

void DescriptorStream::write(QByteArray bytes)
{
    if (m_descriptor < 0 || m_gone)
        return;
    m_queued += bytes.size();
    m_queue.push_back(std::move(bytes));
    if (m_queue.size() == 1)
        flush();
    watch();
}

QByteArray DescriptorStream::takeSpare()
{
    if (m_spares.empty())
        return {};
    QByteArray spare = std::move(m_spares.back()); // the last one used is still in the cache
    m_spares.pop_back();
    return spare;
}

void DescriptorStream::flush()
{
#ifdef MSG_NOSIGNAL
    constexpr int flags = MSG_NOSIGNAL;
#else
    constexpr int flags = 0;
#endif
    while (!m_queue.empty()) {
        const QByteArray &first = m_queue.front();
        const ssize_t sent = ::send(m_descriptor, first.constData() + m_offset,
                                    static_cast<size_t>(first.size() - m_offset), flags);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent < 0) {
            if (errno != EAGAIN && errno != EWOULDBLOCK)
                loseConnection();
            return;
        }
        m_queued -= sent;
        m_offset += sent;
        if (m_offset < first.size())
            return; // the system is full
        if (m_spares.size() < maxSpares && m_queue.front().capacity() >= worthKeeping)
            m_spares.push_back(std::move(m_queue.front()));
        m_queue.pop_front();
        m_offset = 0;
    }
}

void DescriptorStream::loseConnection()
{
    if (std::exchange(m_gone, true))
        return;
    watch();
    // Not from within a call of whoever uses us.
    if (m_started)
        QMetaObject::invokeMethod(this, &ByteStream::gone, Qt::QueuedConnection);
}

void DescriptorStream::close()
{
    // Not deleted: this may be what one of them said.
    for (QSocketNotifier *notifier : {std::exchange(m_readable, nullptr), std::exchange(m_writable, nullptr)})
        if (notifier)
            notifier->setEnabled(false);
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
    m_queue.clear();
    m_spares.clear();
    m_queued = m_offset = 0;
}

} // namespace dovetail::net
