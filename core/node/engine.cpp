// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/engine.h"

#include "core/common/displaytext.h"
#include "core/common/logging.h"
#include "core/node/systemuser.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QSysInfo>

namespace dovetail {

Engine::Engine(NodeOptions options) : m_options(std::move(options)) {}

Engine::~Engine()
{
    if (!m_files)
        return; // never got on the network
    if (!m_options.offline)
        m_presence->leave();
    const Router::Dropped &dropped = m_router->dropped();
    qCInfo(lcNode) << "Dropped since the start: datagrams malformed" << dropped.malformed
                   << "for another session" << dropped.unknownSession << "forged" << dropped.forged
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
    m_store->run(&Engine::readMemory, this, [this](const Result<Memory> &memory) {
        if (!memory.ok()) {
            emit failed(memory.error());
            return;
        }
        for (const store::Contact &contact : memory->contacts)
            m_roster->setKnownBoot(contact.id, contact.boot);
        m_people->restore(memory->contacts, memory->summaries);
        m_messages->restore(memory->waiting, memory->expected);
        emit started(makeInfo(), m_people->all());
        m_files->restore(memory->transfers);
        m_messages->tellAgain(memory->unhandled);
        if (m_options.offline)
            return;
        m_presence->start();
        // Who was found by address is not reached by announcements: known people are looked for where they were.
        for (const store::Contact &contact : memory->contacts)
            if (contact.trust != Trust::Unknown && !contact.endpoint.isNull())
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
    if (!m_lock->tryLock(0)) {
        const bool taken = m_lock->error() == QLockFile::LockFailedError;
        m_lock.reset();
        return {taken ? ErrorCode::ProfileInUse : ErrorCode::ProfileUnwritable,
                QDir::toNativeSeparators(folder)};
    }
    auto key = identity::IdentityKey::loadOrCreate(folder + QStringLiteral("/identity.key"));
    if (!key.ok())
        return key.error();
    m_key.emplace(std::move(key).value());
    m_session.emplace(identity::SessionKey::generate());
    m_settings = std::make_unique<store::Settings>(folder);
    m_store =
        std::make_unique<store::Store>(folder + QStringLiteral("/dovetail.db"), store::Store::Mode::Threaded);
    if (auto opened = m_store->open(); !opened.ok())
        return opened;
    // Grows with every start, also when the settings are lost or the clock was set back.
    const quint64 last = m_settings->value(store::Setting::BootCounter).toULongLong();
    m_boot = qMax(last + 1, quint64(m_clock.wallTime() / 1000));
    m_settings->set(store::Setting::BootCounter, m_boot);
    return {};
}

Result<void> Engine::openNetwork()
{
    m_channel = std::make_unique<net::UdpChannel>(
        net::UdpOptions{m_options.port, m_options.discoveryPort, m_options.localOnly}, m_clock);
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
    m_presence = std::make_unique<presence::PresenceService>(
        m_clock, *m_channel, *m_key, *m_session, *m_roster,
        presence::PresenceService::Self{ownName(),
                                        cleanLine(QSysInfo::machineHostName(), limits::maxHostLength),
                                        m_links->port(), m_boot});
    m_router = std::make_unique<Router>(*m_channel, *m_session, *m_roster, *m_presence);
    m_messages = std::make_unique<chat::MessageService>(m_clock, *m_store, *m_router);
    m_files = std::make_unique<files::FileService>(m_clock, *m_store, *m_router, *m_links, downloadFolder());

    connect(m_presence.get(), &presence::PresenceService::peerChanged, m_people.get(),
            &People::onPeerChanged);
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
    connect(m_files.get(), &files::FileService::updateWanted, this,
            [this](const PeerId &peer, const wire::TransferUpdatePayload &update) {
                m_messages->post(peer, chat::MessageService::newId(), update);
            });
}

Result<Engine::Memory> Engine::readMemory(store::Database &database)
{
    Memory memory;
    const auto take = [](auto &into, auto result) -> Error {
        if (!result.ok())
            return result.error();
        into = std::move(result).value();
        return {};
    };
    for (const Error &error : {take(memory.contacts, database.contacts().all()),
                               take(memory.waiting, database.messages().waiting()),
                               take(memory.unhandled, database.messages().unhandled()),
                               take(memory.summaries, database.messages().summaries()),
                               take(memory.transfers, database.transfers().all())})
        if (error.isError())
            return error;
    for (const store::Contact &contact : std::as_const(memory.contacts)) {
        const auto expected = database.messages().expectedSequence(contact.id);
        if (!expected.ok())
            return expected.error();
        memory.expected.insert(contact.id, *expected);
    }
    return memory;
}

void Engine::onMessage(const Message &message, bool isNew)
{
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
    } else {
        emit errorOccurred(error);
    }
}

void Engine::onPayload(const PeerId &peer, const wire::Payload &payload)
{
    if (const auto *offer = std::get_if<wire::OfferPayload>(&payload.body))
        m_files->onOffer(peer, *offer);
    else if (const auto *update = std::get_if<wire::TransferUpdatePayload>(&payload.body))
        m_files->onUpdate(peer, *update);
}

void Engine::sendText(const PeerId &peer, const MessageId &id, const QString &text, const TextOptions &options)
{
    m_people->becomeKnown(peer);
    wire::TextPayload body{text};
    body.forwarded = options.forwarded;
    if (options.replyTo)
        body.replyTo = wire::Target{options.replyTo->id, options.replyTo->own};
    m_messages->post(peer, id, body);
}

void Engine::editText(const PeerId &peer, const MessageId &id, const QString &text)
{
    m_messages->post(peer, chat::MessageService::newId(), wire::EditPayload{id, text});
}

void Engine::deleteMessage(const PeerId &peer, const MessageId &id)
{
    m_messages->post(peer, chat::MessageService::newId(), wire::DeletePayload{id});
}

void Engine::react(const PeerId &peer, const MessageRef &target, const QString &emoji)
{
    m_messages->post(peer, chat::MessageService::newId(),
                     wire::ReactionPayload{{target.id, target.own}, emoji});
}

void Engine::setTyping(const PeerId &peer, bool active)
{
    m_messages->sendTyping(peer, active);
}

void Engine::giveUp(const MessageId &id)
{
    m_messages->giveUp(id);
}

void Engine::retry(const MessageId &id)
{
    m_messages->retry(id);
}

void Engine::offerFiles(const PeerId &peer, const TransferId &id, const QStringList &paths,
                        const QByteArray &preview)
{
    auto offer = m_files->offer(peer, id, paths);
    if (!offer.ok()) {
        emit offerFailed(id, peer, offer.error());
        return;
    }
    m_people->becomeKnown(peer);
    wire::OfferPayload payload = std::move(offer).value();
    payload.preview = preview.left(limits::maxPreviewBytes);
    m_messages->post(peer, chat::MessageService::newId(), payload);
}

void Engine::accept(const TransferId &id, const QString &folder)
{
    m_files->accept(id, folder);
}

void Engine::decline(const TransferId &id)
{
    m_files->decline(id);
}

void Engine::cancel(const TransferId &id)
{
    m_files->cancel(id);
}

void Engine::loadMessages(const PeerId &peer, const PageRequest &wanted)
{
    m_store->run([peer, wanted](store::Database &database) { return database.messages().page(peer, wanted); },
                 this, [this, peer, wanted](const Result<MessagePage> &page) {
                     if (page.ok())
                         emit messagesLoaded(peer, wanted, *page);
                     else
                         emit errorOccurred(page.error());
                 });
}

void Engine::search(quint64 number, const SearchQuery &query)
{
    m_store->run([query](store::Database &database) { return database.messages().search(query); }, this,
                 [this, number](const Result<SearchResult> &result) {
                     if (result.ok())
                         emit searched(number, *result);
                     else
                         emit errorOccurred(result.error());
                 });
}

void Engine::exportConversation(const PeerId &peer, const QString &path, ExportFormat)
{
    emit exported(peer, path, {ErrorCode::CannotWrite, path});
}

void Engine::clearConversation(const PeerId &peer)
{
    emit conversationCleared(peer);
}

void Engine::setStatus(Availability, const QString &) {}

void Engine::setReadReceipts(bool) {}

void Engine::setRetention(int) {}

void Engine::markRead(const PeerId &peer)
{
    m_people->markRead(peer);
}

void Engine::setName(const QString &name)
{
    m_options.name.clear();
    m_settings->set(store::Setting::DisplayName, cleanLine(name, limits::maxNameLength));
    m_presence->setName(ownName());
    emit infoChanged(makeInfo());
}

void Engine::setDownloadFolder(const QString &folder)
{
    m_options.downloadFolder.clear();
    m_settings->set(store::Setting::DownloadFolder, folder);
    m_files->setDefaultFolder(downloadFolder());
    emit infoChanged(makeInfo());
}

void Engine::ask(const QHostAddress &address, quint16 port)
{
    m_presence->ask(address, port);
}

void Engine::searchAgain()
{
    m_presence->searchAgain();
}

QString Engine::ownName() const
{
    for (const QString &name : {m_options.name, m_settings->value(store::Setting::DisplayName).toString(),
                                systemUserName(), QSysInfo::machineHostName()})
        if (const QString clean = cleanLine(name, limits::maxNameLength); !clean.isEmpty())
            return clean;
    return m_key->id().toShort();
}

QString Engine::downloadFolder() const
{
    for (const QString &folder :
         {m_options.downloadFolder, m_settings->value(store::Setting::DownloadFolder).toString(),
          QStandardPaths::writableLocation(QStandardPaths::DownloadLocation)})
        if (!folder.isEmpty())
            return QDir(folder).absolutePath();
    return QDir::homePath();
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
    info.addresses = m_channel->addresses();
    // Loopback alone is where two profiles of one machine meet, but no network.
    if (!m_options.localOnly)
        info.addresses.removeIf([](const QHostAddress &address) { return address.isLoopback(); });
    info.downloadFolder = downloadFolder();
    info.databaseMovedTo = m_store->movedAside();
    return info;
}

} // namespace dovetail
