// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"
#include "core/files/treescan.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace dovetail::files {

/// The scans under way, each on a worker thread; lives on the core thread and tells there.
class TreeScans final : public QObject {
    Q_OBJECT
public:
    explicit TreeScans(QObject *parent = nullptr);
    /// Ends them all and waits: at most for the reading of one folder.
    ~TreeScans() override;

    void start(const TransferId &transfer, const QStringList &paths, const QString &manifest);
    /// Of a published folder: see TreeScan::runShared().
    void startShared(const TransferId &transfer, const QString &folder, const QStringList &paths,
                     const QString &name, const QString &manifest);
    /// See TreeScan::runRest().
    void startRest(const TransferId &transfer, const QList<ManifestRoot> &folders, const QString &manifest);
    /// Nothing more is heard of it.
    void cancel(const TransferId &transfer);
    [[nodiscard]] bool isUnderWay(const TransferId &transfer) const { return m_scans.contains(transfer); }
    /// What has been found so far.
    [[nodiscard]] ManifestTotals soFar(const TransferId &transfer) const;

signals:
    void finished(const dovetail::TransferId &transfer,
                  const dovetail::Result<dovetail::files::ScanResult> &result);

private:
    struct Scan {
        std::atomic<bool> wanted = true;
        std::atomic<quint32> files = 0;
        std::atomic<quint32> folders = 0;
        std::atomic<quint64> bytes = 0;
    };
    using Work = std::function<Result<ScanResult>(TreeScan &)>;
    void start(const TransferId &transfer, const QString &manifest, const Work &run);

    QHash<TransferId, std::shared_ptr<Scan>> m_scans;
    QThreadPool m_pool;
};

} // namespace dovetail::files
