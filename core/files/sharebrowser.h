// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/common/share.h"
#include "core/files/linkrequests.h"
#include "core/net/link.h"
#include "core/wire/browsing.h"

#include <QHash>
#include <QObject>

#include <map>
#include <memory>

namespace dovetail::files {

/// Looks at what others publish: questions go out in order, over one link a person that is kept for a while for the next page.
/// Every question is answered once. Lives on the core thread.
class ShareBrowser final : public QObject {
    Q_OBJECT
public:
    ShareBrowser(Clock &clock, net::SealedChannel &channel, net::LinkFactory &links, QObject *parent = nullptr);
    ~ShareBrowser() override;

    void browse(quint64 number, const PeerId &peer, const BrowseRequest &wanted);
    /// True when the link is one that was asked for here; it is taken then.
    [[nodiscard]] bool take(std::unique_ptr<net::Link> &link, const net::LinkTicket &ticket);
    /// What it was called when its list was seen last; empty when it was not in this run.
    [[nodiscard]] QString nameOf(const ShareId &share) const { return m_names.value(share); }

signals:
    void browsed(quint64 number, const dovetail::BrowsePage &page, const dovetail::Error &error);

private:
    struct Question {
        quint64 number = 0;
        BrowseRequest wanted;
        BrowsePage page; ///< what has come of it
        int received = 0;
    };
    struct Session {
        TransferId id; ///< names the wish for a link
        std::unique_ptr<net::Link> link;
        QList<Question> queue;
        bool asked = false;   ///< the first one's answer is awaited
        bool renewed = false; ///< the first one was asked on a link that turned out to be gone
        bool used = false;    ///< the link has answered before
        std::unique_ptr<Alarm> alarm; ///< until the link is not kept, or not believed in, any longer
    };
    [[nodiscard]] Session *sessionOf(const TransferId &id, PeerId &peer);
    void next(const PeerId &peer);
    void ask(Session &session);
    void onAlarm(const PeerId &peer);
    void onRecord(const PeerId &peer, wire::RecordType type, QByteArrayView payload);
    void onAnswer(const PeerId &peer, const wire::Browsing &said);
    void onClosed(const PeerId &peer);
    [[nodiscard]] static bool add(Question &question, const wire::SharesPage &page);
    [[nodiscard]] static bool add(Question &question, const wire::EntriesPage &page);
    [[nodiscard]] QString nameOf(const BrowseRequest &wanted) const;
    void settle(const PeerId &peer, const Error &error);
    void fail(const PeerId &peer, const Error &error);
    /// Says goodbye; the link lives until the other side has done so, too.
    void leave(std::unique_ptr<net::Link> link);

    Clock &m_clock;
    net::SealedChannel &m_channel;
    LinkRequests m_requests;
    std::map<PeerId, Session> m_sessions;
    QHash<ShareId, QString> m_names;
};

} // namespace dovetail::files
