// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/outgoingtransfer.h"

#include "core/common/limits.h"

namespace dovetail::files {

namespace {

/// Steps before the event loop gets its turn, so that a cancel is heard however fast the link drains.
constexpr int stepsPerTurn = 64;
/// CBOR around an entry's name: array, lengths, size, time, flag, with room to spare.
constexpr qsizetype entryOverhead = 32;
constexpr qsizetype frameOverhead = 64;

} // namespace

OutgoingTransfer::OutgoingTransfer(const Clock &clock, std::unique_ptr<net::Link> link, OutgoingPlan plan)
    : TransferSession(clock, std::move(link)), m_plan(std::move(plan))
{}

void OutgoingTransfer::setState(State state)
{
    m_state = state;
}

void OutgoingTransfer::onHeader(const wire::Header &header)
{
    if (std::holds_alternative<wire::UnknownHeader>(header))
        return;
    const auto *request = std::get_if<wire::RequestHeader>(&header);
    if (!request || m_state != State::AwaitingRequest || request->transfer != m_plan.transfer) {
        fail({ErrorCode::ProtocolViolation, {}});
        return;
    }
    if (const Result<void> known = lookUpEntries(); !known.ok()) {
        fail(known.error());
        return;
    }
    setState(State::SendingManifest);
    pump();
}

void OutgoingTransfer::onData(QByteArrayView)
{
    fail({ErrorCode::ProtocolViolation, {}});
}

void OutgoingTransfer::onDrained()
{
    pump();
}

void OutgoingTransfer::onClosed(const Error &error)
{
    if (m_state == State::AwaitingClose && !error.isError())
        finish({});
    else
        fail({ErrorCode::ConnectionLost, {}});
}

void OutgoingTransfer::dropFiles()
{
    m_source.abandon();
}

Result<void> OutgoingTransfer::lookUpEntries()
{
    if (!m_plan.entries.isEmpty())
        return {};
    quint64 total = 0;
    for (const QString &path : m_plan.paths) {
        const Result<wire::ManifestEntry> entry = FileSource::scan(path);
        const QString name = path.section(u'/', -1);
        if (!entry.ok())
            return {ErrorCode::SourceMissing, name};
        total += entry->size;
        if (total > m_plan.totalBytes)
            return {ErrorCode::SourceChanged, name};
        m_plan.entries += *entry;
    }
    if (total != m_plan.totalBytes || m_plan.entries.isEmpty())
        return {ErrorCode::SourceChanged, m_plan.entries.isEmpty() ? QString() : m_plan.entries.first().name};
    return {};
}

void OutgoingTransfer::pump()
{
    for (int steps = 0; !hasEnded(); ++steps) {
        if (m_state == State::AwaitingRequest || m_state == State::AwaitingClose
            || link().queuedBytes() >= limits::linkHighWater) {
            return; // the request, the end or drained() comes
        }
        if (steps >= stepsPerTurn) {
            if (!m_pumpQueued) {
                m_pumpQueued = true;
                QMetaObject::invokeMethod(
                    this,
                    [this] {
                        m_pumpQueued = false;
                        pump();
                    },
                    Qt::QueuedConnection);
            }
            return;
        }
        if (const Result<void> done = step(); !done.ok())
            fail(done.error());
    }
}

Result<void> OutgoingTransfer::step()
{
    switch (m_state) {
    case State::SendingManifest:
        sendManifestFrame();
        return {};
    case State::BetweenFiles:
        return openNext();
    case State::SendingFile:
        return sendChunk();
    case State::AwaitingRequest:
    case State::AwaitingClose:
        break;
    }
    return {};
}

void OutgoingTransfer::sendManifestFrame()
{
    wire::ManifestHeader frame;
    qsizetype bytes = frameOverhead;
    while (m_next < m_plan.entries.size() && frame.entries.size() < limits::entriesPerFrame) {
        const wire::ManifestEntry &entry = m_plan.entries[m_next];
        bytes += entry.name.toUtf8().size() + entryOverhead;
        if (bytes > limits::maxHeaderPayload && !frame.entries.isEmpty())
            break;
        frame.entries += entry;
        ++m_next;
    }
    frame.last = m_next == m_plan.entries.size();
    sendHeader(frame);
    if (frame.last) {
        m_next = 0;
        setState(State::BetweenFiles);
    }
}

Result<void> OutgoingTransfer::openNext()
{
    if (m_next == m_plan.entries.size()) {
        sendHeader(wire::EndHeader());
        link().finish(); // closed() follows when the receiver has said its last record too
        setState(State::AwaitingClose);
        tellProgress();
        emit bytesDone();
        return {};
    }
    const wire::ManifestEntry &entry = m_plan.entries[m_next];
    Result<void> opened = m_source.open(m_plan.paths[m_next], entry);
    if (!opened.ok())
        return opened;
    m_digest.reset();
    sendHeader(wire::FileHeader{static_cast<quint32>(m_next), 0, entry.size});
    setState(State::SendingFile);
    return {};
}

Result<void> OutgoingTransfer::sendChunk()
{
    if (const qint64 size = qMin<qint64>(m_source.left(), limits::dataChunk); size > 0) {
        net::RecordBuffer record(static_cast<int>(size));
        record.resize(static_cast<int>(size));
        Result<void> filled = m_source.read(record.data(), size);
        if (!filled.ok())
            return filled;
        m_digest.add(record.view());
        link().send(wire::RecordType::Data, std::move(record));
        countBytes(size);
        return {};
    }
    Result<void> unchanged = m_source.close();
    if (!unchanged.ok())
        return unchanged;
    sendHeader(wire::FileTrailer{static_cast<quint32>(m_next), m_digest.result()});
    ++m_next;
    countFile();
    setState(State::BetweenFiles);
    return {};
}

} // namespace dovetail::files
