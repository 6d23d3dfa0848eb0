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
    cancel(transfer);
    auto scan = std::make_shared<Scan>();
    m_scans.insert(transfer, scan);
    m_pool.start([this, transfer, paths, manifest, scan] {
        TreeScan work(manifest, [&scan](const ManifestTotals &totals) {
            scan->files = totals.files;
            scan->folders = totals.folders;
            scan->bytes = totals.bytes;
            return scan->wanted.load();
        });
        Result<ScanResult> result = work.run(paths);
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
