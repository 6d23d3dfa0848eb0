// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/engine.h"

#include "core/common/displaytext.h"
#include "core/common/logging.h"
#include "core/identity/picturehash.h"
#include "core/node/memory.h"
#include "core/node/profilearchive.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSysInfo>

namespace dovetail {

namespace {

/// Who had it was killed, and had the number that we have now, as in a container, where everybody is process 1: to QLockFile it looks
/// alive. Whoever does live holds more than the file, and keeps it.
bool takeFromDead(QLockFile &lock)
{
    qint64 holder = 0;
    QString host;
    QString program;
    return lock.error() == QLockFile::LockFailedError && lock.getLockInfo(&holder, &host, &program)
        && holder == QCoreApplication::applicationPid() && host == QSysInfo::machineHostName() && lock.removeStaleLockFile()
        && lock.tryLock(0);
}

} // namespace

Engine::Engine(NodeOptions options) : m_options(std::move(options)) {}

Engine::~Engine()
{
    if (!m_files)
        return; // never got on the network
    m_receipts->flush(); // into the store at least
    if (!m_options.offline)
        m_presence->leave();
    const Router::Dropped &dropped = m_router->dropped();
    qCInfo(lcNode) << "Dropped since the start: datagrams malformed" << dropped.malformed
                   << "for another session" << dropped.unknownSession << "forged" << dropped.forged
                   << "of blocked people" << dropped.blocked
                   << "| cards" << m_presence->refusedCards() << "| message parts"
                   << m_messages->refusedParts() << "| connections" << m_links->refusedConnections()
                   << "| links" << m_files->brokenLinks();
}

void Engine::start()
{
    for (const auto step : {&Engine::openProfile, &Engine::openNetwork}) {
        if (const Result<void> done = (this->*step)(); !done.ok()) {
            qCWarning(lcNode) << "cannot start:" << int(done.error().code);
            emit failed(done.error());
            return;
        }
    }
    openRooms();
    m_store->run(&Memory::read, this, [this](const Result<Memory> &memory) {
        if (!memory.ok()) {
            emit failed(memory.error());
            return;
        }
        for (const store::Contact &contact : memory->contacts) {
            m_roster->setKnownBoot(contact.id, contact.boot);
            m_presence->setBlocked(contact.id, contact.trust == Trust::Blocked);
            m_pictures->setKnown(contact.id, contact.pictureId);
        }
        m_people->restore(memory->contacts, memory->summaries);
        m_messages->restore(memory->expected);
        emit started(makeInfo(), m_people->all());
        m_shares->folders().restore(memory->shares);
        m_files->restore(memory->transfers);
        m_messages->tellAgain(memory->unhandled);
        if (m_preferences->retentionDays() == -1)
            m_history->expire(m_startedAt);
        m_history->setRetention(m_preferences->retentionDays());
        if (m_options.offline)
            return;
        m_presence->start();
        // Who was found by address is not reached by announcements: known people are looked for where they were.
        for (const store::Contact &contact : memory->contacts)
            if (contact.trust != Trust::Unknown && contact.trust != Trust::Blocked && !contact.endpoint.isNull())
                m_presence->ask(contact.endpoint.address, contact.endpoint.port);
    });
}

Result<void> Engine::openProfile()
{
    const QString folder = m_options.profileFolder;
    if (!QDir().mkpath(folder) || !QFileInfo(folder).isWritable())
        return {ErrorCode::ProfileUnwritable, QDir::toNativeSeparators(folder)};
    // What is said here is nobody else's business on a shared computer.
    QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);

