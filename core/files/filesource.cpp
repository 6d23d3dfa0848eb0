// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/filesource.h"

#include "core/common/limits.h"

namespace dovetail::files {

Result<void> FileSource::open(const ManifestEntry &entry)
{
    m_file.reset();
    m_entry = entry;
    if (!m_tree || m_treePath != entry.root.folder) {
        m_tree = FolderTree::open(entry.root.folder);
        m_treePath = entry.root.folder;
    }
    const QByteArray path = entry.pathInRoot();
    const qsizetype slash = path.lastIndexOf('/');
    const QByteArray name = path.mid(slash + 1);
    const FileHandle folder = m_tree ? m_tree->walk(slash < 0 ? QByteArray() : path.first(slash)) : -1;
    if (folder != -1 && isPlainName(name))
        m_file = openFile(folder, name, OpenMode::Read);
    m_stat = m_file.isValid() ? statOf(m_file.get()) : FileStat();
    if (m_stat.type != FileStat::Type::File) {
        m_file.reset();
        if (m_tree)
            m_tree->forget(); // a folder may have been put in place of the one held open
        return {ErrorCode::SourceMissing, sentName()};
    }
    m_changed = m_stat.size != entry.stat.size || m_stat.modifiedNs != entry.stat.modifiedNs
        || m_stat.inode != entry.stat.inode;
    m_left = m_stat.size;
    if (m_stat.size > limits::maxInlineBytes)
        readAhead(m_file.get());
    return {};
}

QString FileSource::sentName() const
{
    return m_entry.wirePath().section(u'/', -1);
}

Result<void> FileSource::read(char *to, qint64 size)
{
    Q_ASSERT(size <= m_left);
    qint64 done = 0;
    while (done < size) {
        const qint64 got = readSome(m_file.get(), to + done, size - done);
        if (got < 0)
            return {ErrorCode::SourceMissing, sentName()};
        if (got == 0)
            return {ErrorCode::SourceChanged, sentName()};
        done += got;
    }
    m_left -= size;
    return {};
}

Result<void> FileSource::rewind()
{
    if (!seekTo(m_file.get(), 0))
        return {ErrorCode::SourceMissing, sentName()};
    m_left = m_stat.size;
    return {};
}

Result<void> FileSource::close()
{
    const FileStat now = statOf(m_file.get());
    const bool same = now.size == m_stat.size && now.modifiedNs == m_stat.modifiedNs;
    m_file.reset();
    return same ? Result<void>() : Result<void>(Error{ErrorCode::SourceChanged, sentName()});
}

} // namespace dovetail::files
