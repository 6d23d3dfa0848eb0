// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/treescan.h"

#include "core/common/displaytext.h"
#include "core/common/limits.h"

#include <QFileInfo>

#include <algorithm>
#include <vector>

#include <cerrno>

namespace dovetail::files {

namespace {

constexpr quint32 entriesPerProgress = 256;

struct Named {
    QByteArray name;
    FileStat stat;
    bool gone = false; ///< again, since it was listed
};

/// Everything directly in a folder, sorted by name. False: not all of it can be read.
bool listFolder(FileHandle folder, std::vector<Named> &entries)
{
    FolderNames found = namesIn(folder);
    std::sort(found.names.begin(), found.names.end());
    entries.reserve(static_cast<size_t>(found.names.size()));
    for (const QByteArray &name : std::as_const(found.names)) {
        const FileStat stat = statOf(folder, name);
        entries.push_back({name, stat, stat.type == FileStat::Type::None && errno == ENOENT});
    }
    return found.whole;
}

QByteArray joined(const QByteArray &folder, const QByteArray &name)
{
    return folder.isEmpty() ? name : folder + '/' + name;
}

} // namespace

TreeScan::TreeScan(const QString &manifest, Progress progress)
    : m_manifest(manifest), m_progress(std::move(progress))
{}

Result<ScanResult> TreeScan::run(const QStringList &paths)
{
    m_writer = ManifestWriter::create(m_manifest);
    if (!m_writer)
        return {ErrorCode::CannotWrite, m_manifest};
    for (const QString &path : paths)
        if (const Result<void> added = addRoot(path); !added.ok())
            return added.error();
    return finish();
}

Result<ScanResult> TreeScan::runRest(const QList<ManifestRoot> &folders)
{
    m_writer = ManifestWriter::create(m_manifest);
    if (!m_writer)
        return {ErrorCode::CannotWrite, m_manifest};
    for (const ManifestRoot &root : folders) {
        const std::unique_ptr<FolderTree> tree = FolderTree::open(root.folder);
        const FileHandle at = tree ? tree->walk(root.inner) : -1;
        if (at == -1)
            continue; // still not
        m_writer->beginRoot(root);
        if (const Result<void> added = addFolder(at, root, {}, statOf(at), 1); !added.ok())
            return added.error();
    }
    return finish();
}

Result<ScanResult> TreeScan::finish()
{
    m_result.totals = m_writer->totals();
    if (m_result.totals.entries() == 0)
        return ErrorCode::NothingToSend;
    if (!m_writer->finish())
        return {ErrorCode::CannotWrite, m_manifest};
    return m_result;
}

Result<void> TreeScan::check(const QString &path)
{
    const QFileInfo info(path);
    if (path.isEmpty() || !info.exists())
        return {ErrorCode::SourceMissing, path};
    // Also keeps pipes and devices out: opening one of them could block for ever.
    if (!info.isFile() && !info.isDir())
        return {ErrorCode::NotAFile, path};
    if (!info.isReadable() || nameOf(path).isEmpty())
        return {ErrorCode::SourceMissing, path};
    return {};
}

QString TreeScan::nameOf(const QString &path)
{
    QString name = QFileInfo(path).fileName();
    if (name.isEmpty() || name == u"." || name == u"..") // "folder/", "."
        name = QFileInfo(QFileInfo(path).canonicalFilePath()).fileName();
    return name.normalized(QString::NormalizationForm_C);
}

Result<void> TreeScan::addRoot(const QString &path)
{
    if (const Result<void> good = check(path); !good.ok())
        return good;
    const QFileInfo real(QFileInfo(path).canonicalFilePath()); // what was chosen itself may be a link
    ManifestRoot root{nativeName(real.filePath()), nameOf(path), !real.isDir()};
    QByteArray name;
    if (root.single) {
        name = nativeName(real.fileName());
        root.folder = nativeName(real.path());
    }
    const std::unique_ptr<FolderTree> tree = FolderTree::open(root.folder);
    if (!tree)
        return {ErrorCode::SourceMissing, path};
    m_writer->beginRoot(root);
    if (!root.single)
        return addFolder(tree->root(), root, {}, statOf(tree->root()), 1);
    const FileStat stat = statOf(tree->root(), name);
    if (stat.type != FileStat::Type::File)
        return {ErrorCode::SourceMissing, path};
    return add({wire::EntryKind::File, root, name, stat, {}});
}

Result<void> TreeScan::addFolder(FileHandle folder, const ManifestRoot &root, const QByteArray &path,
                                 const FileStat &stat, int depth)
{
    std::vector<Named> entries;
    if (!listFolder(folder, entries)) {
        skip(ErrorCode::SourceMissing, path.isEmpty() ? root.name.toUtf8() : path);
        if (entries.empty())
            m_writer->addHole(path);
    }
    std::vector<Named> folders;
    const qsizetype rootBytes = root.name.toUtf8().size();
    for (Named &entry : entries) {
        const QByteArray below = joined(path, entry.name);
        if (rootBytes + 1 + below.size() > limits::maxWirePathBytes
            || depth >= limits::maxPathDepth) {
            skip(ErrorCode::UnsafeName, below);
            continue;
        }
        if (!entry.gone && QString::fromUtf8(entry.name).toUtf8() != entry.name)
            note(ErrorCode::NameChanged, below); // its bytes are no text, and the wire carries text
        switch (entry.stat.type) {
        case FileStat::Type::Folder:
            folders.push_back(std::move(entry));
            break;
        case FileStat::Type::File:
            if (const Result<void> added = add({wire::EntryKind::File, root, below, entry.stat, {}});
                !added.ok())
                return added;
            break;
        case FileStat::Type::Link: {
            const QByteArray target = linkTarget(folder, entry.name);
            if (!staysInside(path, target)) {
                skip(ErrorCode::LinkNotKept, below);
                break;
            }
            if (const Result<void> added = add({wire::EntryKind::Link, root, below, entry.stat, target});
                !added.ok())
                return added;
            break;
        }
        case FileStat::Type::Other:
            skip(ErrorCode::NotAFile, below);
            break;
        case FileStat::Type::None:
            if (!entry.gone)
                skip(ErrorCode::SourceMissing, below);
            break;
        }
    }
    entries = {};
    for (const Named &entry : folders) {
        const QByteArray below = joined(path, entry.name);
        const Descriptor inner = enterFolder(folder, entry.name);
        if (!inner.isValid()) {
            skip(ErrorCode::SourceMissing, below);
            m_writer->addHole(below);
        }
        const ManifestEntry unread{wire::EntryKind::Folder, root, below, entry.stat, {}};
        if (const Result<void> added =
                inner.isValid() ? addFolder(inner.get(), root, below, entry.stat, depth + 1) : add(unread);
            !added.ok())
            return added;
    }
    return add({wire::EntryKind::Folder, root, path, stat, {}});
}

Result<void> TreeScan::add(const ManifestEntry &entry)
{
    constexpr quint64 largest = std::numeric_limits<qint64>::max();
    const ManifestTotals &totals = m_writer->totals();
    // Sparse files can pretend to anything.
    const quint64 size = entry.kind == wire::EntryKind::File ? static_cast<quint64>(entry.stat.size) : 0;
    if (totals.entries() >= static_cast<quint32>(limits::maxEntries) || size > largest - totals.bytes)
        return {ErrorCode::TooManyFiles, QString::number(limits::maxEntries)};
    m_writer->add(entry);
    if (totals.entries() % entriesPerProgress == 0 && !m_progress(totals))
        return ErrorCode::Cancelled;
    return {};
}

Error TreeScan::noteOf(const ManifestRoot &unread)
{
    const QString path = unread.name.contains(u'/') ? unread.name.section(u'/', 1) : unread.name;
    return {ErrorCode::SourceMissing, cleanLine(path, limits::maxDetailLength)};
}

void TreeScan::skip(ErrorCode code, const QByteArray &path)
{
    ++m_result.skipped;
    note(code, path);
}

void TreeScan::note(ErrorCode code, const QByteArray &path)
{
    if (m_result.notes.size() < limits::maxNotes)
        m_result.notes += {code, cleanLine(QString::fromUtf8(path).normalized(QString::NormalizationForm_C), limits::maxDetailLength)};
}

bool TreeScan::staysInside(const QByteArray &path, const QByteArray &target)
{
    if (target.isEmpty() || target.startsWith('/'))
        return false;
    qsizetype depth = path.isEmpty() ? 0 : path.count('/') + 1;
    bool leading = true;
    for (const QByteArray &part : target.split('/')) {
        if (part.isEmpty() || part == ".")
            continue;
        if (part != "..")
            leading = false;
        else if (!leading || --depth < 0)
            return false;
    }
    return true;
}

} // namespace dovetail::files
