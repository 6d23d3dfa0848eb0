// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/historycommand.h"

#include "app/commands/messageobject.h"
#include "app/commands/peerfinder.h"
#include "app/commands/peersentences.h"
#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/common/sentence.h"

#include <QDateTime>

#include <algorithm>

namespace dovetail::cli {

namespace {

/// Messages asked for at once: enough to be quick, little enough to stay small.
constexpr int pageSize = 500;

} // namespace

HistoryCommand::HistoryCommand(Errand errand, QObject *parent)
    : Command(std::move(errand), parent)
{
    connect(&m_node, &Node::messagesLoaded, this,
            [this](const PeerId &peer, const PageRequest &wanted, const MessagePage &page) {
                if (peer == m_peer.id && wanted == m_wanted)
                    take(page.messages, page.reachedStart);
            });
    connect(&m_node, &Node::searched, this, [this](quint64 number, const SearchResult &result) {
        if (number != m_search)
            return;
        QList<Message> hits = result.hits;
        std::reverse(hits.begin(), hits.end());
        take(hits, result.reachedEnd);
    });
    connect(&m_node, &Node::exported, this, [this](const PeerId &, const QString &path, const Error &error) {
        if (path != m_arguments.exportPath)
            return;
        if (error.isError())
            return onError(error);
        m_printer.note(QStringLiteral("The conversation with %1 is in %2.")
                           .arg(shownName(m_peer), m_arguments.exportPath));
        finish(Done);
    });
}

void HistoryCommand::begin()
{
    const QList<Person> people = PeerFinder::matches(m_node.people(), m_arguments.peer, 0);
    if (people.isEmpty())
        return fail(NoSuchPeer,
                    QStringLiteral("There is no conversation with anybody called \"%1\" here.")
                        .arg(cleanLine(m_arguments.peer, limits::maxNameLength)));
    if (people.size() > 1)
        return fail(Usage, ambiguousSentence(m_arguments.peer, people));
    m_peer = people.first();
    if (m_arguments.exportPath.isEmpty())
        request();
    else
        m_node.exportConversation(m_peer.id, m_arguments.exportPath, m_arguments.format);
}

void HistoryCommand::onError(const Error &error)
{
    fail(Failed, sentence(error));
}

void HistoryCommand::request()
{
    const int limit = std::min<int>(pageSize, m_arguments.limit - int(m_messages.size()));
    const Position before = m_messages.isEmpty() ? Position() : m_messages.first().position();
    if (!m_arguments.search.isEmpty()) {
        m_search = m_node.search({m_arguments.search, m_peer.id, before, limit});
        return;
    }
    m_wanted = {m_messages.isEmpty() ? PageRequest::Kind::Newest : PageRequest::Kind::Before, before, limit};
    m_node.loadMessages(m_peer.id, m_wanted);
}

void HistoryCommand::take(const QList<Message> &older, bool isAll)
{
    m_wanted.limit = 0; // answered
    m_messages = older + m_messages;
    if (isAll || older.isEmpty() || m_messages.size() >= m_arguments.limit)
        print();
    else
        request();
}

void HistoryCommand::print()
{
    for (const Message &message : std::as_const(m_messages))
        m_printer.event("message", messageObject(message), m_printer.json() ? QString() : line(message));
    if (m_messages.isEmpty() && !m_arguments.search.isEmpty())
        m_printer.note(
            QStringLiteral("Nothing of this was found in the conversation with %1.").arg(shownName(m_peer)));
    finish(Done);
}

QString HistoryCommand::line(const Message &message) const
{
    const QString when =
        QDateTime::fromMSecsSinceEpoch(message.at).toString(QStringLiteral("yyyy-MM-dd HH:mm"));
    const QString own = cleanLine(m_node.info().name, limits::maxNameLength);
    QString text = message.kind == MessageKind::Files
        ? QStringLiteral("[%1]").arg(cleanLine(message.text, limits::maxFileNameBytes))
        : forTerminal(message.text);
    if (message.deleted)
        text = QStringLiteral("(taken back)");
    else if (message.editedAt != 0)
        text += QStringLiteral(" (edited)");
    if (message.quote && !message.quote->missing)
        text =
            QStringLiteral("> %1\n    %2").arg(cleanLine(message.quote->text, limits::maxQuoteLength), text);
    if (message.own && message.state == MessageState::Waiting)
        text += QStringLiteral(" (waiting)");
    else if (message.own && message.state == MessageState::Failed)
        text += QStringLiteral(" (not delivered)");
    for (const QString &emoji : {message.ownReaction, message.theirReaction})
        if (!emoji.isEmpty())
            text += QStringLiteral(" %1").arg(cleanLine(emoji, limits::maxReactionBytes));
    return QStringLiteral("%1  %2: %3").arg(when, message.own ? own : shownName(m_peer), text);
}

} // namespace dovetail::cli
