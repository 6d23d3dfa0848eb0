// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/sharefinder.h"

#include "app/commands/peersentences.h"
#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/common/sentence.h"

#include <algorithm>

namespace dovetail::cli {

namespace {

constexpr int findSeconds = 10;

} // namespace

ShareFinder::ShareFinder(Errand errand, QObject *parent)
    : Command(std::move(errand), parent),
      m_finder(m_node, m_arguments.peer)
{
    connect(&m_finder, &PeerFinder::found, this, [this](const Person &person) {
        m_peer = person;
        BrowseRequest all;
        all.count = limits::maxBrowsePage;
        ask(all);
    });
    connect(&m_finder, &PeerFinder::away, this, [this](const Person &person) {
        fail(TimedOut, QStringLiteral("%1 is not here now.").arg(shownName(person)));
    });
    failUnlessFound(m_finder);
    connect(&m_node, &Node::browsed, this, &ShareFinder::onBrowsed);
}

void ShareFinder::begin()
{
    m_finder.start(timeoutMs(findSeconds));
}

void ShareFinder::ask(const BrowseRequest &wanted)
{
    m_number = m_node.browse(m_peer.id, wanted);
}

void ShareFinder::failWith(const Error &error)
{
    QString words = sentence(error);
    if (error.code == ErrorCode::WrongPassword && m_arguments.secret.isEmpty())
        words = QStringLiteral(
            "That folder has a password: say it with --password, or have it in DOVETAIL_PASSWORD.");
    fail(error.code == ErrorCode::PeerUnreachable ? TimedOut : Failed, words);
}

void ShareFinder::onBrowsed(quint64 number, const BrowsePage &page, const Error &error)
{
    if (number != m_number || isFinished())
        return;
    if (error.isError())
        return failWith(error);
    if (!m_listing)
        return onPage(page);
    m_shares += page.shares;
    if (m_shares.size() < page.total && !page.shares.isEmpty()) {
        BrowseRequest more;
        more.offset = int(m_shares.size());
        more.count = limits::maxBrowsePage;
        return ask(more);
    }
    m_listing = false;
    onShares();
}

std::optional<ShareFinder::Place> ShareFinder::placeOf(const QString &word)
{
    QString clean = word;
    while (clean.endsWith(u'/'))
        clean.chop(1);
    const QString name = clean.section(u'/', 0, 0);
    const auto found = std::find_if(m_shares.cbegin(), m_shares.cend(), [&name](const PublishedShare &share) {
        return share.name.compare(name, Qt::CaseInsensitive) == 0 || share.id.toHex() == name;
    });
    if (found != m_shares.cend())
        return Place{*found, clean.section(u'/', 1)};
    failWith({ErrorCode::NotShared, cleanLine(name, limits::maxShareName)});
    return std::nullopt;
}

} // namespace dovetail::cli
