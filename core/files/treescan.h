// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"
#include "core/files/manifest.h"

#include <QStringList>

#include <functional>

namespace dovetail::files {

class SharedTree;

struct ScanResult {
    ManifestTotals totals;
    int skipped =
        0; ///< things that cannot be sent: devices, links that lead out, folders that cannot be read
    QList<Error> notes; ///< about the first of them
    friend bool operator==(const ScanResult &, const ScanResult &) = default;
};

/// Looks at paths and everything below them and writes the manifest: in a folder first what lies directly in it,
/// sorted, then its folders, then the folder itself. Memory holds one folder's names for each level.
class TreeScan final {
public:
    /// Asked every few hundred entries; false ends the scan (Cancelled).
    using Progress = std::function<bool(const ManifestTotals &)>;

    TreeScan(const QString &manifest, Progress progress);
    /// SourceMissing or NotAFile for one of the paths themselves, TooManyFiles; CannotWrite for the manifest.
    [[nodiscard]] Result<ScanResult> run(const QStringList &paths);
    /// The same for things in a published folder, which is not left: see SharedTree for what `paths` (full ones) may lead to.
    /// The folder itself goes under `name`. NotShared for a path that is not there.
    [[nodiscard]] Result<ScanResult> runShared(const QString &folder, const QStringList &paths,
                                               const QString &name);

    /// What is in folders that could not be read before: ManifestReader::holes(). NothingToSend when they still cannot.
    [[nodiscard]] Result<ScanResult> runRest(const QList<ManifestRoot> &folders);

    /// What the scan said of such a folder.
    [[nodiscard]] static Error noteOf(const ManifestRoot &unread);

    /// Whether one path can be offered at all, without looking into it.
    [[nodiscard]] static Result<void> check(const QString &path);
    /// The plain name a path is offered under.
    [[nodiscard]] static QString nameOf(const QString &path);
    /// Does a link in the folder `path` (relative to the tree) stay within the tree, whatever else is in it? Only leading ".."
    /// components are allowed: those lead through real folders.
    [[nodiscard]] static bool staysInside(const QByteArray &path, const QByteArray &target);

private:
    Result<void> addRoot(const QString &path);
    Result<void> addShared(SharedTree &tree, const QString &folder, const QString &path,
                           const QString &name);
    [[nodiscard]] Result<ScanResult> finish();
    Result<void> addFolder(FileHandle folder, const ManifestRoot &root, const QByteArray &path, const FileStat &stat,
                           int depth);
    Result<void> add(const ManifestEntry &entry);
    void skip(ErrorCode code, const QByteArray &path);
    void note(ErrorCode code, const QByteArray &path);

    QString m_manifest;
    Progress m_progress;
    std::unique_ptr<ManifestWriter> m_writer;
    ScanResult m_result;
};

} // namespace dovetail::files
