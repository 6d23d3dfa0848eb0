// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/files/backgroundwork.h"
#include "core/files/sharedfolders.h"
#include "core/files/sharelisting.h"
#include "core/net/link.h"
#include "core/wire/browsing.h"

#include <QObject>

#include <memory>

namespace dovetail::files {

/// One person's look at what is published here, over one link: a question, its answer, the next question. What was read of a
/// folder is kept for a moment, for its next page. Lives on the core thread; folders are read on others.
class BrowseSession final : public QObject {
    Q_OBJECT
public:
    /// Owns the link. All else must outlive it.
    BrowseSession(Clock &clock, SharedFolders &folders, BackgroundWork &work, const PeerId &peer,
                  std::unique_ptr<net::Link> link, QObject *parent = nullptr);
    ~BrowseSession() override;

    void start();
    [[nodiscard]] const PeerId &peer() const { return m_peer; }
    /// Entries that are kept.
    [[nodiscard]] qsizetype kept() const { return m_listing ? m_listing->size() : 0; }
    void forgetListing();
    /// Closes the link: ended().
    void end();

signals:
    /// A folder was read.
    void listed();
    /// The link is closed: nothing more comes. Once.
    void ended();

private:
    struct Page {
        std::shared_ptr<ShareListing> listing; ///< null: the folder cannot be read
        wire::EntriesPage entries;
    };
    void onRecord(wire::RecordType type, QByteArrayView payload);
    void onQuestion(const BrowseRequest &wanted);
    void answerShares(const BrowseRequest &wanted);
    void answerEntries(const BrowseRequest &wanted);
    [[nodiscard]] static Page read(const QString &folder, const BrowseRequest &wanted,
                                   std::shared_ptr<ShareListing> listing);
    void answer(const wire::Browsing &answer);

    SharedFolders &m_folders;
    BackgroundWork &m_work;
    PeerId m_peer;
    net::Link *m_link; ///< a child
    bool m_busy = false;
    bool m_ended = false;
    std::shared_ptr<ShareListing> m_listing; ///< used by one piece of work at a time: there is one question at a time
    QString m_listedFolder;
    QString m_listedPath;
    std::unique_ptr<Alarm> m_keep;     ///< until the listing is forgotten
    std::unique_ptr<Alarm> m_patience; ///< until nobody is believed to ask any more
};

} // namespace dovetail::files
