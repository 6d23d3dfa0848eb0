// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/treescans.h"

namespace dovetail::files {

TreeScans::TreeScans(QObject *parent) : QObject(parent) {}

TreeScans::~TreeScans()
{
    for (const std::shared_ptr<Scan> &scan : std::as_const(m_scans))
        scan->wanted = false;
    m_pool.waitForDone();
}

void TreeScans::start(const TransferId &transfer, const QStringList &paths, const QString &manifest)
{
    start(transfer, manifest, [paths](TreeScan &scan) { return scan.run(paths); });
}

void TreeScans::startShared(const TransferId &transfer, const QString &folder, const QStringList &paths,
                            const QString &name, const QString &manifest)
{
    start(transfer, manifest,
          [folder, paths, name](TreeScan &scan) { return scan.runShared(folder, paths, name); });
}

void TreeScans::startRest(const TransferId &transfer, const QList<ManifestRoot> &folders, const QString &manifest)
{
    start(transfer, manifest, [folders](TreeScan &scan) { return scan.runRest(folders); });
}

void TreeScans::start(const TransferId &transfer, const QString &manifest, const Work &run)
{
    cancel(transfer);
    auto scan = std::make_shared<Scan>();
    m_scans.insert(transfer, scan);
    m_pool.start([this, transfer, manifest, run, scan] {
        TreeScan work(manifest, [&scan](const ManifestTotals &totals) {
            scan->files = totals.files;
            scan->folders = totals.folders;
            scan->bytes = totals.bytes;
            return scan->wanted.load();
        });
        Result<ScanResult> result = run(work);
        // This object outlives the pool's threads, and what is queued for it goes with it.
        QMetaObject::invokeMethod(
            this,
            [this, transfer, scan, result = std::move(result)] {
                if (!scan->wanted || m_scans.value(transfer) != scan)
                    return;
                m_scans.remove(transfer);
                emit finished(transfer, result);
            },
            Qt::QueuedConnection);
    });
}

void TreeScans::cancel(const TransferId &transfer)
{
    if (const std::shared_ptr<Scan> scan = m_scans.take(transfer))
        scan->wanted = false;
}

ManifestTotals TreeScans::soFar(const TransferId &transfer) const
{
    const std::shared_ptr<Scan> scan = m_scans.value(transfer);
    return scan ? ManifestTotals{scan->files, scan->folders, scan->bytes} : ManifestTotals();
}

} // namespace dovetail::files
