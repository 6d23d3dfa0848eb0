// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/share.h"
#include "core/files/foldertree.h"

#include <memory>
#include <optional>

namespace dovetail::files {

/// A published folder as others may see it: nothing that they say, and nothing that is moved about or linked meanwhile, leads out
/// of it. No link is ever followed by the system; one that stays inside is worked out here, by opening what it names from
/// the top. Blocks: for worker threads.
class SharedTree final {
public:
    /// Null when the folder is not there.
    [[nodiscard]] static std::unique_ptr<SharedTree> open(const QString &folder);

    struct Found {
        QByteArray path; ///< native, relative, no link in it; empty: the published folder itself
        FileStat stat;   ///< of a file or a folder
    };
    /// What a path from the network names: components by '/', empty: the top. Nothing when it is not there, is neither file nor
    /// folder, leads out, or is no path ("..", "", "/etc").
    [[nodiscard]] std::optional<Found> find(const QString &path);
    /// What is directly in a folder that was found, in no order, at most `most`; names as find() takes them. Nothing when it cannot be read.
    [[nodiscard]] std::optional<QList<SharedEntry>> list(const QByteArray &folder, int most);

    /// Whether this can be a path at all.
    [[nodiscard]] static bool isPath(const QString &path);
    /// What a native name is called by those who look from outside. May come back empty: then it is not shown.
    [[nodiscard]] static QString shownName(const QByteArray &native);

private:
    [[nodiscard]] std::optional<Found> look(const QByteArray &folder, const QByteArray &name, int &links);
    [[nodiscard]] std::optional<Found> follow(const QByteArray &folder, const QByteArray &target, int &links);
    [[nodiscard]] QByteArray diskName(const QByteArray &folder, const QString &shown);

    std::unique_ptr<FolderTree> m_tree;
};

} // namespace dovetail::files
