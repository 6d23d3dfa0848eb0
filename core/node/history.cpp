// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/history.h"

#include "core/common/limits.h"
#include "core/node/conversationexport.h"

namespace dovetail {

namespace {

/// What is left of a conversation, or of all, after a piece was removed.
template <typename Rest>
struct Removal {
    bool more = false;
    Rest rest = {};
};

Result<Removal<std::optional<Message>>> clearPiece(store::Database &database, const PeerId &peer)
{
    const auto more = database.messages().clear(peer, limits::rowsAtATime);
    if (!more.ok())
        return more.error();
    Removal<std::optional<Message>> removal{.more = *more};
    if (removal.more)
        return removal;
    const auto left = database.messages().page(peer, {.limit = 1});
    if (!left.ok())
        return left.error();
    if (!left->messages.isEmpty())
        removal.rest = left->messages.last();
    return removal;
}

Result<Removal<History::Aged>> expirePiece(store::Database &database, qint64 storedBefore, QSet<PeerId> peers)
{
    const auto expired = database.messages().expire(storedBefore, limits::rowsAtATime);
    if (!expired.ok())
        return expired.error();
    for (const PeerId &peer : expired->peers)
        peers.insert(peer);
    Removal<History::Aged> removal{.more = expired->more, .rest = {peers, {}}};
    if (removal.more || peers.isEmpty())
        return removal;
    auto summaries = database.messages().summaries();
    if (!summaries.ok())
        return summaries.error();
    removal.rest.summaries = std::move(summaries).value();
    return removal;
}

} // namespace

History::History(Clock &clock, store::Store &store, QObject *parent)
    : QObject(parent), m_clock(clock), m_store(store), m_daily(clock.alarm([this] { keepForDays(); }))
{}

History::~History() = default;

void History::load(const PeerId &peer, const PageRequest &wanted)
{
    m_store.read([peer, wanted](store::Database &database) { return database.messages().page(peer, wanted); },
                this, [this, peer, wanted](const Result<MessagePage> &page) {
                    if (page.ok())
                        emit loaded(peer, wanted, *page);
                    else
                        emit failed(page.error());
                });
}

void History::search(quint64 number, const SearchQuery &query)
{
    m_store.read([query](store::Database &database) { return database.messages().search(query); }, this,
                [this, number](const Result<SearchResult> &result) {
                    if (!result.ok())
                        emit failed(result.error());
                    emit searched(number, result.ok() ? *result : SearchResult{.hits = {}, .reachedEnd = true});
                });
}

void History::exportTo(const QString &path, ExportFormat format, const ExportTitle &title)
{
    auto *job = new ConversationExport(m_store, path, format, title, this);
    connect(job, &ConversationExport::finished, this, [this, job, path, peer = title.peer](const Error &error) {
        emit exported(peer, path, error);
        job->deleteLater();
    });
    job->start();
}

void History::clear(const PeerId &peer)
{
    m_store.run([peer](store::Database &database) { return clearPiece(database, peer); }, this,
                [this, peer](const Result<Removal<std::optional<Message>>> &removal) {
                    if (!removal.ok())
                        emit failed(removal.error());
                    else if (removal->more)
                        clear(peer);
                    else
                        emit cleared(peer, removal->rest);
                });
}

void History::setRetention(int days)
{
    m_retentionDays = days;
    keepForDays();
}

void History::keepForDays()
{
    if (m_retentionDays <= 0) {
        m_daily->stop();
        return;
    }
    constexpr qint64 day = 24 * 3'600'000LL;
    expire(m_clock.wallTime() - m_retentionDays * day);
    m_daily->start(limits::retentionMs);
}

void History::expire(qint64 storedBefore, const QSet<PeerId> &peers)
{
    m_store.run([storedBefore, peers](
                    store::Database &database) { return expirePiece(database, storedBefore, peers); },
                this, [this, storedBefore](const Result<Removal<Aged>> &removal) {
                    if (!removal.ok())
                        emit failed(removal.error());
                    else if (removal->more)
                        expire(storedBefore, removal->rest.peers);
                    else if (!removal->rest.peers.isEmpty())
                        emit expired(removal->rest);
                });
}

} // namespace dovetail
