// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/sharedtree.h"

#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/files/treescan.h"

#include <algorithm>

namespace dovetail::files {

namespace {

/// Links gone through for one path: what systems allow too.
constexpr int maxLinks = 40;

QByteArray joined(const QByteArray &folder, const QByteArray &name)
{
    return folder.isEmpty() ? name : folder + '/' + name;
}

QByteArray above(const QByteArray &folder)
{
    return folder.first(qMax<qsizetype>(0, folder.lastIndexOf('/')));
}

QString wireName(const QByteArray &native)
{
    return QString::fromUtf8(native).normalized(QString::NormalizationForm_C);
}

bool isVisible(const FileStat &stat)
{
    return stat.type == FileStat::Type::File || stat.type == FileStat::Type::Folder;
}

} // namespace

std::unique_ptr<SharedTree> SharedTree::open(const QString &folder)
{
    auto tree = std::make_unique<SharedTree>();
    tree->m_tree = FolderTree::open(nativeName(folder));
    return tree->m_tree ? std::move(tree) : nullptr;
}

QString SharedTree::shownName(const QByteArray &native)
{
    const QString name = cleanLine(wireName(native), limits::maxWireNameBytes / 4);
    return name == u"." || name == u".." ? QString() : name;
}

bool SharedTree::isPath(const QString &path)
{
    if (path.isEmpty())
        return true;
    const QStringList parts = path.split(u'/');
    return parts.size() <= limits::maxPathDepth
        && std::all_of(parts.cbegin(), parts.cend(),
                       [](const QString &part) { return isPlainName(part.toUtf8()); });
}

std::optional<SharedTree::Found> SharedTree::find(const QString &path)
{
    if (!isPath(path))
        return std::nullopt;
    Found here{{}, statOf(m_tree->root())};
    if (path.isEmpty())
        return here;
    int links = 0;
    for (const QString &part : path.split(u'/')) {
        const QByteArray name = diskName(here.path, part);
        const std::optional<Found> next = name.isEmpty() ? std::nullopt : look(here.path, name, links);
        if (!next)
            return std::nullopt;
        here = *next;
    }
    return here;
}

std::optional<SharedTree::Found> SharedTree::look(const QByteArray &folder, const QByteArray &name, int &links)
{
    const FileHandle at = m_tree->walk(folder);
    if (at == -1 || !isPlainName(name))
        return std::nullopt;
    const FileStat stat = statOf(at, name);
    if (isVisible(stat))
        return Found{joined(folder, name), stat};
    if (stat.type != FileStat::Type::Link || ++links > maxLinks)
        return std::nullopt;
    const QByteArray target = linkTarget(at, name);
    return TreeScan::staysInside(folder, target) ? follow(folder, target, links) : std::nullopt;
}

std::optional<SharedTree::Found> SharedTree::follow(const QByteArray &folder, const QByteArray &target, int &links)
{
    Found here{folder, {FileStat::Type::Folder, 0, 0, 0, false}};
    bool moved = false;
    for (const QByteArray &part : target.split('/')) {
        if (part.isEmpty() || part == ".")
            continue;
        moved = moved || part != "..";
        if (part == "..") { // only at the beginning, and never above the top: staysInside()
            here.path = above(here.path);
            continue;
        }
        const std::optional<Found> next = look(here.path, part, links);
        if (!next)
            return std::nullopt;
        here = *next;
    }
    if (moved)
        return here;
    const FileHandle at = m_tree->walk(here.path);
    return at == -1 ? std::nullopt : std::optional(Found{here.path, statOf(at)});
}

QByteArray SharedTree::diskName(const QByteArray &folder, const QString &shown)
{
    const QByteArray plain = shown.toUtf8();
    const FileHandle at = m_tree->walk(folder);
    if (at == -1 || !isPlainName(plain))
        return {};
    if (statOf(at, plain).type != FileStat::Type::None)
        return plain;
    // On the disk it may be written otherwise: not composed, not UTF-8, with characters nobody is shown.
    for (const QByteArray &name : namesIn(at, limits::maxListed).names)
        if (shownName(name) == shown)
            return name;
    return {};
}

std::optional<QList<SharedEntry>> SharedTree::list(const QByteArray &folder, int most)
{
    const FileHandle at = m_tree->walk(folder);
    if (at == -1)
        return std::nullopt;
    const FolderNames all = namesIn(at, most);
    if (!all.whole && all.names.isEmpty())
        return std::nullopt;
    constexpr qint64 nsPerMs = 1'000'000;
    QList<SharedEntry> entries;
    entries.reserve(all.names.size());
    for (const QByteArray &name : all.names) {
        int links = 0;
        const std::optional<Found> found = look(folder, name, links);
        const QString shown = shownName(name);
        if (!found || shown.isEmpty())
            continue;
        const qint64 ns = found->stat.modifiedNs;
        entries += {shown, found->stat.type == FileStat::Type::Folder, found->stat.size,
                    ns / nsPerMs - (ns % nsPerMs < 0 ? 1 : 0)};
    }
    return entries;
}

} // namespace dovetail::files
