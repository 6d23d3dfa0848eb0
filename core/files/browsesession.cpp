// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/browsesession.h"

#include "core/common/limits.h"
#include "core/files/sharedtree.h"

#include <QFileInfo>

namespace dovetail::files {

BrowseSession::BrowseSession(Clock &clock, SharedFolders &folders, BackgroundWork &work, const PeerId &peer,
                             std::unique_ptr<net::Link> link, QObject *parent)
    : QObject(parent),
      m_folders(folders),
      m_work(work),
      m_peer(peer),
      m_link(link.release()),
      m_keep(clock.alarm([this] { forgetListing(); })),
      m_patience(clock.alarm([this] { end(); }))
{
    m_link->setParent(this);
}

BrowseSession::~BrowseSession() = default;

void BrowseSession::start()
{
    connect(m_link, &net::Link::recordReceived, this, &BrowseSession::onRecord);
    connect(m_link, &net::Link::closed, this, [this] { end(); });
    m_patience->start(limits::linkIdleMs);
    m_link->start();
}

void BrowseSession::forgetListing()
{
    m_listing.reset();
}

void BrowseSession::end()
{
    if (std::exchange(m_ended, true))
        return;
    m_link->abort();
    m_listing.reset();
    m_keep->stop();
    emit ended();
}

void BrowseSession::onRecord(wire::RecordType type, QByteArrayView payload)
{
    if (m_ended)
        return;
    const Result<wire::Browsing> said = wire::decodeBrowsing(payload);
    if (type == wire::RecordType::Header && said.ok() && std::holds_alternative<wire::UnknownBrowsing>(*said))
        return;
    const BrowseRequest *question = said.ok() ? std::get_if<BrowseRequest>(&*said) : nullptr;
    if (type != wire::RecordType::Header || !question || m_busy) {
        end();
        return;
    }
    m_busy = true;
    m_patience->stop();
    onQuestion(*question);
}

void BrowseSession::onQuestion(const BrowseRequest &wanted)
{
    if (wanted.share.isNull()) {
        answerShares(wanted);
        return;
    }
    m_folders.check(m_peer, wanted.share, wanted.password, this, [this, wanted](ErrorCode refusal) {
        if (refusal != ErrorCode::None)
            answer(wire::BrowseRefused{refusal});
        else
            answerEntries(wanted);
    });
}

void BrowseSession::answerShares(const BrowseRequest &wanted)
{
    struct Seen {
        QList<Share> there;
        QList<ShareId> thereIds;
        QList<ShareId> missing;
    };
    const auto look = [shares = m_folders.allFor(m_peer)] {
        Seen seen;
        for (const Share &share : shares) {
            if (!QFileInfo(share.folder).isDir()) {
                seen.missing += share.id;
                continue;
            }
            seen.there += share;
            seen.thereIds += share.id;
        }
        return seen;
    };
    m_work.run(look, this, [this, wanted](const Seen &seen) {
        m_folders.setMissing(seen.thereIds, seen.missing);
        wire::SharesPage page;
        qsizetype room = limits::maxHeaderPayload - wire::browsePageOverhead;
        for (const Share &share : seen.there) {
            if (!share.name.contains(wanted.filter, Qt::CaseInsensitive))
                continue;
            room -= share.name.toUtf8().size() + wire::browseItemOverhead;
            if (int(page.total++) >= wanted.offset && page.shares.size() < wanted.count && room >= 0)
                page.shares += {share.id, share.name, share.hasPassword};
        }
        answer(page);
    });
}

void BrowseSession::answerEntries(const BrowseRequest &wanted)
{
    const std::optional<Share> share = m_folders.find(m_peer, wanted.share);
    if (!share) { // while the password was looked at
        answer(wire::BrowseRefused{ErrorCode::NotShared});
        return;
    }
    if (m_listedFolder != share->folder || m_listedPath != wanted.path)
        m_listing.reset();
    m_listedFolder = share->folder;
    m_listedPath = wanted.path;
    m_work.run([folder = share->folder, wanted, listing = m_listing] { return read(folder, wanted, listing); }, this,
               [this, wanted](const Page &page) {
                   if (m_ended)
                       return;
                   m_listing = page.listing;
                   // It may have been taken back meanwhile.
                   const std::optional<Share> still = m_folders.find(m_peer, wanted.share);
                   if (!page.listing || !still || still->folder != m_listedFolder) {
                       answer(wire::BrowseRefused{ErrorCode::NotShared});
                       return;
                   }
                   m_keep->start(limits::listingKeepMs);
                   answer(page.entries);
                   emit listed();
               });
}

BrowseSession::Page BrowseSession::read(const QString &folder, const BrowseRequest &wanted,
                                        std::shared_ptr<ShareListing> listing)
{
    if (!listing) {
        const std::unique_ptr<SharedTree> tree = SharedTree::open(folder);
        const std::optional<SharedTree::Found> found = tree ? tree->find(wanted.path) : std::nullopt;
        std::optional<QList<SharedEntry>> entries;
        if (found && found->stat.type == FileStat::Type::Folder)
            entries = tree->list(found->path, limits::maxListed);
        if (!entries)
            return {};
        listing = std::make_shared<ShareListing>(*std::move(entries));
    }
    listing->arrange(wanted.sort, wanted.descending, wanted.filter);
    return {listing, {quint32(listing->total()), listing->page(wanted.offset, wanted.count)}};
}

void BrowseSession::answer(const wire::Browsing &answer)
{
    if (m_ended)
        return;
    m_busy = false;
    m_patience->start(limits::linkIdleMs);
    m_link->send(wire::RecordType::Header, net::RecordBuffer(wire::encodeBrowsing(answer)));
}

} // namespace dovetail::files
