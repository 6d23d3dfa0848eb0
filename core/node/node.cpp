// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/node.h"

#include "core/common/limits.h"
#include "core/node/engine.h"

#include <QHostInfo>

#include <algorithm>

namespace dovetail {

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
            if (person.lastMessage)
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
    // Deleted on its own thread, where its sockets and timers live, as that thread's last deed.
    m_engine.release()->deleteLater();
    m_thread.quit();
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

namespace {

Error textError(const QString &text)
{
    if (text.trimmed().isEmpty())
        return {ErrorCode::TextEmpty, {}};
    if (text.toUtf8().size() > limits::maxTextBytes)
        return {ErrorCode::TextTooLong, QString::number(limits::maxTextBytes)};
    return {};
}

} // namespace

Result<MessageId> Node::sendText(const PeerId &peer, const QString &text, const TextOptions &options)
{
    if (const Error error = textError(text); error.isError())
        return error;
    if (!m_people.contains(peer))
        return Error{ErrorCode::NoSuchPeer, peer.toShort()};
    const MessageId id = chat::MessageService::newId();
    post([=](Engine &engine) { engine.sendText(peer, id, text, options); });
    return id;
}

Result<void> Node::editText(const PeerId &peer, const MessageId &id, const QString &text)
{
    if (const Error error = textError(text); error.isError())
        return error;
    post([=](Engine &engine) { engine.editText(peer, id, text); });
    return {};
}

void Node::deleteMessage(const PeerId &peer, const MessageId &id)
{
    post([=](Engine &engine) { engine.deleteMessage(peer, id); });
}

void Node::react(const PeerId &peer, const MessageRef &target, const QString &emoji)
{
    post([=](Engine &engine) { engine.react(peer, target, emoji); });
}

void Node::setTyping(const PeerId &peer, bool active)
{
    post([=](Engine &engine) { engine.setTyping(peer, active); });
}

void Node::giveUp(const MessageId &id)
{
    post([=](Engine &engine) { engine.giveUp(id); });
}

void Node::retry(const MessageId &id)
{
    post([=](Engine &engine) { engine.retry(id); });
}

TransferId Node::offerFiles(const PeerId &peer, const QStringList &paths, const QByteArray &preview)
{
    const TransferId id = *TransferId::fromBytes(chat::MessageService::newId().toBytes());
    post([=](Engine &engine) { engine.offerFiles(peer, id, paths, preview); });
    return id;
}

void Node::accept(const TransferId &id, const AcceptOptions &options)
{
    post([id, options](Engine &engine) { engine.accept(id, options); });
}

void Node::pauseTransfer(const TransferId &id)
{
    post([id](Engine &engine) { engine.pauseTransfer(id); });
}

void Node::resumeTransfer(const TransferId &id)
{
    post([id](Engine &engine) { engine.resumeTransfer(id); });
}

void Node::moveInQueue(const TransferId &id, int position)
{
    post([id, position](Engine &engine) { engine.moveInQueue(id, position); });
}

void Node::setRateLimit(qint64 bytesPerSecond)
{
    post([bytesPerSecond](Engine &engine) { engine.setRateLimit(bytesPerSecond); });
}

void Node::decline(const TransferId &id)
{
    post([=](Engine &engine) { engine.decline(id); });
}

void Node::cancel(const TransferId &id)
{
    post([=](Engine &engine) { engine.cancel(id); });
}

void Node::loadMessages(const PeerId &peer, const PageRequest &wanted)
{
    post([=](Engine &engine) { engine.loadMessages(peer, wanted); });
}

quint64 Node::search(const SearchQuery &query)
{
    const quint64 number = ++m_lastSearch;
    post([=](Engine &engine) { engine.search(number, query); });
    return number;
}

void Node::exportConversation(const PeerId &peer, const QString &path, ExportFormat format)
{
    post([=](Engine &engine) { engine.exportConversation(peer, path, format); });
}

void Node::clearConversation(const PeerId &peer)
{
    post([=](Engine &engine) { engine.clearConversation(peer); });
}

void Node::markRead(const PeerId &peer)
{
    post([=](Engine &engine) { engine.markRead(peer); });
}

void Node::setName(const QString &name)
{
    post([=](Engine &engine) { engine.setName(name); });
}

void Node::setDownloadFolder(const QString &folder)
{
    post([=](Engine &engine) { engine.setDownloadFolder(folder); });
}

void Node::setStatus(Availability availability, const QString &text)
{
    post([=](Engine &engine) { engine.setStatus(availability, text); });
}

void Node::setReadReceipts(bool on)
{
    post([=](Engine &engine) { engine.setReadReceipts(on); });
}

void Node::setRetention(int days)
{
    post([=](Engine &engine) { engine.setRetention(days); });
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
        return {};
    }
    const auto allowed = [](QChar c) {
        return c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('.')
            || c == QLatin1Char('_');
    };
    if (host.isEmpty() || host.size() > 253 || !std::all_of(host.cbegin(), host.cend(), allowed))
        return {ErrorCode::BadAddress, typed};
    QHostInfo::lookupHost(host, this, [this, port](const QHostInfo &found) {
        for (const QHostAddress &each : found.addresses())
            post([=](Engine &engine) { engine.ask(each, port); });
    });
    return {};
}

void Node::searchAgain()
{
    post([](Engine &engine) { engine.searchAgain(); });
}

} // namespace dovetail
