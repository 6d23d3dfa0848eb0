// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"

#include "app/commands/peerfinder.h"
#include "app/commands/peersentences.h"
#include "core/common/sentence.h"

#include <QTimer>

#include <algorithm>
#include <climits>

namespace dovetail::cli {

namespace {

QString trustWord(Trust trust)
{
    switch (trust) {
    case Trust::Known:
        return QStringLiteral("known");
    case Trust::Verified:
        return QStringLiteral("verified");
    case Trust::Blocked:
        return QStringLiteral("blocked");
    case Trust::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

QString statusWord(Availability availability)
{
    switch (availability) {
    case Availability::Busy:
        return QStringLiteral("busy");
    case Availability::Away:
        return QStringLiteral("away");
    case Availability::Invisible:
        return QStringLiteral("invisible");
    case Availability::Available:
        break;
    }
    return QStringLiteral("available");
}

} // namespace

Command::Command(Errand errand, QObject *parent)
    : QObject(parent),
      m_arguments(std::move(errand.arguments)),
      m_node(errand.node),
      m_terminal(errand.terminal),
      m_printer(m_terminal, m_arguments.json)
{
    connect(&m_terminal, &Terminal::gone, this, [this] { finish(Failed); });
    connect(&m_node, &Node::started, this, [this](const NodeInfo &info) {
        if (!info.databaseMovedTo.isEmpty())
            m_printer.note(QStringLiteral("The conversations could not be read; they were moved to %1.")
                               .arg(info.databaseMovedTo));
        begin();
    });
    connect(&m_node, &Node::failed, this, [this](const Error &error) { fail(Failed, sentence(error)); });
    connect(&m_node, &Node::errorOccurred, this, [this](const Error &error) { onError(error); });
}

void Command::run()
{
    m_startedNode = m_node.info().id.isNull();
    if (m_startedNode)
        m_node.start();
    else
        begin();
}

void Command::failUnlessFound(PeerFinder &finder)
{
    connect(&finder, &PeerFinder::ambiguous, this, [this](const QList<Person> &people) {
        fail(Usage, ambiguousSentence(m_arguments.peer, people));
    });
    connect(&finder, &PeerFinder::nobody, this,
            [this] { fail(NoSuchPeer, nobodySentence(m_arguments.peer)); });
}

void Command::whenTold(std::function<void()> then)
{
    // The answer to something asked now comes after all of that; nobody's conversation is at no cost, and this page of it is
    // nobody else's.
    static qint64 asked = 0;
    const PageRequest wanted{PageRequest::Kind::After, {++asked, {}}, 1};
    auto *const once = new QObject(this);
    connect(&m_node, &Node::messagesLoaded, once,
            [once, wanted, then = std::move(then)](const PeerId &peer, const PageRequest &answered) {
                if (!peer.isNull() || answered != wanted)
                    return;
                once->deleteLater();
                then();
            });
    m_node.loadMessages({}, wanted);
}

void Command::onError(const Error &error)
{
    m_printer.note(sentence(error));
}

void Command::interrupt(int signalNumber)
{
    if (!m_finished)
        finish(onInterrupt(signalNumber));
}

void Command::finish(int exitCode)
{
    if (m_finished)
        return;
    m_finished = true;
    emit finished(exitCode);
}

void Command::finishSoon(int exitCode, int ms)
{
    QTimer::singleShot(ms, this, [this, exitCode] { finish(exitCode); });
}

void Command::fail(int exitCode, const QString &sentence)
{
    if (m_finished)
        return;
    m_printer.error(sentence);
    finish(exitCode);
}

int Command::timeoutMs(int otherwiseSeconds) const
{
    return static_cast<int>(
        std::min<qint64>(m_arguments.timeoutSeconds.value_or(otherwiseSeconds) * qint64(1000), INT_MAX));
}

QJsonObject peerObject(const Person &person)
{
    QJsonObject object{
        {QStringLiteral("id"), person.id.toHex()},
        {QStringLiteral("name"), person.name},
        {QStringLiteral("host"), person.host},
        {QStringLiteral("address"), person.endpoint.isNull() ? QString() : person.endpoint.toString()},
        {QStringLiteral("online"), person.presence == Presence::Online},
        {QStringLiteral("trust"), trustWord(person.trust)},
        {QStringLiteral("status"), statusWord(person.availability)},
        {QStringLiteral("statusText"), person.statusText},
    };
    if (person.clockOffsetMs)
        object.insert(QStringLiteral("clockOffset"), *person.clockOffsetMs);
    return object;
}

} // namespace dovetail::cli
