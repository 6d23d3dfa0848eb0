// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/incomingtransfer.h"

#include "core/common/limits.h"
#include "core/files/safepath.h"

namespace dovetail::files {

namespace {

const ErrorCode violation = ErrorCode::ProtocolViolation;

} // namespace

IncomingTransfer::IncomingTransfer(const Clock &clock, std::unique_ptr<net::Link> link, IncomingPlan plan)
    : TransferSession(clock, std::move(link)), m_plan(std::move(plan))
{}

IncomingTransfer::~IncomingTransfer() = default;

void IncomingTransfer::setState(State state)
{
    m_state = state;
}

void IncomingTransfer::begin()
{
    Result<std::unique_ptr<TargetFolder>> folder = TargetFolder::open(m_plan.folder);
    if (!folder.ok()) {
        fail(folder.error());
        return;
    }
    m_sink = std::make_unique<FileSink>(std::move(*folder), m_plan.transfer);
    sendHeader(wire::RequestHeader{m_plan.transfer});
}

void IncomingTransfer::onHeader(const wire::Header &header)
{
    const Result<void> taken = std::visit([this](const auto &body) { return take(body); }, header);
    if (!taken.ok())
        fail(taken.error());
}

void IncomingTransfer::onData(QByteArrayView data)
{
    // Empty records would be a way to keep us busy for ever.
    if (m_state != State::ReadingFile || data.isEmpty() || static_cast<quint64>(data.size()) > m_left) {
        fail({violation, {}});
        return;
    }
    if (const Result<void> written = m_sink->write(data); !written.ok()) {
        fail(written.error());
        return;
    }
    m_left -= static_cast<quint64>(data.size());
    countBytes(data.size());
}

void IncomingTransfer::onClosed(const Error &)
{
    // However politely it was closed: not everything is here.
    fail({ErrorCode::ConnectionLost, {}});
}

void IncomingTransfer::dropFiles()
{
    if (m_sink)
        m_sink->abort();
}

Result<void> IncomingTransfer::take(const wire::RequestHeader &)
{
    return violation;
}

Result<void> IncomingTransfer::take(const wire::UnknownHeader &)
{
    return {};
}

Result<void> IncomingTransfer::take(const wire::ManifestHeader &header)
{
    if (m_state != State::ReadingManifest || header.entries.isEmpty()
        || header.entries.size() > m_plan.fileCount - m_entries.size()) {
        return violation;
    }
    for (wire::ManifestEntry entry : header.entries) {
        if (entry.size > m_plan.totalBytes - m_manifestBytes)
            return violation;
        m_manifestBytes += entry.size;
        const Result<QString> safe = SafePath::name(entry.name);
        if (!safe.ok())
            return safe.error();
        entry.name = *safe;
        m_entries += std::move(entry);
    }
    if (!header.last)
        return {};
    if (m_entries.size() != m_plan.fileCount || m_manifestBytes != m_plan.totalBytes)
        return violation;
    setState(State::BetweenFiles);
    return {};
}

Result<void> IncomingTransfer::take(const wire::FileHeader &header)
{
    if (m_state != State::BetweenFiles || m_next >= m_entries.size() || header.entry != m_next
        || header.offset != 0 || header.length != m_entries[m_next].size) {
        return violation;
    }
    Result<void> opened = m_sink->open(m_entries[m_next].name);
    if (!opened.ok())
        return opened;
    m_left = header.length;
    setState(State::ReadingFile);
    return {};
}

Result<void> IncomingTransfer::take(const wire::FileTrailer &trailer)
{
    if (m_state != State::ReadingFile || trailer.entry != m_next || m_left > 0)
        return violation;
    const wire::ManifestEntry &entry = m_entries[m_next];
    const Result<QString> path = m_sink->commit(trailer.digest, entry.modifiedMs, entry.executable);
    if (!path.ok())
        return path.error();
    m_paths += *path;
    ++m_next;
    countFile();
    setState(State::BetweenFiles);
    return {};
}

Result<void> IncomingTransfer::take(const wire::EndHeader &)
{
    if (m_state != State::BetweenFiles || m_next != m_entries.size())
        return violation;
    setState(State::Complete);
    emit bytesDone();
    finish(m_paths);
    return {};
}

} // namespace dovetail::files
