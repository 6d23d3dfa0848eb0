// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/common/message.h"
#include "core/node/conversationformat.h"
#include "core/store/store.h"

#include <QObject>
#include <QSet>

#include <memory>

namespace dovetail {

/// What was said: looked at in pages, searched, written to a file, removed. Everything that takes long goes in small
/// pieces, so that messages come and go meanwhile. Lives on the core thread.
class History final : public QObject {
    Q_OBJECT
public:
    /// What growing old took away.
    struct Aged {
        QSet<PeerId> peers;                        ///< whose conversations lost rows
        QList<store::ConversationSummary> summaries; ///< of all, as they are now
    };

    History(Clock &clock, store::Store &store, QObject *parent = nullptr);
    ~History() override;

    void load(const PeerId &peer, const PageRequest &wanted);
    void search(quint64 number, const SearchQuery &query);
    void exportTo(const QString &path, ExportFormat format, const ExportTitle &title);
    void clear(const PeerId &peer);
    /// See NodeInfo::retentionDays. At the start, and whenever the user decides anew.
    void setRetention(int days);
    /// Removes everything stored before this.
    void expire(qint64 storedBefore) { expire(storedBefore, {}); }

signals:
    void loaded(const dovetail::PeerId &peer, const dovetail::PageRequest &wanted,
                const dovetail::MessagePage &page);
    void searched(quint64 number, const dovetail::SearchResult &result);
    void exported(const dovetail::PeerId &peer, const QString &path, const dovetail::Error &error);
    /// Rows of this conversation are gone; `last` is what is left of it.
    void cleared(const dovetail::PeerId &peer, const std::optional<dovetail::Message> &last);
    void expired(const dovetail::History::Aged &aged);
    void failed(const dovetail::Error &error);

private:
    void keepForDays();
    /// `peers`: those that lost rows already.
    void expire(qint64 storedBefore, const QSet<PeerId> &peers);

    Clock &m_clock;
    store::Store &m_store;
    int m_retentionDays = 0;
    std::unique_ptr<Alarm> m_daily;
};

} // namespace dovetail
