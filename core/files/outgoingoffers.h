// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/common/transfer.h"
#include "core/files/treescans.h"
#include "core/wire/payload.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>

namespace dovetail::files {

/// What is to be offered is looked at first: the scans, and the manifests they leave in the profile. Who is offered much
/// need not wait for all of it to be counted.
class OutgoingOffers final : public QObject {
    Q_OBJECT
public:
    /// `folder`: of the manifests; made when it is needed.
    OutgoingOffers(Clock &clock, QString folder, QObject *parent = nullptr);
    ~OutgoingOffers() override;

    /// ready() or failed() follows; after a ready() that was still counting, counted() or failed().
    void start(const Transfer &transfer, const QByteArray &preview);
    /// The same of folders that could not be read when the tree they are in was looked at.
    void startRest(const Transfer &transfer, const QList<ManifestRoot> &folders);
    /// Which those were; none when the manifest is not there any more.
    [[nodiscard]] QList<ManifestRoot> unreadFolders(const TransferId &id) const;
    /// Of what was offered before: counted() or failed() follows.
    void countAgain(const Transfer &transfer);
    [[nodiscard]] bool isCounting(const TransferId &id) const { return m_offers.contains(id); }
    [[nodiscard]] QString manifestOf(const TransferId &id) const;
    [[nodiscard]] bool hasManifest(const TransferId &id) const;
    /// Ends a scan, deletes the manifest.
    void drop(const TransferId &id);
    /// Deletes what earlier runs left of transfers that nobody wants any more.
    void sweep(const std::function<bool(const TransferId &)> &isWanted);

signals:
    /// The transfer with what is known of it so far; counting says whether that is all.
    void ready(const dovetail::Transfer &transfer, const QByteArray &preview);
    void counted(const dovetail::TransferId &id, const dovetail::files::ScanResult &result);
    void failed(const dovetail::Transfer &transfer, const dovetail::Error &error);

private:
    struct Offer {
        Transfer transfer;
        QByteArray preview;
        std::unique_ptr<Alarm> patience;
        bool said = false;
    };
    void await(const Transfer &transfer, const QByteArray &preview);
    void scan(const Transfer &transfer);
    void onPatienceOver(const TransferId &id);
    void onFinished(const TransferId &id, const Result<ScanResult> &result);

    Clock &m_clock;
    QString m_folder;
    std::map<TransferId, Offer> m_offers;
    TreeScans m_scans;
};

/// What a scan found, in the transfer.
void setTotals(Transfer &transfer, const ManifestTotals &totals);

} // namespace dovetail::files