    m_lock = std::make_unique<QLockFile>(folder + QStringLiteral("/lock"));
    m_lock->setStaleLockTime(0); // only a dead process makes it stale, however long it has been there
    if (!m_lock->tryLock(0) && !takeFromDead(*m_lock)) {
        const bool taken = m_lock->error() == QLockFile::LockFailedError;
        m_lock.reset();
        return {taken ? ErrorCode::ProfileInUse : ErrorCode::ProfileUnwritable,
                QDir::toNativeSeparators(folder)};
    }
    if (const QString kept = ProfileArchive::takePlace(folder, m_clock.wallTime()); !kept.isEmpty())
        qCInfo(lcNode) << "an imported profile has taken the place of the one before, which is kept beside it";
    auto key = identity::IdentityKey::loadOrCreate(folder + QStringLiteral("/identity.key"));
    if (!key.ok())
        return key.error();
    m_key.emplace(std::move(key).value());
    m_session.emplace(identity::SessionKey::generate());
    m_preferences.emplace(m_options);
    m_store =
        std::make_unique<store::Store>(folder + QStringLiteral("/dovetail.db"), store::Store::Mode::Threaded);
    if (auto opened = m_store->open(); !opened.ok())
        return opened;
    m_startedAt = m_clock.wallTime();
    m_boot = m_preferences->nextBoot(m_startedAt);
    return {};
}

Result<void> Engine::openNetwork()
{
    m_channel = std::make_unique<net::UdpChannel>(
        net::UdpOptions{m_options.port, m_options.discoveryPort, m_options.localOnly}, m_clock);
    m_private = std::make_unique<PrivateChannel>(*m_channel);
    auto key = identity::NetworkKey::read(networkKeyFile());
    if (!key.ok())
        return key.error(); // never by accident in the open
    m_private->setKey(std::move(key).value());
    m_links = std::make_unique<net::TcpLinks>(m_options.port, m_options.localOnly, m_clock);
    if (m_options.offline)
        return {}; // both stay closed: nothing leaves by them
    if (auto opened = m_channel->open(); !opened.ok())
        return opened;
    return m_links->open();
}

void Engine::openRooms()
{
    m_roster = std::make_unique<presence::Roster>(*m_session, m_key->id());
    m_people = std::make_unique<People>(m_clock, *m_store, *m_roster);
    m_history = std::make_unique<History>(m_clock, *m_store);
    m_typing = std::make_unique<TypingHints>(m_clock);
    m_receipts = std::make_unique<ReadReceipts>(m_clock);
    m_receipts->setOn(m_preferences->readReceipts());
    m_presence = std::make_unique<presence::PresenceService>(
        m_clock, *m_private, *m_key, *m_session, *m_roster,
        presence::PresenceService::Self{ownName(),
                                        cleanLine(QSysInfo::machineHostName(), limits::maxHostLength),
                                        m_links->port(), m_boot, m_preferences->availability(),
                                        m_preferences->statusText(),
                                        identity::pictureIdOf(m_preferences->picture())});
    m_router = std::make_unique<Router>(*m_private, *m_session, *m_roster, *m_presence);
    m_pictures = std::make_unique<presence::PictureExchange>(m_clock, *m_router, *m_roster);
    m_pictures->setOwn(m_preferences->picture());
    m_messages = std::make_unique<chat::MessageService>(m_clock, *m_store, *m_router);
    m_files = std::make_unique<files::FileService>(m_clock, *m_store, *m_router, *m_links,
                                                   files::FileService::Folders{
                                                       m_preferences->downloadFolder(),
                                                       m_options.profileFolder + QStringLiteral("/transfers")});
    connectRooms();
    connectHistory();
    m_files->setExistingPolicy(m_preferences->existing());
    m_files->setRateLimit(m_preferences->rateLimit());
    m_files->setReceiveLimit(m_preferences->receiveLimit());
    m_files->setReceiveAtOnce(m_preferences->receiveAtOnce());
    m_files->setTerms([this](const PeerId &peer) {
        return files::FileService::Terms{m_people->isBlocked(peer), m_people->autoAcceptBytes(peer)};
    });
    openShares();
}


