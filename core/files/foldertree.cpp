// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/foldertree.h"

#include <QList>

#include <cerrno>

namespace dovetail::files {

std::unique_ptr<FolderTree> FolderTree::open(const QByteArray &path)
{
    Descriptor root = openFolder(path);
    if (!root.isValid())
        return nullptr;
    auto tree = std::make_unique<FolderTree>();
    tree->m_root = std::move(root);
    return tree;
}

FileHandle FolderTree::walk(const QByteArray &relative)
{
    if (relative.isEmpty())
        return m_root.get();
    if (m_last.isValid() && relative == m_lastPath)
        return m_last.get();
    Descriptor here;
    for (const QByteArray &name : relative.split('/')) {
        if (!isPlainName(name)) {
            errno = EINVAL;
            return -1;
        }
        here = enterFolder(here.isValid() ? here.get() : m_root.get(), name);
        if (!here.isValid())
            return -1;
    }
    m_last = std::move(here);
    m_lastPath = relative;
    return m_last.get();
}

void FolderTree::forget()
{
    m_last.reset();
    m_lastPath.clear();
}

} // namespace dovetail::files
