// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/outgoingoffers.h"

#include "core/common/limits.h"

#include <QDir>

namespace dovetail::files {

void setTotals(Transfer &transfer, const ManifestTotals &totals)
{
    transfer.fileCount = static_cast<int>(totals.files);
    transfer.folderCount = static_cast<int>(totals.folders);
    transfer.totalBytes = static_cast<qint64>(totals.bytes);
}

OutgoingOffers::OutgoingOffers(Clock &clock, QString folder, QObject *parent)
    : QObject(parent), m_clock(clock), m_folder(std::move(folder))
{
    connect(&m_scans, &TreeScans::finished, this, &OutgoingOffers::onFinished);
}

OutgoingOffers::~OutgoingOffers() = default;

QString OutgoingOffers::manifestOf(const TransferId &id) const
{
    return m_folder + u'/' + id.toHex() + QStringLiteral(".manifest");
}

bool OutgoingOffers::hasManifest(const TransferId &id) const
{
    return ManifestReader::open(manifestOf(id)) != nullptr;
}

void OutgoingOffers::start(const Transfer &transfer, const QByteArray &preview)
{
    await(transfer, preview);
    scan(transfer);
}

void OutgoingOffers::startRest(const Transfer &transfer, const QList<ManifestRoot> &folders)
{
    await(transfer, {});
    QDir().mkpath(m_folder);
    m_scans.startRest(transfer.id, folders, manifestOf(transfer.id));
}

QList<ManifestRoot> OutgoingOffers::unreadFolders(const TransferId &id) const
{
    const std::unique_ptr<ManifestReader> manifest = ManifestReader::open(manifestOf(id));
    return manifest ? manifest->holes() : QList<ManifestRoot>();
}

void OutgoingOffers::await(const Transfer &transfer, const QByteArray &preview)
{
    Offer &offer = m_offers[transfer.id];
    offer.transfer = transfer;
    offer.preview = preview;
    offer.patience = m_clock.alarm([this, id = transfer.id] { onPatienceOver(id); });
    offer.patience->start(limits::scanPatienceMs);
}

void OutgoingOffers::countAgain(const Transfer &transfer)
{
    Offer &offer = m_offers[transfer.id];
    offer.transfer = transfer;
    offer.said = true;
    scan(transfer);
}

void OutgoingOffers::scan(const Transfer &transfer)
{
    QDir().mkpath(m_folder);
    if (transfer.download)
        m_scans.startShared(transfer.id, transfer.folder, transfer.paths, transfer.title,
                            manifestOf(transfer.id));
    else
        m_scans.start(transfer.id, transfer.paths, manifestOf(transfer.id));
}

void OutgoingOffers::drop(const TransferId &id)
{
    m_scans.cancel(id);
    m_offers.erase(id);
    QFile::remove(manifestOf(id));
}

void OutgoingOffers::sweep(const std::function<bool(const TransferId &)> &isWanted)
{
    const QStringList files = QDir(m_folder).entryList(QDir::Files | QDir::Hidden);
    for (const QString &file : files) {
        // What is being counted has another name until it is whole, but begins alike.
        const std::optional<TransferId> id = TransferId::fromHex(file.section(u'.', 0, 0));
        if (id && !m_offers.contains(*id) && !isWanted(*id))
            QFile::remove(m_folder + u'/' + file);
    }
}

void OutgoingOffers::onPatienceOver(const TransferId &id)
{
    Offer &offer = m_offers.at(id);
    ManifestTotals soFar = m_scans.soFar(id);
    // There is something of each of the names, even if it was not looked at yet.
    const auto names = static_cast<quint32>(offer.transfer.names.size());
    if (soFar.entries() < names)
        soFar.folders += names - soFar.entries();
    setTotals(offer.transfer, soFar);
    offer.transfer.counting = true;
    offer.said = true;
    emit ready(offer.transfer, offer.preview);
}

void OutgoingOffers::onFinished(const TransferId &id, const Result<ScanResult> &result)
{
    const auto found = m_offers.find(id);
    if (found == m_offers.end())
        return;
    const Offer offer = std::move(found->second);
    m_offers.erase(found);
    if (!result.ok()) {
        QFile::remove(manifestOf(id));
        emit failed(offer.transfer, result.error());
        return;
    }
    if (offer.said) {
        emit counted(id, *result);
        return;
    }
    Transfer transfer = offer.transfer;
    setTotals(transfer, result->totals);
    transfer.skippedFiles = result->skipped;
    transfer.notes = result->notes;
    emit ready(transfer, offer.preview);
}

} // namespace dovetail::files