void Engine::connectRooms()
{
    connect(m_presence.get(), &presence::PresenceService::peerChanged, m_people.get(),
            &People::onPeerChanged);
    connect(m_presence.get(), &presence::PresenceService::peerChanged, m_pictures.get(),
            &presence::PictureExchange::onPeerChanged); // behind people, who remember whose picture it is
    connect(m_presence.get(), &presence::PresenceService::heardByChanged, this,
            [this] { emit infoChanged(makeInfo()); });
    connect(m_pictures.get(), &presence::PictureExchange::fetched, m_people.get(), &People::setPicture);
    connect(m_pictures.get(), &presence::PictureExchange::removed, m_people.get(),
            [this](const PeerId &peer) { m_people->setPicture(peer, {}, {}); });
    connect(m_people.get(), &People::changed, this, &Engine::personChanged);
    connect(m_channel.get(), &net::DatagramChannel::networkChanged, this,
            [this] { emit infoChanged(makeInfo()); });
    connect(m_messages.get(), &chat::MessageService::messageAdded, this,
            [this](const Message &message) { onMessage(message, true); });
    connect(m_messages.get(), &chat::MessageService::messageChanged, this,
            [this](const Message &message) { onMessage(message, false); });
    connect(m_messages.get(), &chat::MessageService::payloadReceived, this, &Engine::onPayload);
    connect(m_messages.get(), &chat::MessageService::postFailed, this, &Engine::onPostFailed);
    connect(m_files.get(), &files::FileService::transferChanged, this, [this](const Transfer &transfer) {
        if (!transfer.outgoing && transfer.state == TransferState::Waiting)
            m_people->becomeKnown(transfer.peer); // accepted from them
        emit transferChanged(transfer);
    });
    connect(m_files.get(), &files::FileService::offerFailed, this, &Engine::offerFailed);
    connect(m_files.get(), &files::FileService::offerReady, this,
            [this](const PeerId &peer, const wire::OfferPayload &offer) {
                m_people->becomeKnown(peer);
                m_messages->post(peer, chat::MessageService::newId(), offer);
            });
    connect(m_files.get(), &files::FileService::totalsReady, this,
            [this](const PeerId &peer, const wire::OfferTotalsPayload &totals) {
                m_messages->post(peer, chat::MessageService::newId(), totals);
            });
    connect(m_files.get(), &files::FileService::updateWanted, this,
            [this](const PeerId &peer, const wire::TransferUpdatePayload &update) {
                m_messages->post(peer, chat::MessageService::newId(), update);
            });
}

void Engine::connectHistory()
{
    connect(m_history.get(), &History::loaded, this, &Engine::messagesLoaded);
    connect(m_history.get(), &History::searched, this, &Engine::searched);
    connect(m_history.get(), &History::exported, this, &Engine::exported);
    connect(m_history.get(), &History::failed, this, &Engine::errorOccurred);
    connect(m_history.get(), &History::cleared, this,
            [this](const PeerId &peer, const std::optional<Message> &last) {
                m_people->onCleared(peer, last);
                emit conversationCleared(peer);
            });
    connect(m_history.get(), &History::expired, this, [this](const History::Aged &aged) {
        m_people->onExpired(aged.peers, aged.summaries);
        for (const PeerId &peer : aged.peers)
            emit conversationCleared(peer);
    });
    connect(m_people.get(), &People::read, m_receipts.get(), &ReadReceipts::onRead);
    connect(m_receipts.get(), &ReadReceipts::due, this, [this](const PeerId &peer, const MessageId &newest) {
        if (m_people->isBlocked(peer))
            return;
        m_messages->post(peer, chat::MessageService::newId(), wire::ReadPayload{newest});
    });
    connect(m_messages.get(), &chat::MessageService::typingChanged, m_typing.get(), &TypingHints::onHint);
    connect(m_router.get(), &net::SealedChannel::peerOffline, m_typing.get(), &TypingHints::onEnded);
    connect(m_typing.get(), &TypingHints::hintDue, this, [this](const PeerId &peer, bool active) {
        if (m_preferences->availability() != Availability::Invisible) // who is not there does not type
            m_messages->sendTyping(peer, active);
    });
    connect(m_typing.get(), &TypingHints::changed, this, &Engine::typingChanged);
}

