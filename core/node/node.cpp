// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/node.h"

#include "core/common/limits.h"
#include "core/node/engine.h"

#include <QHostInfo>

#include <algorithm>

namespace dovetail {

namespace {

/// Beside those with a conversation: whoever the user has decided something about, or begun to write to.
bool isRemembered(const Person &person)
{
    return person.lastMessage || person.trust != Trust::Unknown || person.favourite || !person.nickname.isEmpty()
        || !person.note.isEmpty() || !person.draft.isEmpty();
}

} // namespace

Node::Node(NodeOptions options, QObject *parent) : QObject(parent), m_options(std::move(options)) {}

Node::~Node()
{
    stop();
}

void Node::start()
{
    Q_ASSERT(!m_engine);
    m_engine = std::make_unique<Engine>(m_options);
    Engine *engine = m_engine.get();
    // All of these arrive queued, on this object's thread, as the engine lives on another.
    connect(engine, &Engine::started, this, [this](const NodeInfo &info, const QList<Person> &people) {
        m_info = info;
        for (const Person &person : people)
            if (isRemembered(person))
                m_people.insert(person.id, person);
        emit started(m_info);
    });
    connect(engine, &Engine::failed, this, &Node::failed);
    connect(engine, &Engine::infoChanged, this, [this](const NodeInfo &info) {
        m_info = info;
        emit infoChanged(info);
    });
    connect(engine, &Engine::personChanged, this, [this](const Person &person) {
        m_people.insert(person.id, person);
        emit personChanged(person);
    });
    connect(engine, &Engine::messageAdded, this, &Node::messageAdded);
    connect(engine, &Engine::messageChanged, this, &Node::messageChanged);
    connect(engine, &Engine::messagesLoaded, this, &Node::messagesLoaded);
    connect(engine, &Engine::searched, this, &Node::searched);
    connect(engine, &Engine::exported, this, &Node::exported);
    connect(engine, &Engine::conversationCleared, this, &Node::conversationCleared);
    connect(engine, &Engine::typingChanged, this, &Node::typingChanged);
    connect(engine, &Engine::transferChanged, this, [this](const Transfer &transfer) {
        m_transfers.insert(transfer.id, transfer);
        emit transferChanged(transfer);
    });
    connect(engine, &Engine::transfersRemoved, this, [this](const QList<TransferId> &ids) {
        emit transfersRemoved(ids);
    });
    connect(engine, &Engine::sharesChanged, this, [this](const QList<Share> &shares) {
        m_shares = shares;
        emit sharesChanged(shares);
    });
    connect(engine, &Engine::browsed, this, &Node::browsed);
    connect(engine, &Engine::offerFailed, this, &Node::offerFailed);
    connect(engine, &Engine::sendFailed, this, &Node::sendFailed);
    connect(engine, &Engine::errorOccurred, this, &Node::errorOccurred);
    connect(&m_thread, &QThread::started, engine, &Engine::start);
    engine->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("dovetail-core"));
    m_thread.start();
}

void Node::stop()
{
    if (!m_engine)
        return;
    // Deleted on its own thread, where its sockets and timers live, as that thread's last deed. The end takes its turn behind
    // all that was asked for before: quit() from here would overtake it.
    Engine *engine = m_engine.release();
    QMetaObject::invokeMethod(
        engine,
        [this, engine] {
            engine->deleteLater();
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

void Node::post(std::function<void(Engine &)> call)
{
    if (Engine *engine = m_engine.get())
        QMetaObject::invokeMethod(
            engine, [engine, call = std::move(call)] { call(*engine); }, Qt::QueuedConnection);
}

std::optional<Person> Node::person(const PeerId &id) const
{
    const auto it = m_people.constFind(id);
    return it == m_people.cend() ? std::nullopt : std::optional(*it);
}

std::optional<Transfer> Node::transfer(const TransferId &id) const
{
    const auto it = m_transfers.constFind(id);
    return it == m_transfers.cend() ? std::nullopt : std::optional(*it);
}

QList<Transfer> Node::transfers() const
{
    QList<Transfer> shown = m_transfers.values();
    shown.removeIf([](const Transfer &transfer) { return transfer.hidden; });
    return shown;
}

Result<void> Node::addAddress(const QString &address)
{
    // "10.0.0.12", "10.0.0.12:27423", "fe80::1%eth0", "[fe80::1%eth0]:27423", "name", "name:27423"
    const QString typed = address.trimmed();
    QString host = typed;
    quint16 port = 0;
    const qsizetype colon = typed.lastIndexOf(QLatin1Char(':'));
    const bool bracketed = typed.startsWith(QLatin1Char('['));
    if (colon > 0
        && (bracketed ? typed.at(colon - 1) == QLatin1Char(']') : typed.count(QLatin1Char(':')) == 1)) {
        bool isNumber = false;
        port = typed.mid(colon + 1).toUShort(&isNumber);
        if (!isNumber || port == 0)
            return {ErrorCode::BadAddress, typed};
        host = typed.left(colon);
    }
    if (host.startsWith(QLatin1Char('[')) && host.endsWith(QLatin1Char(']')))
        host = host.mid(1, host.size() - 2);
    if (const QHostAddress direct(host); !direct.isNull()) {
        post([=](Engine &engine) { engine.ask(direct, port); });
        emit addressAsked(direct);
        return {};
    }
    const auto allowed = [](QChar c) {
        return c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('.')
            || c == QLatin1Char('_');
    };
    if (host.isEmpty() || host.size() > 253 || !std::all_of(host.cbegin(), host.cend(), allowed))
        return {ErrorCode::BadAddress, typed};
    QHostInfo::lookupHost(host, this, [this, port](const QHostInfo &found) {
        for (const QHostAddress &each : found.addresses()) {
            post([=](Engine &engine) { engine.ask(each, port); });
            emit addressAsked(each);
        }
    });
    return {};
}

void Node::searchAgain()
{
    post([](Engine &engine) { engine.searchAgain(); });
}

} // namespace dovetail
