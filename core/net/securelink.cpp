// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/securelink.h"

#include "core/common/limits.h"
#include "core/common/logging.h"

#include <QEvent>
#include <QPointer>
#include <QTcpSocket>

namespace dovetail::net {

SecureLink::SecureLink(std::unique_ptr<QTcpSocket> socket, wire::LinkCipher cipher, const LinkKeys &keys,
                       Clock &clock)
    : m_socket(socket.release()),
      m_clock(clock),
      m_seal(cipher, keys.send, RecordCipher::Job::Seal),
      m_open(cipher, keys.receive, RecordCipher::Job::Open),
      m_record(wire::recordHeaderSize, Qt::Uninitialized)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(limits::linkReadBuffer);
    if (m_socket->peerAddress().isLoopback())
        m_socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, limits::loopbackSendBuffer);
    connect(m_socket, &QTcpSocket::readyRead, this, [this] { socketSaid(&SecureLink::bytesRead); });
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] { socketSaid(&SecureLink::bytesWritten); });
    connect(m_socket, &QTcpSocket::disconnected, this, [this] { socketSaid(&SecureLink::connectionGone); });
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this] { socketSaid(&SecureLink::connectionGone); });
    watch();
}

SecureLink::~SecureLink()
{
    m_socket->disconnect(this);
    m_socket->abort();
    if (m_inSignal > 0) { // the socket has to outlive that
        m_socket->setParent(nullptr);
        m_socket->deleteLater();
    }
}

bool SecureLink::event(QEvent *event)
{
    // Sent on the thread that is being left: the only place where its timer can be undone.
    if (event->type() == QEvent::ThreadChange)
        m_idle.reset();
    return Link::event(event);
}

void SecureLink::start()
{
    if (m_state != State::Waiting)
        return;
    m_state = State::Open;
    watch();
    // What came before, the news that nothing more will, and an answer to who connects only after this call.
    QMetaObject::invokeMethod(this, &SecureLink::read, Qt::QueuedConnection);
}

void SecureLink::send(wire::RecordType type, RecordBuffer record)
{
    if (m_state == State::Closed || m_saidLast)
        return;
    Q_ASSERT(type == wire::RecordType::Data || record.size() <= limits::maxHeaderPayload);
    write(type, false, std::move(record));
}

void SecureLink::write(wire::RecordType type, bool last, RecordBuffer record)
{
    const int size = record.size();
    char *const start = record.data() - wire::recordHeaderSize;
    wire::writeRecordHeader(start, type, last, size);
    if (!m_seal.seal(start, size)) {
        qCCritical(lcNet) << "A record could not be encrypted";
        m_socket->abort();
        return;
    }
    m_socket->write(std::move(record).take());
}

qint64 SecureLink::queuedBytes() const
{
    return m_socket->bytesToWrite();
}

void SecureLink::finish()
{
    if (m_state == State::Closed || m_saidLast)
        return;
    m_saidLast = true;
    write(wire::RecordType::Header, true, RecordBuffer(0));
}

void SecureLink::abort()
{
    m_state = State::Closed;
    m_idle.reset();
    m_socket->abort();
}

void SecureLink::setReading(bool reading)
{
    if (m_reading == reading)
        return;
    m_reading = reading;
    m_lastMoved = m_clock.now();
    if (reading)
        QMetaObject::invokeMethod(this, &SecureLink::read, Qt::QueuedConnection);
}

void SecureLink::socketSaid(void (SecureLink::*what)())
{
    const QPointer<SecureLink> self(this); // whoever hears of it from us may delete us
    ++m_inSignal;
    (this->*what)();
    if (self)
        --m_inSignal;
}

void SecureLink::bytesRead()
{
    m_lastMoved = m_clock.now();
    read();
}

void SecureLink::bytesWritten()
{
    m_lastMoved = m_clock.now();
    if (m_state != State::Open)
        return;
    if (m_heardLast && m_saidLast)
        closeWhenSaid();
    else if (!m_saidLast && queuedBytes() < limits::linkHighWater)
        emit drained();
}

void SecureLink::connectionGone()
{
    m_gone = true;
    read();
}

void SecureLink::read()
{
    const QPointer<SecureLink> self(this); // whoever gets a record may delete us
    while (self && m_state == State::Open && m_reading && fillRecord())
        takeRecord();
    if (self && m_state == State::Open && m_reading && m_gone)
        end(m_heardLast ? Error() : Error{ErrorCode::ConnectionLost, {}});
}

bool SecureLink::fillRecord()
{
    if (m_have < wire::recordHeaderSize) {
        readInto(wire::recordHeaderSize);
        if (m_have < wire::recordHeaderSize)
            return false;
        m_peek = wire::peekRecord(QByteArrayView(m_record).first(wire::recordHeaderSize), m_have);
        if (m_peek.state == wire::FrameState::Bad || m_heardLast) {
            end({ErrorCode::ProtocolViolation, {}});
            return false;
        }
        if (m_record.size() < m_peek.totalSize) {
            m_record.reserve(m_peek.totalSize); // exactly; resize() alone would leave room to grow
            m_record.resize(m_peek.totalSize);
        }
    }
    readInto(m_peek.totalSize);
    return m_have == m_peek.totalSize;
}

void SecureLink::readInto(qint64 wanted)
{
    if (m_have >= wanted || !m_socket->isOpen())
        return;
    const qint64 got = qMax<qint64>(0, m_socket->read(m_record.data() + m_have, wanted - m_have));
    m_have += got;
    m_received += quint64(got);
}

void SecureLink::takeRecord()
{
    const int size = int(m_peek.totalSize) - wire::recordHeaderSize - wire::recordTagSize;
    m_have = 0;
    if (!m_open.open(m_record.data(), size)) {
        end({ErrorCode::ProtocolViolation, {}});
        return;
    }
    m_heardLast = m_peek.last;
    const QPointer<SecureLink> self(this);
    if (size > 0 || !m_peek.last) // an empty last record only says that it is the last
        emit recordReceived(m_peek.type, QByteArrayView(m_record).sliced(wire::recordHeaderSize, size));
    if (self && m_state == State::Open && m_heardLast && m_saidLast)
        closeWhenSaid();
}

void SecureLink::closeWhenSaid()
{
    // Until the system has taken our last record, closing would lose it. From there on it arrives.
    if (m_socket->bytesToWrite() == 0)
        end({});
}

void SecureLink::end(const Error &error)
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    m_idle->stop();
    if (error.isError()) {
        qCDebug(lcNet) << "Link closed, error" << int(error.code) << m_socket->errorString();
        m_socket->abort();
    } else {
        m_socket->disconnectFromHost();
    }
    emit closed(error);
}

void SecureLink::watch()
{
    m_lastMoved = m_clock.now();
    m_idle = m_clock.alarm([this] { checkIdle(); });
    m_idle->start(limits::linkIdleMs);
}

void SecureLink::checkIdle()
{
    // While we hold the other side back ourselves, nothing can be expected to move.
    const qint64 quiet = m_reading ? m_clock.now() - m_lastMoved : 0;
    if (quiet < limits::linkIdleMs)
        m_idle->start(limits::linkIdleMs - quiet);
    else if (m_state == State::Open)
        end({ErrorCode::ConnectionLost, {}});
    else
        m_socket->abort(); // whoever got the link forgot it; start(), should it come, will tell
}

} // namespace dovetail::net
