// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/outgoingtransfer.h"

#include "core/common/limits.h"

namespace dovetail::files {

namespace {

/// Steps before the event loop gets its turn, so that a cancel is heard however fast the link drains.
constexpr int stepsPerTurn = 64;
/// CBOR around a record's entries.
constexpr qsizetype recordOverhead = 16;
/// How often a receiver may ask for more; it asks for each entry but once.
constexpr int maxRounds = limits::maxMissingKept / limits::maxHaves + 8;

} // namespace

OutgoingTransfer::OutgoingTransfer(Clock &clock, std::unique_ptr<net::Link> link, OutgoingPlan plan,
                                   RateLimit &limit)
    : TransferSession(clock, std::move(link)), m_plan(std::move(plan)), m_limit(limit)
{}

void OutgoingTransfer::onHeader(const wire::Header &header)
{
    const Result<void> taken = std::visit([this](const auto &body) { return take(body); }, header);
    if (!taken.ok())
        fail(taken.error());
}

void OutgoingTransfer::onData(QByteArrayView)
{
    fail({ErrorCode::ProtocolViolation, {}});
}

void OutgoingTransfer::onDrained()
{
    pump();
}

void OutgoingTransfer::onClosed(const Error &)
{
    fail({ErrorCode::ConnectionLost, {}});
}

void OutgoingTransfer::dropFiles()
{
    m_source.abandon();
    m_manifest.reset();
    m_slow.reset();
}

Result<void> OutgoingTransfer::take(const wire::RequestHeader &header)
{
    if (m_state != State::AwaitingRequest || header.transfer != m_plan.transfer)
        return ErrorCode::ProtocolViolation;
    m_manifest = ManifestReader::open(m_plan.manifest);
    if (!m_manifest)
        return {ErrorCode::SourceMissing, {}};
    if (!m_manifest->seek(header.next))
        return ErrorCode::ProtocolViolation;
    const quint64 all = m_manifest->totals().bytes;
    quint64 bytes = m_manifest->before().bytes;
    for (const wire::RequestHeader::Have &have : header.haves) {
        m_haves.insert(have.entry, have.offset);
        bytes += qMin(have.offset, all - qMin(bytes, all)); // whatever is said, no more than there is
    }
    setCounted(qint64(qMin(bytes, all)), static_cast<int>(m_manifest->before().files));
    if (header.mayHaveSome) {
        m_ahead = ManifestReader::open(m_plan.manifest);
        if (!m_ahead || !m_ahead->seek(header.next))
            return {ErrorCode::SourceMissing, {}};
    }
    m_state = State::BetweenFiles;
    pump();
    return {};
}

Result<void> OutgoingTransfer::take(const wire::AgainHeader &header)
{
    if (m_state != State::AwaitingAnswer || ++m_rounds > maxRounds
        || header.entries.last() >= m_manifest->totals().entries())
        return ErrorCode::ProtocolViolation;
    m_again = header.entries;
    m_nextAgain = 0;
    m_state = State::BetweenFiles;
    pump();
    return {};
}

Result<void> OutgoingTransfer::take(const wire::CompleteHeader &)
{
    if (m_state != State::AwaitingAnswer)
        return ErrorCode::ProtocolViolation;
    m_state = State::AwaitingClose;
    finish();
    return {};
}

void OutgoingTransfer::pump()
{
    for (int steps = 0; !hasEnded(); ++steps) {
        if (m_state == State::AwaitingRequest || m_state == State::AwaitingAnswer
            || m_state == State::AwaitingClose
            || (m_state == State::AwaitingThere && !m_upcoming.value(m_entry))
            || (m_state == State::AwaitingPrefix && !m_prefixes.contains(m_entry))
            || link().queuedBytes() >= limits::linkHighWater || (m_slow && m_slow->isArmed())) {
            return; // what is awaited, drained() or the alarm comes
        }
        if (steps >= stepsPerTurn || (steps > 0 && m_state == State::ProvingPrefix)) {
            pumpLater();
            return;
        }
        if (const Result<void> done = step(); !done.ok())
            fail(done.error());
    }
}

void OutgoingTransfer::pumpLater()
{
    if (std::exchange(m_pumpQueued, true))
        return;
    later([this] {
        m_pumpQueued = false;
        pump();
    });
}

Result<void> OutgoingTransfer::step()
{
    switch (m_state) {
    case State::BetweenFiles:
        return lookAtNext();
    case State::AwaitingThere:
        m_alike = *m_upcoming.take(m_entry);
        return openNext();
    case State::ProvingPrefix:
        provePrefix();
        return {};
    case State::AwaitingPrefix: {
        const bool same = m_prefixes.value(m_entry) == m_digest.result();
        if (!same)
            forgetHave();
        beginFile(std::exchange(m_haves[m_entry], 0)); // asked for once more, it is from the beginning
        return {};
    }
    case State::SendingFile:
        return sendChunk();
    case State::AwaitingRequest:
    case State::AwaitingAnswer:
    case State::AwaitingClose:
        break;
    }
    return {};
}

Result<void> OutgoingTransfer::lookAtNext()
{
    if (m_tries > 0)
        return openNext(); // the same again
    if (m_again.isEmpty() ? m_manifest->atEnd() : m_nextAgain >= m_again.size()) {
        sayEnd();
        return {};
    }
    if (m_again.isEmpty())
        if (const Result<void> looked = lookAhead(); !looked.ok())
            return looked;
    if (!m_again.isEmpty() && !m_manifest->seek(m_again[m_nextAgain++]))
        return {ErrorCode::SourceChanged, {}};
    m_entry = m_manifest->before().entries();
    Result<ManifestEntry> entry = m_manifest->read();
    if (!entry.ok())
        return entry.error();
    m_current = *std::move(entry);
    if (!m_again.isEmpty() && m_current.kind != wire::EntryKind::Folder) {
        uncountBytes(m_current.kind == wire::EntryKind::File ? m_current.stat.size : 0);
        uncountFile();
    }
    switch (m_current.kind) {
    case wire::EntryKind::File:
        if (!m_upcoming.contains(m_entry))
            return openNext();
        flush(); // the receiver need not wait for these while we do
        m_state = State::AwaitingThere;
        break;
    case wire::EntryKind::Link:
        add({wire::EntryKind::Link, info(), {}, {}, QString::fromUtf8(m_current.target), ErrorCode::None});
        countFile();
        break;
    default:
        add({wire::EntryKind::Folder, info(), {}, {}, {}, ErrorCode::None});
        break;
    }
    return {};
}

Result<void> OutgoingTransfer::openNext()
{
    if (m_tries >= limits::changingTries) {
        skip(ErrorCode::SourceChanged);
        return {};
    }
    if (!m_source.open(m_current).ok()) {
        skip(ErrorCode::SourceMissing);
        return {};
    }
    if (m_source.hasChanged() && m_tries == 0)
        note({ErrorCode::SourceChanged, m_current.wirePath()});
    const quint64 have = m_alike ? quint64(m_source.stat().size) : m_haves.value(m_entry);
    if (have > 0 && m_tries == 0 && !m_source.hasChanged()
        && have <= static_cast<quint64>(m_source.stat().size)) {
        flush(); // the receiver need not wait for these while we read
        m_digest.reset();
        m_state = State::ProvingPrefix;
        return {};
    }
    forgetHave();
    if (m_source.stat().size <= limits::maxInlineBytes) {
        if (!sendSmall())
            startOver();
        return {};
    }
    beginFile(0);
    return {};
}

void OutgoingTransfer::forgetHave()
{
    if (const auto have = m_haves.find(m_entry); have != m_haves.end())
        uncountBytes(qint64(std::exchange(*have, 0)));
}

bool OutgoingTransfer::sendSmall()
{
    wire::SmallEntry entry{wire::EntryKind::File, info(), {}, {}, {}, ErrorCode::None};
    const qint64 size = m_source.stat().size;
    entry.content = QByteArray(size, Qt::Uninitialized);
    if (!m_source.read(entry.content.data(), size).ok() || !m_source.close().ok())
        return false;
    m_digest.reset();
    m_digest.add(entry.content);
    entry.digest = m_digest.result();
    setCurrent(entry.info.path, size);
    add(std::move(entry));
    countBytes(size);
    entryDone();
    return true;
}

void OutgoingTransfer::beginFile(quint64 offset)
{
    flush();
    if (offset == 0) {
        m_digest.reset();
        if (!m_source.rewind().ok()) {
            startOver();
            return;
        }
    }
    const wire::FileHeader header{info(), static_cast<quint64>(m_source.stat().size), offset};
    setCurrent(header.info.path, m_source.stat().size, m_alike ? 0 : qint64(offset));
    sendHeader(header);
    if (std::exchange(m_alike, false) && offset > 0)
        countKept(qint64(offset));
    m_counted = qint64(offset);
    m_state = State::SendingFile;
}

Result<void> OutgoingTransfer::sendChunk()
{
    if (const qint64 size = qMin<qint64>(m_source.left(), limits::dataChunk); size > 0) {
        net::RecordBuffer record = link().makeRecord(static_cast<int>(size));
        if (!m_source.read(record.data(), size).ok()) {
            sendHeader(wire::FileBroken{m_entry});
            startOver();
            return {};
        }
        m_digest.add(record.view());
        sendData(std::move(record));
        m_counted += size;
        countBytes(size);
        spend(size);
        return {};
    }
    if (!m_source.close().ok()) {
        sendHeader(wire::FileBroken{m_entry});
        startOver();
        return {};
    }
    sendHeader(wire::FileTrailer{m_entry, m_digest.result()});
    entryDone();
    return {};
}

void OutgoingTransfer::entryDone()
{
    m_tries = 0;
    m_counted = 0;
    m_alike = false;
    countFile();
    m_state = State::BetweenFiles;
}

void OutgoingTransfer::startOver()
{
    m_source.abandon();
    uncountBytes(std::exchange(m_counted, 0));
    m_alike = false;
    ++m_tries;
    m_state = State::BetweenFiles;
}

void OutgoingTransfer::skip(ErrorCode reason)
{
    const Error said{reason, m_current.wirePath()};
    ++outcome().skipped;
    note(said);
    add({wire::EntryKind::Skipped, info(), {}, {}, {}, reason});
    forgetHave();
    countKept(m_current.stat.size); // dealt with
    countFile();
    m_tries = 0;
    m_alike = false;
    m_state = State::BetweenFiles;
}

wire::EntryInfo OutgoingTransfer::info() const
{
    // A file may have changed since it was scanned; one that cannot be opened has nothing newer to say.
    const bool opened =
        m_current.kind == wire::EntryKind::File && m_source.stat().type == FileStat::Type::File;
    const FileStat &stat = opened ? m_source.stat() : m_current.stat;
    return {m_entry, m_current.wirePath(), stat.modifiedNs, stat.executable};
}

void OutgoingTransfer::add(wire::SmallEntry entry)
{
    const qsizetype bytes = wire::entryOverhead + entry.info.path.toUtf8().size() + entry.content.size()
        + entry.target.toUtf8().size();
    if (m_batchBytes + bytes + recordOverhead > limits::maxHeaderPayload
        || m_batch.entries.size() >= limits::entriesPerRecord)
        flush();
    m_batchBytes += bytes;
    m_batch.entries += std::move(entry);
}

void OutgoingTransfer::flush()
{
    if (m_batch.entries.isEmpty())
        return;
    sendHeader(m_batch);
    m_batch.entries.clear();
    spend(std::exchange(m_batchBytes, 0));
}

void OutgoingTransfer::spend(qint64 bytes)
{
    const qint64 wait = m_limit.spend(bytes, clock().now());
    if (wait == 0)
        return;
    if (!m_slow)
        m_slow = clock().alarm([this] {
            countBytes(0); // what went is to be seen
            spend(0);
            pumpLater(); // not within the alarm: it may go with the end
        });
    m_slow->start(qMin<qint64>(wait, limits::rateLapMs));
}

void OutgoingTransfer::sayEnd()
{
    flush();
    sendHeader(wire::EndHeader());
    m_state = State::AwaitingAnswer;
    tellProgress();
    emit bytesDone();
}

} // namespace dovetail::files
