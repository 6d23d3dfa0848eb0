// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/lscommand.h"

#include "app/commands/peersentences.h"
#include "core/common/limits.h"
#include "core/common/sentence.h"

#include <QDateTime>

namespace dovetail::cli {

void LsCommand::onShares()
{
    if (!m_arguments.paths.isEmpty()) {
        const std::optional<Place> place = placeOf(m_arguments.paths.first());
        if (!place)
            return;
        m_wanted = m_arguments.browse;
        m_wanted.share = place->share.id;
        m_wanted.path = place->path;
        m_wanted.password = m_arguments.secret;
        m_wanted.count = limits::maxBrowsePage;
        return ask(m_wanted);
    }
    for (const PublishedShare &share : std::as_const(m_shares))
        m_printer.event("share",
                        {{QStringLiteral("id"), share.id.toHex()},
                         {QStringLiteral("name"), share.name},
                         {QStringLiteral("password"), share.needsPassword}},
                        share.needsPassword ? QStringLiteral("%1/  (password)").arg(share.name)
                                            : QStringLiteral("%1/").arg(share.name));
    if (m_shares.isEmpty())
        m_printer.note(QStringLiteral("%1 shares nothing with you.").arg(shownName(m_peer)));
    finish(Done);
}

void LsCommand::onPage(const BrowsePage &page)
{
    constexpr int sizeWidth = 10;
    for (const SharedEntry &entry : page.entries) {
        const QString when =
            QDateTime::fromMSecsSinceEpoch(entry.modifiedMs).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
        const QString size = entry.folder ? QString() : formatBytes(entry.bytes);
        m_printer.event("entry",
                        {{QStringLiteral("name"), entry.name},
                         {QStringLiteral("folder"), entry.folder},
                         {QStringLiteral("bytes"), entry.bytes},
                         {QStringLiteral("modified"), entry.modifiedMs}},
                        QStringLiteral("%1  %2  %3%4")
                            .arg(size.rightJustified(sizeWidth), when, entry.name,
                                 entry.folder ? QStringLiteral("/") : QString()));
    }
    m_wanted.offset += int(page.entries.size());
    if (m_wanted.offset < page.total && !page.entries.isEmpty())
        return ask(m_wanted);
    if (page.total == 0)
        m_printer.note(QStringLiteral("There is nothing."));
    finish(Done);
}

} // namespace dovetail::cli
