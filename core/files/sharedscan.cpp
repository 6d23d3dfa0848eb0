// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/sharedtree.h"
#include "core/files/treescan.h"

#include <QFile>

// TreeScan: what is taken from a published folder. The manifest's root is the published folder, whatever is taken of it, so that
// who reads the files later comes from there, too.
namespace dovetail::files {

Result<ScanResult> TreeScan::runShared(const QString &folder, const QStringList &paths, const QString &name)
{
    m_writer = ManifestWriter::create(m_manifest);
    if (!m_writer)
        return {ErrorCode::CannotWrite, m_manifest};
    const std::unique_ptr<SharedTree> tree = SharedTree::open(folder);
    if (!tree)
        return {ErrorCode::NotShared, name};
    for (const QString &path : paths)
        if (const Result<void> added = addShared(*tree, folder, path, name); !added.ok())
            return added.error();
    return finish();
}

Result<void> TreeScan::addShared(SharedTree &tree, const QString &folder, const QString &path, const QString &name)
{
    const QString below = path.mid(folder.size() + 1);
    const std::optional<SharedTree::Found> found = tree.find(below);
    const QString called = below.isEmpty() ? name : below.section(u'/', -1);
    if (!found)
        return {ErrorCode::NotShared, called};
    ManifestRoot root{nativeName(folder), called.normalized(QString::NormalizationForm_C),
                      found->stat.type == FileStat::Type::File, found->path};
    if (root.single) {
        const qsizetype slash = found->path.lastIndexOf('/');
        root.inner = found->path.first(qMax<qsizetype>(0, slash));
        m_writer->beginRoot(root);
        return add({wire::EntryKind::File, root, found->path.mid(slash + 1), found->stat, {}});
    }
    const std::unique_ptr<FolderTree> opened = FolderTree::open(root.folder);
    const FileHandle at = opened ? opened->walk(found->path) : -1;
    if (at == -1)
        return {ErrorCode::NotShared, called};
    m_writer->beginRoot(root);
    return addFolder(at, root, {}, statOf(at), 1);
}

} // namespace dovetail::files
