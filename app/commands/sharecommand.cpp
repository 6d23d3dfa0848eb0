// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/sharecommand.h"

#include "app/commands/peerfinder.h"
#include "app/commands/peersentences.h"
#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/common/sentence.h"

#include <QJsonArray>

#include <algorithm>

namespace dovetail::cli {

namespace {

QString audienceWord(ShareAudience audience)
{
    switch (audience) {
    case ShareAudience::Everyone:
        return QStringLiteral("all");
    case ShareAudience::Known:
        return QStringLiteral("known");
    case ShareAudience::Chosen:
        break;
    }
    return QStringLiteral("chosen");
}

} // namespace

void ShareCommand::begin()
{
    whenTold([this] { act(); });
}

void ShareCommand::onError(const Error &error)
{
    fail(Failed, sentence(error));
}

void ShareCommand::act()
{
    switch (m_arguments.deed) {
    case Deed::Add:
        return add();
    case Deed::Remove:
        return remove();
    default:
        return list();
    }
}

void ShareCommand::list()
{
    const QList<Share> shares = m_node.shares();
    for (const Share &share : shares)
        print(share);
    if (shares.isEmpty())
        m_printer.note(QStringLiteral("No folder is shared."));
    finish(Done);
}

void ShareCommand::print(const Share &share)
{
    QJsonArray people;
    QStringList names;
    for (const PeerId &id : share.chosen) {
        const std::optional<Person> person = m_node.person(id);
        people.append(id.toHex());
        names += person ? shownName(*person) : id.toShort();
    }
    QString who = share.audience == ShareAudience::Chosen ? names.join(QStringLiteral(", "))
                                                          : audienceWord(share.audience);
    if (share.hasPassword)
        who += QStringLiteral(", with a password");
    if (share.missing)
        who += QStringLiteral("; the folder is not there");
    m_printer.event("share",
                    {{QStringLiteral("id"), share.id.toHex()},
                     {QStringLiteral("name"), share.name},
                     {QStringLiteral("folder"), share.folder},
                     {QStringLiteral("for"), audienceWord(share.audience)},
                     {QStringLiteral("people"), people},
                     {QStringLiteral("password"), share.hasPassword},
                     {QStringLiteral("missing"), share.missing}},
                    QStringLiteral("%1  %2  (%3)").arg(share.name.leftJustified(20), share.folder, who));
}

std::optional<QList<PeerId>> ShareCommand::chosen()
{
    QList<PeerId> ids;
    const QStringList words = m_arguments.shareFor.split(u',', Qt::SkipEmptyParts);
    for (const QString &word : words) {
        const QList<Person> people = PeerFinder::matches(m_node.people(), word.trimmed(), 0);
        const auto whole = PeerId::fromHex(word.trimmed());
        if (people.size() > 1) {
            fail(Usage, ambiguousSentence(word.trimmed(), people));
            return std::nullopt;
        }
        if (people.isEmpty() && !whole) {
            fail(NoSuchPeer, QStringLiteral("Nobody called \"%1\" is known to this profile; give the whole id.")
                                 .arg(cleanLine(word, limits::maxNameLength)));
            return std::nullopt;
        }
        ids += people.isEmpty() ? *whole : people.first().id;
    }
    return ids;
}

void ShareCommand::add()
{
    Share share = m_arguments.share;
    const std::optional<QList<PeerId>> people = chosen();
    if (!people)
        return;
    share.chosen = *people;
    const Result<ShareId> id = m_node.publish(share, m_arguments.secret);
    if (!id.ok() && id.error().code == ErrorCode::NameTaken)
        return fail(Failed, QStringLiteral("A folder is shared as \"%1\" already; choose another name.")
                                .arg(cleanLine(share.name, limits::maxShareName)));
    if (!id.ok())
        return fail(Failed, sentence(id.error()));
    connect(&m_node, &Node::sharesChanged, this, [this, id = *id](const QList<Share> &shares) {
        for (const Share &one : shares) {
            if (one.id != id)
                continue;
            print(one);
            finish(Done);
        }
    });
}

void ShareCommand::remove()
{
    const QList<Share> shares = m_node.shares();
    const auto found = std::find_if(shares.cbegin(), shares.cend(),
                                    [this](const Share &share) { return share.name == m_arguments.share.name; });
    if (found == shares.cend())
        return fail(Failed, QStringLiteral("No folder is shared as \"%1\".")
                                .arg(cleanLine(m_arguments.share.name, limits::maxShareName)));
    connect(&m_node, &Node::sharesChanged, this, [this] { finish(Done); });
    m_node.unpublish(found->id);
}

} // namespace dovetail::cli
