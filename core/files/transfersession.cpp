// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/transfersession.h"

#include "core/common/limits.h"

namespace dovetail::files {

namespace {

/// How exactly the times of silence are kept.
constexpr int watchMs = 1'000;

} // namespace

TransferSession::TransferSession(Clock &clock, std::unique_ptr<net::Link> link)
    : m_clock(clock), m_link(link.release())
{
    m_link->setParent(this);
}

TransferSession::~TransferSession() = default;

void TransferSession::start()
{
    if (m_ended)
        return;
    connect(m_link, &net::Link::recordReceived, this, &TransferSession::onRecord);
    connect(m_link, &net::Link::drained, this, [this] {
        if (!m_ended)
            onDrained();
    });
    connect(m_link, &net::Link::closed, this, &TransferSession::onLinkClosed);
    m_toldAt = m_clock.now();
    m_heardAt = m_clock.now();
    m_watch = m_clock.alarm([this] { watch(); }); // on this thread
    m_watch->start(watchMs);
    m_link->start();
    begin();
}

void TransferSession::cancel()
{
    fail({ErrorCode::Cancelled, {}});
}

void TransferSession::die()
{
    if (!m_ended) {
        m_ended = true;
        dropFiles();
    }
    if (!m_released)
        m_link->abort();
    release();
}

void TransferSession::journaled(const Error &error)
{
    if (!m_ended)
        onJournaled(error);
}

void TransferSession::sendData(net::RecordBuffer record)
{
    m_sentAt = m_clock.now();
    m_link->send(wire::RecordType::Data, std::move(record));
}

void TransferSession::setReading(bool reading)
{
    if (m_reading == reading)
        return;
    m_reading = reading;
    if (m_linkClosed)
        return;
    m_heardAt = m_clock.now();
    m_link->setReading(reading);
}

void TransferSession::later(std::function<void()> step)
{
    QMetaObject::invokeMethod(
        this,
        [this, step = std::move(step)] {
            if (!m_ended)
                step();
        },
        Qt::QueuedConnection);
}

void TransferSession::watch()
{
    if (m_ended || m_linkClosed)
        return;
    const qint64 now = m_clock.now();
    if (m_link->bytesReceived() != m_heard || !m_reading) {
        m_heard = m_link->bytesReceived();
        m_heardAt = now;
    }
    if (now - m_heardAt >= limits::silenceMs) {
        m_link->abort();
        m_linkClosed = true;
        onClosed({ErrorCode::ConnectionLost, {}});
        if (m_ended)
            release();
        return;
    }
    if (now - m_sentAt >= limits::aliveMs && m_link->queuedBytes() == 0)
        sendHeader(wire::AliveHeader());
    m_watch->start(watchMs);
}

void TransferSession::sendHeader(const wire::Header &header)
{
    if (m_linkClosed)
        return;
    m_sentAt = m_clock.now();
    m_link->send(wire::RecordType::Header, net::RecordBuffer(wire::encodeHeader(header)));
}

void TransferSession::countBytes(qint64 bytes)
{
    m_bytes += bytes;
    m_current.done += bytes;
    if (m_clock.now() - m_toldAt >= limits::progressMs)
        tellProgress();
}

void TransferSession::countKept(qint64 bytes)
{
    m_current.kept += bytes;
    countBytes(bytes);
}

void TransferSession::uncountBytes(qint64 bytes)
{
    m_bytes -= bytes;
    m_current.done = qMax<qint64>(0, m_current.done - bytes);
    m_current.kept -= bytes; // what was moved was moved
}

void TransferSession::countFile()
{
    ++m_files;
    countBytes(0);
}

void TransferSession::tellProgress()
{
    m_toldAt = m_clock.now();
    emit progressed(m_bytes, m_files, m_current);
}

void TransferSession::setCounted(qint64 bytes, int files)
{
    m_bytes = bytes;
    m_files = files;
    m_current.kept = bytes;
}

void TransferSession::note(const Error &note)
{
    if (m_outcome.notes.size() < limits::maxNotes)
        m_outcome.notes += note;
}

QByteArray &TransferSession::proofBuffer()
{
    if (m_proofBuffer.isEmpty())
        m_proofBuffer = QByteArray(limits::dataChunk, Qt::Uninitialized);
    return m_proofBuffer;
}

void TransferSession::finish()
{
    if (m_ended)
        return;
    if (!m_linkClosed)
        m_link->finish();
    end({});
    if (m_linkClosed)
        release();
}

void TransferSession::fail(const Error &error)
{
    if (m_ended)
        return;
    m_link->abort();
    end(error);
    release();
}

void TransferSession::onRecord(wire::RecordType type, QByteArrayView payload)
{
    if (m_ended)
        return;
    if (type == wire::RecordType::Data) {
        onData(payload);
        return;
    }
    const Result<wire::Header> header = wire::decodeHeader(payload);
    if (header.ok() && std::holds_alternative<wire::AliveHeader>(*header))
        return;
    if (header.ok())
        onHeader(*header);
    else
        fail({ErrorCode::ProtocolViolation, {}});
}

void TransferSession::onLinkClosed(const Error &error)
{
    m_linkClosed = true;
    if (!m_ended)
        onClosed(error);
    if (m_ended)
        release();
}

void TransferSession::end(const Error &error)
{
    m_ended = true;
    m_outcome.error = error;
    dropFiles();
    tellProgress();
    emit finished(m_outcome);
}

void TransferSession::release()
{
    if (m_released)
        return;
    m_released = true;
    emit released();
}

} // namespace dovetail::files
