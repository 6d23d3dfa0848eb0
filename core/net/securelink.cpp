// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/securelink.h"

#include "core/common/limits.h"
#include "core/common/logging.h"

#include <QEvent>
#include <QPointer>

#include <cstring>
#include <utility>

namespace dovetail::net {

namespace {

/// Records that are read before the event loop gets its turn, so that a cancel is heard however fast they come.
constexpr int recordsPerTurn = 32;
/// Nothing of what is queued was taken for so long, whatever the other side says meanwhile: a disk may be slow, but nobody who
/// never reads keeps a place for ever.
constexpr qint64 stuckMs = 10 * limits::linkIdleMs;
/// Memory of so many records is kept for those to come: of as many large ones as who keeps them has in hand.
constexpr size_t maxSpares = 16;

void grow(QByteArray &memory, qsizetype size)
{
    if (memory.size() >= size)
        return;
    memory.reserve(size); // exactly; resize() alone would leave room to grow
    memory.resize(size);
}

} // namespace

SecureLink::SecureLink(std::unique_ptr<ByteStream> stream, wire::LinkCipher cipher, const LinkKeys &keys,
                       Clock &clock)
    : m_stream(stream.release()),
      m_clock(clock),
      m_seal(cipher, keys.send, RecordCipher::Job::Seal),
      m_open(cipher, keys.receive, RecordCipher::Job::Open),
      m_record(wire::recordHeaderSize, Qt::Uninitialized)
{
    m_stream->setParent(this);
    connect(m_stream, &ByteStream::readable, this, [this] { streamSaid(&SecureLink::bytesRead); });
    connect(m_stream, &ByteStream::written, this, [this] { streamSaid(&SecureLink::bytesWritten); });
    connect(m_stream, &ByteStream::gone, this, [this] { streamSaid(&SecureLink::connectionGone); });
    watch();
}

SecureLink::~SecureLink()
{
    m_stream->disconnect(this);
    m_stream->abort();
    if (m_inSignal > 0) { // the stream has to outlive that
        m_stream->setParent(nullptr);
        m_stream->deleteLater();
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
    m_stream->start();
    // What came before, the news that nothing more will, and an answer to who connects only after this call.
    QMetaObject::invokeMethod(this, &SecureLink::read, Qt::QueuedConnection);
}

RecordBuffer SecureLink::makeRecord(int capacity)
{
    return {m_stream->takeSpare(), capacity};
}

RecordBuffer SecureLink::keep(QByteArrayView payload)
{
    // Little in much memory would let who sends many of them fill ours.
    if (payload.size() < m_record.size() / 2)
        return Link::keep(payload);
    QByteArray next;
    if (!m_spares.empty()) {
        next = std::move(m_spares.back()); // the last one used is still in the cache
        m_spares.pop_back();
    }
    grow(next, m_record.size());
    const qsizetype recordSize = wire::recordHeaderSize + payload.size() + wire::recordTagSize;
    std::memcpy(next.data() + recordSize, m_record.constData() + recordSize, size_t(m_have - recordSize));
    return {std::exchange(m_record, std::move(next)), int(payload.size())};
}

void SecureLink::reuse(RecordBuffer record)
{
    if (m_spares.size() < maxSpares)
        m_spares.push_back(std::move(record).take());
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
        m_stream->abort();
        QMetaObject::invokeMethod(this, &SecureLink::connectionGone, Qt::QueuedConnection);
        return;
    }
    if (queuedBytes() == 0)
        m_lastTaken = m_clock.now();
    m_stream->write(std::move(record).take());
    if (queuedBytes() == 0)
        m_lastMoved = m_clock.now();
}

qint64 SecureLink::queuedBytes() const
{
    return m_stream->bytesToWrite();
}

void SecureLink::finish()
{
    if (m_state == State::Closed || m_saidLast)
        return;
    m_saidLast = true;
    write(wire::RecordType::Header, true, RecordBuffer(0));
    if (queuedBytes() == 0) // it went at once, and nobody will say so
        QMetaObject::invokeMethod(this, &SecureLink::bytesWritten, Qt::QueuedConnection);
}

void SecureLink::abort()
{
    m_state = State::Closed;
    m_idle.reset();
    m_stream->abort();
}

void SecureLink::setReading(bool reading)
{
    if (m_reading == reading)
        return;
    m_reading = reading;
    m_lastMoved = m_clock.now();
    m_stream->setReading(reading);
    if (reading)
        QMetaObject::invokeMethod(this, &SecureLink::read, Qt::QueuedConnection);
}

void SecureLink::streamSaid(void (SecureLink::*what)())
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
    m_lastMoved = m_lastTaken = m_clock.now();
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
    int records = 0;
    while (self && m_state == State::Open && m_reading && fillRecord()) {
        takeRecord();
        if (self && ++records == recordsPerTurn) {
            QMetaObject::invokeMethod(this, &SecureLink::read, Qt::QueuedConnection);
            return;
        }
    }
    if (self && m_state == State::Open && m_reading && m_gone)
        end(m_heardLast ? Error() : Error{ErrorCode::ConnectionLost, {}});
}

