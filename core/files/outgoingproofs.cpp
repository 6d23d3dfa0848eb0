// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/outgoingtransfer.h"

#include "core/common/limits.h"

// What the receiver has already need not be sent.
namespace dovetail::files {

Result<void> OutgoingTransfer::take(const wire::PrefixHeader &header)
{
    if (m_state == State::AwaitingRequest || !m_haves.contains(header.entry)
        || m_prefixes.contains(header.entry))
        return ErrorCode::ProtocolViolation;
    m_prefixes.insert(header.entry, header.digest);
    pump();
    return {};
}

Result<void> OutgoingTransfer::take(const wire::ThereHeader &header)
{
    const auto upcoming = m_upcoming.find(header.entry);
    if (upcoming == m_upcoming.end() || upcoming->has_value())
        return ErrorCode::ProtocolViolation;
    *upcoming = header.there;
    pump();
    return {};
}

Result<void> OutgoingTransfer::lookAhead()
{
    if (!m_ahead || m_ahead->atEnd())
        return {};
    const quint32 next = m_manifest->before().entries();
    wire::UpcomingHeader header;
    qsizetype bytes = 0;
    const auto say = [&] {
        if (!header.files.isEmpty())
            sendHeader(header);
        header.files.clear();
        bytes = 0;
    };
    // Refilled by halves, so that a record tells of many.
    const bool more = m_upcoming.size() <= limits::maxUpcoming / 2;
    while (!m_ahead->atEnd() && m_upcoming.size() < limits::maxUpcoming) {
        const quint32 index = m_ahead->before().entries();
        if (index > next && (!more || index >= next + limits::upcomingReach))
            break;
        const Result<ManifestEntry> entry = m_ahead->read();
        if (!entry.ok())
            return entry.error();
        if (entry->kind != wire::EntryKind::File || entry->stat.size <= limits::maxInlineBytes
            || m_haves.contains(index))
            continue;
        const QString path = entry->wirePath();
        const qsizetype size = wire::entryOverhead + path.toUtf8().size();
        if (header.files.isEmpty())
            flush(); // it may end one that was named
        if (bytes + size > limits::maxHeaderPayload - wire::entryOverhead)
            say();
        bytes += size;
        header.files += {index, path, static_cast<quint64>(entry->stat.size)};
        m_upcoming.insert(index, std::nullopt);
    }
    say();
    return {};
}

void OutgoingTransfer::provePrefix()
{
    constexpr qint64 perTurn = 16 * 1024 * 1024;
    const qint64 have = m_alike ? m_source.stat().size : static_cast<qint64>(m_haves.value(m_entry));
    QByteArray &buffer = proofBuffer();
    for (qint64 read = 0; read < perTurn; read += buffer.size()) {
        const qint64 size = qMin<qint64>(buffer.size(), have - (m_source.stat().size - m_source.left()));
        if (size <= 0 && m_alike) {
            beginFile(static_cast<quint64>(have));
            return;
        }
        if (size <= 0) {
            m_state = State::AwaitingPrefix;
            return;
        }
        if (!m_source.read(buffer.data(), size).ok()) {
            startOver();
            return;
        }
        m_digest.add(QByteArrayView(buffer).first(size));
    }
}

} // namespace dovetail::files
