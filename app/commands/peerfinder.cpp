// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/peerfinder.h"

#include "core/node/node.h"

#include <QRegularExpression>

#include <algorithm>

namespace dovetail::cli {

namespace {

/// Fewer digits would too often be a word.
constexpr int shortestIdPrefix = 4;

/// "10.0.0.12", "10.0.0.12:27423", "fe80::1%eth0", "[fe80::1%eth0]:27423"; null when it is none of these.
Endpoint readAddress(const QString &text)
{
    QString host = text;
    quint16 port = 0;
    static const QRegularExpression bracketed(QStringLiteral("^\\[([^\\]]+)\\](?::(\\d{1,5}))?$"));
    static const QRegularExpression withPort(QStringLiteral("^([^:]+):(\\d{1,5})$"));
    for (const QRegularExpression &shape : {bracketed, withPort}) {
        if (const auto match = shape.match(text); match.hasMatch()) {
            host = match.captured(1);
            port = match.captured(2).toUShort();
        }
    }
    return {QHostAddress(host), port};
}

/// Worth asking the node to look there: it may have to ask a name server, so not for every word.
bool looksLikeAddress(const QString &text)
{
    return !readAddress(text).address.isNull() || text.contains(QLatin1Char('.'))
        || text.contains(QLatin1Char(':'));
}

bool isAt(const Person &person, const Endpoint &asked, quint16 discoveryPort)
{
    return person.presence == Presence::Online && person.endpoint.address.isEqual(asked.address)
        && (asked.port == 0 || asked.port == discoveryPort || asked.port == person.endpoint.port);
}

} // namespace

PeerFinder::PeerFinder(Node &node, QString what, QObject *parent)
    : QObject(parent), m_node(node), m_what(std::move(what))
{
    m_deadline.setSingleShot(true);
    m_awayAfter.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &PeerFinder::giveUp);
    connect(&m_awayAfter, &QTimer::timeout, this, [this] {
        m_awayWillDo = true;
        look();
    });
    connect(&m_node, &Node::personChanged, this, &PeerFinder::look);
}

void PeerFinder::start(std::optional<int> timeoutMs, std::optional<int> awayAfterMs)
{
    m_looking = true;
    if (timeoutMs)
        m_deadline.start(*timeoutMs);
    if (awayAfterMs)
        m_awayAfter.start(*awayAfterMs);
    look();
    if (m_looking && looksLikeAddress(m_what)) {
        // Not an address after all: then it can still be a name.
        [[maybe_unused]] const Result<void> added = m_node.addAddress(m_what);
    }
}

QList<Person> PeerFinder::matches(const QList<Person> &people, const QString &what, quint16 discoveryPort)
{
    static const QRegularExpression hex(QStringLiteral("^[0-9a-fA-F]+$"));
    const bool maybeId = what.size() >= shortestIdPrefix && hex.match(what).hasMatch();
    const Endpoint address = readAddress(what);
    QList<Person> found;
    if (what.isEmpty())
        return found; // not everybody whose host is unknown
    std::copy_if(people.begin(), people.end(), std::back_inserter(found), [&](const Person &person) {
        return person.name.compare(what, Qt::CaseInsensitive) == 0
            || person.host.compare(what, Qt::CaseInsensitive) == 0
            || (maybeId && person.id.toHex().startsWith(what, Qt::CaseInsensitive))
            || (!address.address.isNull() && isAt(person, address, discoveryPort));
    });
    return found;
}

QList<Person> PeerFinder::candidates() const
{
    return matches(m_node.people(), m_what, m_node.options().discoveryPort);
}

void PeerFinder::look()
{
    if (!m_looking)
        return;
    const QList<Person> people = candidates();
    if (people.size() > 1) {
        finish();
        emit ambiguous(people);
    } else if (people.size() == 1 && people.first().presence == Presence::Online) {
        finish();
        emit found(people.first());
    } else if (people.size() == 1 && m_awayWillDo) {
        finish();
        emit away(people.first());
    }
}

void PeerFinder::giveUp()
{
    if (!m_looking)
        return;
    const QList<Person> people = candidates();
    finish();
    if (people.size() == 1)
        emit away(people.first());
    else
        emit nobody();
}

void PeerFinder::finish()
{
    m_looking = false;
    m_deadline.stop();
    m_awayAfter.stop();
}

} // namespace dovetail::cli