bool SecureLink::fillRecord()
{
    if (m_peek.totalSize == 0) {
        readInto(wire::recordHeaderSize);
        if (m_have < wire::recordHeaderSize)
            return false;
        m_peek = wire::peekRecord(QByteArrayView(m_record).first(wire::recordHeaderSize), m_have);
        if (m_peek.state == wire::FrameState::Bad || m_heardLast) {
            end({ErrorCode::ProtocolViolation, {}});
            return false;
        }
        grow(m_record, m_peek.totalSize + wire::recordHeaderSize);
    }
    readInto(m_peek.totalSize + wire::recordHeaderSize);
    return m_have >= m_peek.totalSize;
}

void SecureLink::readInto(qint64 wanted)
{
    if (m_have >= wanted)
        return;
    const qint64 got = m_stream->read(m_record.data() + m_have, wanted - m_have);
    m_have += got;
    m_received += quint64(got);
}

void SecureLink::takeRecord()
{
    const wire::RecordPeek record = std::exchange(m_peek, {});
    const int size = int(record.totalSize) - wire::recordHeaderSize - wire::recordTagSize;
    if (!m_open.open(m_record.data(), size)) {
        end({ErrorCode::ProtocolViolation, {}});
        return;
    }
    m_heardLast = record.last;
    const QPointer<SecureLink> self(this);
    if (size > 0 || !record.last) // an empty last record only says that it is the last
        emit recordReceived(record.type, QByteArrayView(m_record).sliced(wire::recordHeaderSize, size));
    if (!self)
        return;
    m_have -= record.totalSize;
    std::memmove(m_record.data(), m_record.constData() + record.totalSize, size_t(m_have));
    if (m_state == State::Open && m_heardLast && m_saidLast)
        closeWhenSaid();
}

void SecureLink::closeWhenSaid()
{
    // Until the system has taken our last record, closing would lose it. From there on it arrives.
    if (m_stream->bytesToWrite() == 0)
        end({});
}

void SecureLink::end(const Error &error)
{
    if (m_state == State::Closed)
        return;
    m_state = State::Closed;
    m_idle->stop();
    if (error.isError()) {
        qCDebug(lcNet) << "Link closed, error" << int(error.code);
        m_stream->abort();
    } else {
        m_stream->close();
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
    const bool stuck = queuedBytes() > 0 && m_clock.now() - m_lastTaken >= stuckMs;
    if (quiet < limits::linkIdleMs && !stuck)
        m_idle->start(limits::linkIdleMs - quiet);
    else if (m_state == State::Open)
        end({ErrorCode::ConnectionLost, {}});
    else { // whoever got the link forgot it; start(), should it come, will tell
        m_stream->abort();
        m_gone = true;
    }
}

} // namespace dovetail::net
