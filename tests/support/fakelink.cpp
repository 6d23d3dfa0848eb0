// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakelink.h"

#include "core/common/limits.h"

#include <deque>
#include <mutex>

namespace dovetail::test {

/// Who is at the ends: either may be gone by the time the other speaks.
struct FakeLink::Wire {
    std::mutex mutex; // one that ThreadSanitizer knows; it does not see through Qt's
    FakeLink *ends[2] = {nullptr, nullptr};
    std::deque<std::function<void(FakeLink *)>> calls[2];
};

std::pair<std::unique_ptr<FakeLink>, std::unique_ptr<FakeLink>> FakeLink::pair()
{
    auto wire = std::make_shared<Wire>();
    std::unique_ptr<FakeLink> one(new FakeLink(wire, 0));
    std::unique_ptr<FakeLink> other(new FakeLink(wire, 1));
    return {std::move(one), std::move(other)};
}

FakeLink::FakeLink(std::shared_ptr<Wire> wire, int side) : m_wire(std::move(wire)), m_side(side)
{
    m_wire->ends[side] = this;
}

FakeLink::~FakeLink()
{
    abort();
    const std::lock_guard lock(m_wire->mutex);
    m_wire->ends[m_side] = nullptr;
}

void FakeLink::toPeer(std::function<void(FakeLink *)> call)
{
    const std::lock_guard lock(m_wire->mutex);
    if (FakeLink *peer = m_wire->ends[1 - m_side]) {
        m_wire->calls[1 - m_side].push_back(std::move(call));
        QMetaObject::invokeMethod(peer, "takeCall", Qt::QueuedConnection);
    }
}

void FakeLink::takeCall()
{
    std::function<void(FakeLink *)> call;
    {
        const std::lock_guard lock(m_wire->mutex);
        call = std::move(m_wire->calls[m_side].front());
        m_wire->calls[m_side].pop_front();
    }
    call(this);
}

void FakeLink::send(wire::RecordType type, net::RecordBuffer record)
{
    if (m_closed || m_saidLast)
        return;
    const int size = record.size();
    QByteArray bytes = std::move(record).take();
    wire::writeRecordHeader(bytes.data(), type, false, size);
    sendRaw(bytes);
}

void FakeLink::sendRaw(const QByteArray &bytes)
{
    m_queue += bytes;
    m_mostQueued = qMax<qint64>(m_mostQueued, m_queue.size());
    m_wasFull |= m_queue.size() >= limits::linkHighWater;
    schedule();
}

void FakeLink::start()
{
    m_started = true;
    QMetaObject::invokeMethod(
        this, [this] { parse(); }, Qt::QueuedConnection);
}

void FakeLink::finish()
{
    if (m_closed || m_saidLast)
        return;
    QByteArray bytes(wire::recordHeaderSize + wire::recordTagSize, '\0');
    wire::writeRecordHeader(bytes.data(), wire::RecordType::Header, true, 0);
    sendRaw(bytes);
    m_saidLast = true;
}

void FakeLink::abort()
{
    if (m_closed)
        return;
    m_closed = true;
    m_queue.clear();
    toPeer([](FakeLink *peer) {
        peer->m_peerGone = true;
        peer->m_peerGoneError = {ErrorCode::ConnectionLost, {}};
        peer->parse();
    });
}

void FakeLink::setReading(bool reading)
{
    m_reading = reading;
    if (reading)
        QMetaObject::invokeMethod(
            this, [this] { parse(); }, Qt::QueuedConnection);
}

void FakeLink::schedule()
{
    if (m_pieceUnderWay || m_queue.isEmpty())
        return;
    m_pieceUnderWay = true;
    QMetaObject::invokeMethod(
        this, [this] { pass(); }, Qt::QueuedConnection);
}

void FakeLink::pass()
{
    if (m_closed)
        return;
    qint64 size = qMin<qint64>(m_faults.piece, m_queue.size());
    const bool dies = m_faults.dieAfter >= 0 && m_sent + size >= m_faults.dieAfter;
    if (dies)
        size = m_faults.dieAfter - m_sent;
    const QByteArray piece = m_queue.left(size);
    m_queue.remove(0, size);
    m_sent += size;
    toPeer([piece](FakeLink *peer) { peer->take(piece); });
    if (dies) {
        const Error error{ErrorCode::ConnectionLost, {}};
        toPeer([error](FakeLink *peer) {
            peer->m_peerGone = true;
            peer->m_peerGoneError = error;
            peer->parse();
        });
        close(error);
    }
}

void FakeLink::take(const QByteArray &piece)
{
    if (m_closed)
        return;
    m_inbox += piece;
    m_received += quint64(piece.size());
    m_owesOk = true;
    parse();
}

void FakeLink::parse()
{
    while (m_started && m_reading && !m_closed) {
        const wire::RecordPeek peek = wire::peekRecord(
            QByteArrayView(m_inbox).first(qMin<qsizetype>(m_inbox.size(), wire::recordHeaderSize)),
            m_inbox.size());
        if (peek.state == wire::FrameState::Bad) {
            close({ErrorCode::ProtocolViolation, {}});
            return;
        }
        if (peek.state == wire::FrameState::Incomplete)
            break;
        const QByteArray record = m_inbox.left(peek.totalSize);
        m_inbox.remove(0, peek.totalSize);
        const QByteArrayView payload = QByteArrayView(record).sliced(
            wire::recordHeaderSize, peek.totalSize - wire::recordHeaderSize - wire::recordTagSize);
        m_heardLast |= peek.last;
        if (!payload.isEmpty() || !peek.last)
            emit recordReceived(peek.type, payload);
    }
    if (m_closed || !m_started || !m_reading)
        return;
    if (m_owesOk) {
        m_owesOk = false;
        toPeer([](FakeLink *peer) { peer->piecePassed(); });
    }
    if (m_heardLast && m_saidLast && m_queue.isEmpty() && !m_pieceUnderWay)
        close({});
    else if (m_peerGone)
        close(m_heardLast ? Error() : m_peerGoneError);
}

void FakeLink::piecePassed()
{
    if (m_closed)
        return;
    m_pieceUnderWay = false;
    schedule();
    if (m_wasFull && m_queue.size() < limits::linkHighWater) {
        m_wasFull = false;
        emit drained();
    }
    parse();
}

void FakeLink::close(const Error &error)
{
    if (m_closed)
        return;
    m_closed = true;
    m_queue.clear();
    if (!error.isError()) {
        toPeer([](FakeLink *peer) {
            peer->m_peerGone = true;
            peer->m_peerGoneError = {ErrorCode::ConnectionLost, {}};
            peer->parse();
        });
    }
    emit closed(error);
}

} // namespace dovetail::test
