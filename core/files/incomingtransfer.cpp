// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/incomingtransfer.h"

#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/files/safepath.h"
#include "core/files/treescan.h"

namespace dovetail::files {

namespace {

const ErrorCode violation = ErrorCode::ProtocolViolation;
/// A file of this size is worth making safe what came before it.
constexpr quint64 largeFile = 8 * 1024 * 1024;

/// The target of a link as it may be made here; empty when it leads out of the tree, whose root is the path's first folder.
QString safeTarget(const QString &path, const QString &fromWire)
{
    if (!path.contains(u'/') || fromWire.startsWith(u'/'))
        return {};
    QStringList parts;
    for (const QString &part : fromWire.split(u'/', Qt::SkipEmptyParts)) {
        const Result<QString> safe =
            part == u"." || part == u".." ? Result<QString>(part) : SafePath::nameInTree(part);
        if (!safe.ok())
            return {};
        parts += *safe;
    }
    const QString folder = path.section(u'/', 1, -2);
    const QString target = parts.join(u'/');
    return TreeScan::staysInside(folder.toUtf8(), target.toUtf8()) ? target : QString();
}

} // namespace

IncomingTransfer::IncomingTransfer(Clock &clock, std::unique_ptr<net::Link> link, IncomingPlan plan)
    : TransferSession(clock, std::move(link)), m_plan(std::move(plan))
{}

IncomingTransfer::~IncomingTransfer() = default;

void IncomingTransfer::begin()
{
    m_disk = std::make_unique<BackgroundWork>(1); // what they answer, they answer here
    m_syncer = std::make_unique<BackgroundWork>(1);
    Result<std::unique_ptr<FileSink>> sink = FileSink::open(m_plan.folder, m_plan.transfer, m_plan.journal);
    if (!sink.ok()) {
        fail(sink.error());
        return;
    }
    m_sink = *std::move(sink);
    m_sink->forgetIfGone(m_plan.entryCount);
    if (m_sink->progress().next >= m_plan.entryCount)
        m_sink->keepFolderTimes();
    if (const Result<void> done = m_sink->redo(); !done.ok()) {
        fail(done.error());
        return;
    }
    store::TransferProgress &progress = m_sink->progress();
    m_next = progress.next;
    m_toAsk = progress.missing;
    // Those that were missing get another chance, and another word about them.
    progress.notes.removeIf([](const Error &note) {
        return note.code != ErrorCode::NameChanged && note.code != ErrorCode::LinkNotKept;
    });
    const quint64 most = 2 * qMin(m_plan.totalBytes, quint64(1) << 62) + quint64(limits::growthAllowance);
    m_allowance = most - qMin(most, quint64(progress.doneBytes));

    m_leftovers = m_sink->leftovers();
    // What there is no room to tell of comes anew, and is written over.
    while (m_leftovers.size() > size_t(limits::maxHaves))
        m_leftovers.erase(std::prev(m_leftovers.end()));
    wire::RequestHeader request{m_plan.transfer, m_next, {}, m_sink->keepsIdentical()};
    qint64 there = progress.doneBytes;
    for (const auto &[entry, size] : m_leftovers) {
        request.haves += {entry, quint64(size)};
        there += size;
        m_countedBefore.insert(entry, size);
    }
    setCounted(there, progress.doneFiles);
    sendHeader(request);
    m_proving = m_leftovers.begin();
    proveLeftovers();
}

void IncomingTransfer::onHeader(const wire::Header &header)
{
    const Result<void> taken = std::visit([this](const auto &body) { return take(body); }, header);
    if (!taken.ok())
        fail(taken.error());
    else if (!hasEnded())
        write(false);
}

void IncomingTransfer::onData(QByteArrayView data)
{
    const qint64 size = data.size();
    // Empty records would be a way to keep us busy for ever.
    if (m_state != State::ReadingFile || size == 0 || static_cast<quint64>(size) > m_left) {
        fail({violation, {}});
        return;
    }
    m_sink->write(link().keep(data));
    m_left -= static_cast<quint64>(size);
    m_counted += size;
    countBytes(size);
    spend(size);
    write(false);
}

void IncomingTransfer::onClosed(const Error &)
{
    // Nothing is awaited any more: what is here gets its places, whatever became of the link.
    if (m_state == State::Settling && m_toAsk.isEmpty())
        return;
    // However politely it was closed: not everything is here.
    fail({ErrorCode::ConnectionLost, {}});
}

void IncomingTransfer::dropFiles()
{
    if (!m_sink)
        return;
    const bool worthless = outcome().error.code == ErrorCode::Cancelled;
    m_closing = worthless; // then at most until one step is done, or a group has its places
    const std::lock_guard lock(m_sinkMutex);
    m_closing = true;
    if (!worthless)
        writeRest();
    if (m_stage == Stage::Placing) {
        (void)m_sink->place(); // the journal says they have their places; what fails now is done when it goes on
        m_sink->notePlaced();
    }
    const store::TransferProgress &progress = m_sink->progress();
    outcome().skipped = int(progress.missing.size()) + progress.skipped;
    outcome().renamed = progress.renamed;
    outcome().notes = progress.notes;
    outcome().paths = progress.paths;
    outcome().missing = progress.missing;
    m_sink.reset();
    m_slow.reset();
}

Result<QString> IncomingTransfer::expected(const wire::EntryInfo &info, quint64 bytes)
{
    if (m_state != State::BetweenEntries)
        return violation;
    if (m_asked.isEmpty() ? info.entry != m_next || m_next >= m_plan.entryCount
                          : m_nextAsked >= m_asked.size() || info.entry != m_asked[m_nextAsked])
        return violation;
    // Files may have grown since they were offered, but nobody accepted anything of any size.
    if (bytes > m_allowance)
        return violation;
    m_allowance -= bytes;
    m_counted = m_countedBefore.take(info.entry);
    bool renamed = false;
    Result<QString> path = SafePath::path(info.path, &renamed);
    if (path.ok() && !m_plan.names.isEmpty() && !m_plan.names.contains(QStringView(*path).left(path->indexOf(u'/'))))
        return violation; // nobody accepted that
    if (path.ok() && renamed && path->section(u'/', -1) != info.path.section(u'/', -1))
        m_sink->noteName(info.entry, info.path);
    return path;
}

void IncomingTransfer::entryDone(bool there)
{
    m_broken = 0;
    m_twins.erase(m_asked.isEmpty() ? m_next : m_asked[m_nextAsked]);
    store::TransferProgress &progress = m_sink->progress();
    if (!m_asked.isEmpty()) {
        if (there)
            progress.missing.removeOne(m_asked[m_nextAsked]);
        ++m_nextAsked;
    } else {
        if (!there && progress.missing.size() < limits::maxMissingKept)
            progress.missing += m_next;
        else if (!there)
            ++progress.skipped;
        progress.next = ++m_next;
    }
    m_state = State::BetweenEntries;
    moveGroup(false);
}

void IncomingTransfer::miss(const Error &why)
{
    store::TransferProgress &progress = m_sink->progress();
    if (progress.notes.size() < limits::maxNotes)
        progress.notes += {why.code, cleanLine(why.detail, limits::maxDetailLength)};
    entryDone(false);
}

void IncomingTransfer::leaveOutLink(const QString &path)
{
    store::TransferProgress &progress = m_sink->progress();
    ++progress.skipped;
    if (progress.notes.size() < limits::maxNotes)
        progress.notes += {ErrorCode::LinkNotKept, cleanLine(path, limits::maxDetailLength)};
}

Result<void> IncomingTransfer::take(const wire::EntriesHeader &header)
{
    for (const wire::SmallEntry &entry : header.entries)
        if (const Result<void> taken = takeSmall(entry); !taken.ok())
            return taken;
    return {};
}

Result<void> IncomingTransfer::takeSmall(const wire::SmallEntry &entry)
{
    const Result<QString> path = expected(entry.info, static_cast<quint64>(entry.content.size()));
    if (!path.ok())
        return path.error();
    switch (entry.kind) {
    case wire::EntryKind::File: {
        m_twins.erase(entry.info.entry);
        setCurrent(*path, entry.content.size());
        const bool right = m_sink->add(entry, *path);
        uncountBytes(std::exchange(m_counted, entry.content.size()));
        countBytes(entry.content.size());
        spend(entry.content.size());
        return fileCame(right, entry.info, *path);
    }
    case wire::EntryKind::Folder:
        m_sink->addFolder(entry.info, *path);
        break;
    case wire::EntryKind::Link: {
        const QString target = safeTarget(*path, entry.target);
        const Result<void> made = target.isEmpty() ? Result<void>(Error{ErrorCode::LinkNotKept, {}})
                                                   : m_sink->addLink(entry.info, *path, target);
        if (made.ok())
            countFile();
        else if (made.error().code == ErrorCode::LinkNotKept)
            leaveOutLink(*path);
        else
            return made;
        break;
    }
    case wire::EntryKind::Skipped:
        uncountBytes(std::exchange(m_counted, 0));
        miss({entry.reason, *path});
        return {};
    }
    entryDone(true);
    return {};
}

Result<void> IncomingTransfer::fileCame(bool right, const wire::EntryInfo &info, const QString &path)
{
    if (right) {
        if (m_twins.contains(info.entry))
            countKept(qint64(m_file.size));
        countFile();
        entryDone(true);
        return {};
    }
    uncountBytes(std::exchange(m_counted, 0));
    // Something broke it on the way: once more, then it is said. What was only like it was not on the way at all.
    const bool onlyAlike = m_twins.contains(info.entry);
    const bool again =
        (onlyAlike || !m_retried.contains(info.entry)) && m_toAsk.size() < limits::maxMissingKept;
    if (again) {
        if (!onlyAlike)
            m_retried += info.entry;
        m_toAsk += info.entry;
        entryDone(false);
    } else {
        miss({ErrorCode::DigestMismatch, path});
    }
    return {};
}

Result<void> IncomingTransfer::take(const wire::FileHeader &header)
{
    Result<QString> path = expected(header.info, header.size - header.offset);
    if (!path.ok())
        return path.error();
    if (m_twins.contains(header.info.entry) && header.offset > 0)
        return takeOver(header, *path);
    m_twins.erase(header.info.entry);
    std::unique_ptr<Digest> digest;
    if (const auto proved = m_proved.find(header.info.entry); proved != m_proved.end()) {
        digest = std::move(proved->second);
        m_proved.erase(proved);
    }
    if (header.offset > 0 && (!digest || header.offset != quint64(m_leftovers[header.info.entry])))
        return violation;
    if (header.offset == 0)
        uncountBytes(std::exchange(m_counted, 0));
    if (header.size >= largeFile)
        moveGroup(true);
    m_file = header;
    m_path = *path;
    m_left = header.size - header.offset;
    m_state = State::ReadingFile;
    setCurrent(m_path, qint64(header.size), qint64(header.offset));
    m_sink->begin(header.info, qint64(header.offset), std::move(digest));
    return {};
}

Result<void> IncomingTransfer::take(const wire::FileTrailer &trailer)
{
    if (m_state != State::ReadingFile || trailer.entry != m_file.info.entry || m_left > 0)
        return violation;
    return fileCame(m_sink->finish(trailer.digest, m_path), m_file.info, m_path);
}

Result<void> IncomingTransfer::take(const wire::FileBroken &broken)
{
    if (m_state != State::ReadingFile || broken.entry != m_file.info.entry
        || ++m_broken > limits::changingTries)
        return violation;
    m_allowance += m_file.size - m_file.offset; // it comes once more
    m_sink->discard();
    uncountBytes(std::exchange(m_counted, 0));
    m_state = State::BetweenEntries;
    return {};
}

Result<void> IncomingTransfer::take(const wire::EndHeader &)
{
    if (m_state != State::BetweenEntries
        || (m_asked.isEmpty() ? m_next != m_plan.entryCount : m_nextAsked != m_asked.size()))
        return violation;
    m_state = State::Settling;
    emit bytesDone();
    moveGroup(true);
    return {};
}

} // namespace dovetail::files
