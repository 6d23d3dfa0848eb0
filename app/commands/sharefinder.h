// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"
#include "app/commands/peerfinder.h"

namespace dovetail::cli {

/// What `ls` and `get` have in common: the person, what they publish for this profile, and which of it is meant by
/// SHARE/PATH.
class ShareFinder : public Command {
    Q_OBJECT
protected:
    ShareFinder(Errand errand, QObject *parent);

    void begin() override;
    /// All are there: what follows is up to the command.
    virtual void onShares() = 0;
    /// A page that was asked for with ask().
    virtual void onPage(const BrowsePage &page) = 0;
    void ask(const BrowseRequest &wanted);
    void failWith(const Error &error);

    struct Place {
        PublishedShare share;
        QString path;
    };
    /// Nothing when no share is called so; that was said then.
    [[nodiscard]] std::optional<Place> placeOf(const QString &word);

    Person m_peer;
    QList<PublishedShare> m_shares;

private:
    void onBrowsed(quint64 number, const BrowsePage &page, const Error &error);

    PeerFinder m_finder;
    quint64 m_number = 0;
    bool m_listing = true;
};

} // namespace dovetail::cli
