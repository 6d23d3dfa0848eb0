// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/common/result.h"
#include "core/common/transfer.h"
#include "core/net/linkfactory.h"
#include "core/net/sealedchannel.h"
#include "core/store/store.h"
#include "core/wire/payload.h"

#include <QHash>
#include <QObject>

namespace dovetail::files {

/// All transfers of this profile: what was offered to us and by us, and what becomes of it. Lives on the core
/// thread; each running transfer has its own worker thread (link and file I/O together). Offers and outcomes
/// travel as payloads of the conversation, so they queue and survive like messages; the node carries
/// them between this and the MessageService.
class FileService final : public QObject {
    Q_OBJECT
public:
    FileService(Clock &clock, store::Store &store, net::SealedChannel &channel, net::LinkFactory &links,
                QString defaultFolder, QObject *parent = nullptr);
    ~FileService() override;

    /// Takes up what the store remembers. transferChanged for each.
    void restore(const QList<Transfer> &transfers);
    void setDefaultFolder(const QString &folder);

    /// Looks at the paths (each an existing readable regular file) and returns the offer to be posted. The
    /// transfer is Offered from now on.
    [[nodiscard]] Result<wire::OfferPayload> offer(const PeerId &peer, const TransferId &id, const QStringList &paths);
    /// Incoming, Offered or Failed: fetch it into `folder` (empty: the default one). What stands in the way is
    /// in the transfer's error; it stays acceptable.
    void accept(const TransferId &id, const QString &folder);
    void decline(const TransferId &id);
    /// Either side, at any moment before an end.
    void cancel(const TransferId &id);

public slots:
    /// A payload of the peer, delivered in order and once.
    void onOffer(const dovetail::PeerId &peer, const dovetail::wire::OfferPayload &offer);
    void onUpdate(const dovetail::PeerId &peer, const dovetail::wire::TransferUpdatePayload &update);

signals:
    void transferChanged(const dovetail::Transfer &transfer);
    /// To be posted to the peer as a message.
    void updateWanted(const dovetail::PeerId &peer, const dovetail::wire::TransferUpdatePayload &update);
};

} // namespace dovetail::files