void Engine::onMessage(const Message &message, bool isNew)
{
    if (isNew && !message.own)
        m_typing->onEnded(message.peer);
    m_people->onMessage(message, isNew);
    if (isNew)
        emit messageAdded(message);
    else
        emit messageChanged(message);
}

void Engine::onPostFailed(const PeerId &peer, const wire::Payload &payload, const Error &error)
{
    if (const auto *text = std::get_if<wire::TextPayload>(&payload.body)) {
        emit sendFailed(peer, text->text, error);
    } else if (const auto *offer = std::get_if<wire::OfferPayload>(&payload.body)) {
        m_files->cancel(offer->transfer);
        emit offerFailed(offer->transfer, peer, error);
    } else if (const auto *request = std::get_if<wire::ShareRequestPayload>(&payload.body)) {
        m_files->cancel(request->transfer);
        emit offerFailed(request->transfer, peer, error);
    } else {
        emit errorOccurred(error);
    }
}

void Engine::onPayload(const PeerId &peer, const MessageId &id, const wire::Payload &payload)
{
    if (const auto *request = std::get_if<wire::ShareRequestPayload>(&payload.body))
        m_shares->onRequest(peer, id, *request);
    else if (const auto *update = std::get_if<wire::TransferUpdatePayload>(&payload.body))
        m_shares->onUpdate(peer, *update);
    if (const auto *offer = std::get_if<wire::OfferPayload>(&payload.body))
        m_files->onOffer(peer, *offer);
    else if (const auto *update = std::get_if<wire::TransferUpdatePayload>(&payload.body))
        m_files->onUpdate(peer, *update);
    else if (const auto *totals = std::get_if<wire::OfferTotalsPayload>(&payload.body))
        m_files->onTotals(peer, *totals);
}

QString Engine::ownName() const
{
    const QString name = m_preferences->name();
    return name.isEmpty() ? m_key->id().toShort() : name;
}

NodeInfo Engine::makeInfo() const
{
    NodeInfo info;
    info.id = m_key->id();
    info.name = ownName();
    info.host = QSysInfo::machineHostName();
    info.chatPort = m_channel->port();
    info.linkPort = m_links->port();
    info.discoveryPort = m_options.discoveryPort;
    info.privateNetwork = m_private->isPrivate();
    info.addresses = m_channel->addresses();
    // Loopback alone is where two profiles of one machine meet, but no network.
    if (!m_options.localOnly)
        info.addresses.removeIf([](const QHostAddress &address) { return address.isLoopback(); });
    for (const QHostAddress &address : std::as_const(info.addresses))
        info.interfaces += m_channel->interfaceOf(address);
    info.heardByMulticast = m_presence->isHeardBy(net::Arrival::Multicast);
    info.heardByBroadcast = m_presence->isHeardBy(net::Arrival::Broadcast);
    info.heardDirectly = m_presence->isHeardBy(net::Arrival::Unicast);
    info.downloadFolder = m_preferences->downloadFolder();
    info.availability = m_preferences->availability();
    info.statusText = m_preferences->statusText();
    info.picture = m_preferences->picture();
    info.readReceipts = m_preferences->readReceipts();
    info.retentionDays = m_preferences->retentionDays();
    info.existing = m_preferences->existing();
    info.rateLimit = m_preferences->rateLimit();
    info.receiveLimit = m_preferences->receiveLimit();
    info.receiveAtOnce = m_preferences->receiveAtOnce();
    info.databaseMovedTo = m_store->movedAside();
    return info;
}

} // namespace dovetail
