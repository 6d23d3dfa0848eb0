// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/transfersession.h"

#include "core/common/limits.h"

namespace dovetail::files {

TransferSession::TransferSession(const Clock &clock, std::unique_ptr<net::Link> link)
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

void TransferSession::sendHeader(const wire::Header &header)
{
    m_link->send(wire::RecordType::Header, net::RecordBuffer(wire::encodeHeader(header)));
}

void TransferSession::countBytes(qint64 bytes)
{
    m_bytes += bytes;
    if (m_clock.now() - m_toldAt >= limits::progressMs)
        tellProgress();
}

void TransferSession::countFile()
{
    ++m_files;
    countBytes(0);
}

void TransferSession::tellProgress()
{
    m_toldAt = m_clock.now();
    emit progressed(m_bytes, m_files);
}

void TransferSession::finish(const QStringList &paths)
{
    if (m_ended)
        return;
    if (!m_linkClosed)
        m_link->finish();
    end({{}, paths});
}

void TransferSession::fail(const Error &error)
{
    if (m_ended)
        return;
    m_link->abort();
    end({error, {}});
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

void TransferSession::end(const SessionEnd &end)
{
    m_ended = true;
    dropFiles();
    tellProgress();
    emit finished(end);
}

void TransferSession::release()
{
    if (m_released)
        return;
    m_released = true;
    emit released();
}

} // namespace dovetail::files
