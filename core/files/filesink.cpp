// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filesink.h"

#include "core/common/displaytext.h"
#include "core/common/limits.h"

#include <QFileInfo>

#include <algorithm>

namespace dovetail::files {

Result<std::unique_ptr<FileSink>> FileSink::open(const QString &folder, const TransferId &transfer,
                                                 const store::JournalStep &journal)
{
    std::unique_ptr<FileSink> sink(new FileSink);
    Result<std::unique_ptr<TargetFolder>> target = TargetFolder::open(folder);
    if (!target.ok())
        return target.error();
    sink->m_transfer = transfer;
    sink->m_target = *std::move(target);
    sink->m_progress = journal.progress;
    sink->m_placing.entries = journal.intended;
    const FileHandle root = sink->m_target->root();
    if (const Result<void> opened = sink->m_staging.open(root, transfer); !opened.ok())
        return Error{opened.error().code, folder};
    sink->m_writer = std::make_unique<StagingWriter>(sink->m_staging, sink->m_target->path());
    if (sink->m_progress.next > 0)
        sink->m_target->goOnSince(sink->m_progress.begunNs);
    else if (sink->m_progress.begunNs == 0) // nothing has its place yet: later than this, whatever gets one
        sink->m_progress.begunNs = changedNs(root, nativeName(Staging::nameFor(transfer)));
    return sink;
}

void FileSink::forgetIfGone(quint32 entryCount)
{
    if (!m_staging.isNew() || m_progress.next == 0)
        return;
    // Once everything had its place the folder aside was removed: then what was placed last is there.
    const QList<store::IntendedEntry> &intended = m_placing.entries;
    const bool allPlaced = std::all_of(intended.cbegin(), intended.cend(), [this](const auto &entry) {
        return entry.folder || QFileInfo::exists(m_target->pathOf(entry.target));
    });
    if (m_progress.next >= entryCount && allPlaced)
        return;
    m_progress = {};
    m_progress.existing = ExistingPolicy::SkipIdentical;
    m_placing = {};
}

Result<void> FileSink::redo()
{
    // What does not lie aside any more got its place before the crash.
    m_placing.entries.removeIf([this](const store::IntendedEntry &entry) {
        return !entry.folder && !m_staging.contains(entry.entry);
    });
    Result<void> placed = place();
    notePlaced();
    return placed;
}

std::map<quint32, qint64> FileSink::leftovers()
{
    std::map<quint32, qint64> found = m_staging.files();
    std::erase_if(found, [this](const auto &file) {
        const auto &[entry, size] = file;
        const bool wanted = size > 0 && (entry >= m_progress.next || m_progress.missing.contains(entry));
        if (!wanted)
            m_staging.remove(entry);
        return !wanted;
    });
    return found;
}

bool FileSink::keepsIdentical() const
{
    return m_progress.existing == ExistingPolicy::SkipIdentical
        || m_progress.existing == ExistingPolicy::Replace;
}

Descriptor FileSink::adopt(quint32 entry, const QString &path, quint64 size)
{
    QByteArray name;
    const FileHandle folder = m_target->folderOf(path, name);
    if (folder < 0)
        return Descriptor();
    const FileStat there = statOf(folder, name);
    if (there.type != FileStat::Type::File || quint64(there.size) != size
        || !m_staging.adopt(folder, name, entry))
        return Descriptor();
    m_target->noteTouched(there.inode);
    Descriptor file = m_staging.read(entry);
    const FileStat adopted = file.isValid() ? statOf(file.get()) : FileStat();
    if (adopted.type != FileStat::Type::File || quint64(adopted.size) != size) {
        m_staging.remove(entry);
        file.reset();
    }
    return file;
}

void FileSink::beginAdopted(const wire::EntryInfo &info, qint64 size, std::unique_ptr<Digest> digest)
{
    m_info = info;
    m_written = size;
    m_digest = std::move(digest);
    m_adopted = true;
}

void FileSink::begin(const wire::EntryInfo &info, qint64 offset, std::unique_ptr<Digest> digest)
{
    m_info = info;
    m_written = offset;
    m_adopted = false;
    if (digest && offset > 0)
        m_digest = std::move(digest);
    else
        beginDigest();
    m_waiting.add(BeginFile{info.entry, offset, m_target->pathOf(info.path)}, 0);
}

void FileSink::write(net::RecordBuffer bytes)
{
    const qsizetype size = bytes.size();
    m_digest->add(bytes.view());
    m_written += size;
    m_waiting.add(WriteBytes{std::move(bytes)}, size);
}

bool FileSink::finish(QByteArrayView digest, const QString &path)
{
    if (m_digest->result() != digest) {
        discard();
        return false;
    }
    if (!m_adopted)
        m_waiting.add(EndFile{m_info.modifiedNs, m_info.executable}, 0);
    else if (m_progress.existing == ExistingPolicy::Replace)
        m_staging.changeAdopted(m_info.entry, m_info.modifiedNs, m_info.executable);
    addToGroup(m_info, path, m_written);
    return true;
}

void FileSink::discard()
{
    m_waiting.add(DropFile{m_info.entry}, 0);
}

void FileSink::addToGroup(const wire::EntryInfo &info, const QString &path, qint64 bytes)
{
    m_group += {info.entry, false, path, info.modifiedNs};
    m_groupBytes += bytes;
    m_progress.doneBytes += bytes;
    ++m_progress.doneFiles;
}

void FileSink::beginDigest()
{
    if (m_digest)
        m_digest->reset();
    else
        m_digest = std::make_unique<Digest>();
}

bool FileSink::add(const wire::SmallEntry &file, const QString &path)
{
    beginDigest();
    m_digest->add(file.content);
    if (m_digest->result() != file.digest)
        return false;
    m_waiting.add(WriteFile{file.info.entry, file.content, file.info.modifiedNs, file.info.executable}, file.content.size());
    addToGroup(file.info, path, file.content.size());
    return true;
}

Result<void> FileSink::addLink(const wire::EntryInfo &info, const QString &path, const QString &target)
{
    if (const Result<void> made = m_staging.makeLink(info.entry, target, info.modifiedNs); !made.ok())
        return {made.error().code, m_target->pathOf(path)};
    addToGroup(info, path, 0);
    return {};
}

void FileSink::addFolder(const wire::EntryInfo &info, const QString &path)
{
    m_group += {info.entry, true, path, info.modifiedNs};
}

bool FileSink::groupIsFull() const
{
    // Half of what can be told of when the link was lost: as many again may wait for their places meanwhile.
    return m_group.size() >= limits::maxHaves / 2 || m_groupBytes >= limits::groupBytes;
}

store::JournalStep FileSink::takeGroup()
{
    Q_ASSERT(m_waiting.steps.empty());
    Q_ASSERT(m_placing.entries.isEmpty());
    m_placing.entries = std::exchange(m_group, {});
    m_groupBytes = 0;
    return {m_progress, m_placing.entries};
}

Result<void> FileSink::place()
{
    for (; m_placing.next < m_placing.entries.size(); ++m_placing.next) {
        const store::IntendedEntry &entry = m_placing.entries.at(m_placing.next);
        const Result<QString> placed = entry.folder
            ? m_target->placeFolder(entry.target, entry.modifiedNs)
            : m_target->place(m_staging.folder(), Staging::nameOf(entry.entry), entry.target,
                              m_progress.existing);
        if (!placed.ok())
            return placed.error();
        if (*placed != entry.target && placed->section(u'/', -1) != entry.target.section(u'/', -1))
            m_placing.renamed += {entry.entry, entry.target};
        const QStringView top = QStringView(*placed).left(placed->indexOf(u'/')); // all of it where there is none
        if (m_placing.tops.isEmpty() || m_placing.tops.last() != top)
            m_placing.tops += top.toString();
    }
    return {};
}

void FileSink::notePlaced()
{
    const Placing placed = std::exchange(m_placing, {});
    for (const auto &[entry, path] : placed.renamed)
        noteName(entry, path);
    for (qsizetype i = 0; i < placed.next; ++i)
        m_renamed.remove(placed.entries.at(i).entry);
    for (const QString &top : placed.tops) {
        const QString path = m_target->pathOf(top);
        if (m_progress.paths.size() < limits::maxPathsKept && !m_progress.paths.contains(path))
            m_progress.paths += path;
    }
}

void FileSink::noteName(quint32 entry, const QString &path)
{
    if (m_renamed.contains(entry))
        return;
    m_renamed.insert(entry);
    ++m_progress.renamed;
    if (m_progress.notes.size() < limits::maxNotes)
        m_progress.notes += {ErrorCode::NameChanged, cleanLine(path, limits::maxDetailLength)};
}

Descriptor FileSink::disk() const
{
    return reopenFolder(m_staging.folder());
}

void FileSink::removeStaging()
{
    m_staging.removeAll(m_target->root(), m_transfer);
}

QString FileSink::stagingOf(const QString &folder, const TransferId &transfer)
{
    return folder + u'/' + Staging::nameFor(transfer);
}

void FileSink::removeLeftovers(const QString &folder, const TransferId &transfer)
{
    const std::unique_ptr<FolderTree> target = FolderTree::open(nativeName(folder));
    if (target)
        Staging().removeAll(target->root(), transfer);
}

} // namespace dovetail::files
