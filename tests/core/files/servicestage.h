// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/limits.h"
#include "core/files/fileservice.h"
#include "tests/support/fakelink.h"
#include "tests/support/manualclock.h"
#include "tests/support/temptree.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTest>
#include <QThread>

// Two people's file services over links and a channel that are fakes, with real files and threads.
namespace dovetail::test {

using Outcome = wire::TransferUpdatePayload::Outcome;

inline const PeerId alice = *PeerId::fromHex(QString(64, u'a'));
inline const PeerId bob = *PeerId::fromHex(QString(64, u'b'));
inline const PeerId mallory = *PeerId::fromHex(QString(64, u'e'));
inline const TransferId transferId = *TransferId::fromHex(QString(32, u'1'));

/// The sealed way to one other person, who may be away and whose datagrams may be lost.
class PeerChannel final : public net::SealedChannel {
public:
    bool send(const PeerId &peer, const wire::Content &content) override
    {
        if (!online)
            return false;
        sent += content;
        if (lose > 0) {
            --lose;
            return true;
        }
        if (other)
            QMetaObject::invokeMethod(
                other, [this, content] { emit other->received(me, content); }, Qt::QueuedConnection);
        Q_UNUSED(peer);
        return true;
    }
    [[nodiscard]] bool isOnline(const PeerId &) const override { return online; }
    [[nodiscard]] Endpoint linkEndpoint(const PeerId &) const override
    {
        return online ? Endpoint{QHostAddress(QHostAddress::LocalHost), 1} : Endpoint();
    }
    void doubt(const PeerId &) override { ++doubts; }
    [[nodiscard]] std::optional<qint64> clockOffset(const PeerId &) const override { return {}; }

    template <typename T>
    [[nodiscard]] QList<T> sentOf() const
    {
        QList<T> found;
        for (const wire::Content &content : sent) {
            if (const T *one = std::get_if<T>(&content))
                found += *one;
        }
        return found;
    }

    PeerId me;
    PeerChannel *other = nullptr;
    bool online = true;
    int lose = 0;
    int doubts = 0;
    QList<wire::Content> sent;
};

/// Links between two of these: dialling finds whoever expects the same ticket.
class PeerLinks final : public net::LinkFactory {
public:
    [[nodiscard]] quint16 port() const override { return ownPort; }
    void expect(const net::LinkTicket &ticket) override { expected += ticket; }
    void dial(const Endpoint &, const net::LinkTicket &ticket) override
    {
        QMetaObject::invokeMethod(
            this, [this, ticket] { connectTo(ticket); }, Qt::QueuedConnection);
    }
    void forget(const LinkId &link) override
    {
        expected.removeIf([&link](const net::LinkTicket &ticket) { return ticket.link == link; });
    }

    PeerLinks *other = nullptr;
    quint16 ownPort = 1;
    bool reachable = true;
    bool ignoreDials = false;
    qint64 senderDiesAfter = -1;
    qint64 piece = 100'000;
    QList<net::LinkTicket> expected;

private:
    void connectTo(const net::LinkTicket &ticket)
    {
        if (ignoreDials)
            return;
        if (!reachable) {
            emit dialFailed(ticket.link, {ErrorCode::CannotConnect, QStringLiteral("127.0.0.1 1")});
            return;
        }
        for (const net::LinkTicket &there : std::as_const(other->expected)) {
            if (there.link != ticket.link || there.key != ticket.key || there.cipher != ticket.cipher)
                continue;
            auto [mine, theirs] = FakeLink::pair();
            theirs->setFaults({senderDiesAfter, piece});
            const net::LinkTicket answered = there;
            other->forget(ticket.link);
            emit other->linkReady(theirs.release(), answered);
            emit linkReady(mine.release(), ticket);
            return;
        }
        emit dialFailed(ticket.link, {ErrorCode::LinkRefused, {}});
    }
};

/// One person's file service with everything around it.
struct Side {
    Side(const PeerId &own, const PeerId &peer, ManualClock &time, const QString &folder,
         const QString &profile)
        : me(own),
          other(peer),
          clock(time),
          inbox(folder),
          manifests(profile),
          store(QStringLiteral(":memory:"), store::Store::Mode::Inline)
    {
        channel.me = own;
        if (!store.open().ok())
            qFatal("no store");
        begin();
    }
    void begin()
    {
        service = std::make_unique<files::FileService>(clock, store, channel, links,
                                                       files::FileService::Folders{inbox, manifests});
        QObject::connect(service.get(), &files::FileService::offerReady, service.get(),
                         [this](const PeerId &, const wire::OfferPayload &offer) {
                             offers += offer;
                             if (partner)
                                 partner->service->onOffer(me, offer);
                         });
        QObject::connect(service.get(), &files::FileService::totalsReady, service.get(),
                         [this](const PeerId &, const wire::OfferTotalsPayload &found) {
                             if (partner)
                                 partner->service->onTotals(me, found);
                         });
        QObject::connect(
            service.get(), &files::FileService::offerFailed, service.get(),
            [this](const TransferId &, const PeerId &, const Error &error) { offerError = error; });
        QObject::connect(service.get(), &files::FileService::transferChanged, service.get(),
                         [this](const Transfer &transfer) {
                             transfers[transfer.id] = transfer;
                             if (states.isEmpty() || states.last() != transfer.state)
                                 states += transfer.state;
                         });
        QObject::connect(service.get(), &files::FileService::updateWanted, service.get(),
                         [this](const PeerId &to, const wire::TransferUpdatePayload &update) {
                             QCOMPARE(to, other);
                             updates += update;
                             if (partner && !holdUpdates)
                                 QMetaObject::invokeMethod(
                                     &partner->channel, [this, update] { partner->hear(me, update); },
                                     Qt::QueuedConnection);
                         });
    }
    /// Messages wait for who is not there.
    void hear(const PeerId &from, const wire::TransferUpdatePayload &update)
    {
        if (service)
            service->onUpdate(from, update);
        else
            missed += update;
    }
    void kill()
    {
        service.reset();
        links.expected.clear();
    }
    void restart()
    {
        kill();
        Result<QList<Transfer>> remembered = QList<Transfer>();
        store.run([](store::Database &database) { return database.transfers().all(); }, &channel,
                  [&remembered](Result<QList<Transfer>> all) { remembered = std::move(all); });
        begin();
        service->restore(*remembered);
        for (const wire::TransferUpdatePayload &update : std::exchange(missed, {}))
            service->onUpdate(other, update);
    }
    [[nodiscard]] Transfer transfer() const { return transfers.value(transferId); }
    [[nodiscard]] TransferState state() const { return transfer().state; }

    PeerId me;
    PeerId other;
    ManualClock &clock;
    QString inbox;
    QString manifests;
    PeerChannel channel;
    PeerLinks links;
    store::Store store;
    std::unique_ptr<files::FileService> service;
    Side *partner = nullptr;
    bool holdUpdates = false;
    QHash<TransferId, Transfer> transfers;
    QList<TransferState> states;
    QList<wire::TransferUpdatePayload> updates;
    QList<wire::TransferUpdatePayload> missed;
    QList<wire::OfferPayload> offers;
    Error offerError;
};

/// Alice offers, Bob receives.
struct Stage {
    Stage()
        : sender(alice, bob, clock, tree.makeFolder(QStringLiteral("alice")),
                 tree.path(QStringLiteral("alice.profile"))),
          receiver(bob, alice, clock, tree.makeFolder(QStringLiteral("bob")),
                   tree.path(QStringLiteral("bob.profile")))
    {
        sender.partner = &receiver;
        receiver.partner = &sender;
        sender.channel.other = &receiver.channel;
        receiver.channel.other = &sender.channel;
        sender.links.other = &receiver.links;
        receiver.links.other = &sender.links;
    }
    void offer(const QList<QByteArray> &contents = {QByteArray("hello")})
    {
        QStringList paths;
        for (qsizetype i = 0; i < contents.size(); ++i)
            paths += tree.write(QStringLiteral("out/file%1").arg(i), contents[i]);
        offerPaths(paths);
    }
    void offerPaths(const QStringList &paths, const TransferId &id = transferId)
    {
        QVERIFY(sender.service->offer(bob, id, paths).ok());
        QVERIFY(until([&] { return receiver.transfers.contains(id); }));
    }
    void accept(const TransferId &id = transferId) { receiver.service->accept(id, {}); }
    /// Lets the threads work; time stands still unless `step` says otherwise.
    bool until(const std::function<bool()> &condition, qint64 step = 0)
    {
        QElapsedTimer time;
        time.start();
        while (!condition() && time.elapsed() < 10'000) {
            QCoreApplication::processEvents();
            if (step > 0)
                clock.advance(step);
            QThread::yieldCurrentThread();
        }
        return condition();
    }
    bool untilStates(TransferState senders, TransferState receivers, qint64 step = 0)
    {
        return until([&] { return sender.state() == senders && receiver.state() == receivers; }, step);
    }
    /// Everything that is under way arrives; nothing new is due.
    void quiet()
    {
        for (int i = 0; i < 200; ++i)
            QCoreApplication::processEvents();
    }
    /// Everything in the receiver's folder; what is still on its way lies in staging().
    [[nodiscard]] QStringList arrived() const { return tree.names(QStringLiteral("bob")); }
    [[nodiscard]] QString staging() const
    {
        return QStringLiteral("bob/.dovetail-%1.part").arg(transferId.toHex());
    }

    TempTree tree;
    ManualClock clock;
    Side sender;
    Side receiver;
};

inline constexpr auto Offered = TransferState::Offered;
inline constexpr auto Waiting = TransferState::Waiting;
inline constexpr auto Running = TransferState::Running;
inline constexpr auto Finishing = TransferState::Finishing;
inline constexpr auto Done = TransferState::Done;
inline constexpr auto Declined = TransferState::Declined;
inline constexpr auto Cancelled = TransferState::Cancelled;
inline constexpr auto Failed = TransferState::Failed;
inline constexpr auto Queued = TransferState::Queued;
inline constexpr auto Interrupted = TransferState::Interrupted;
inline constexpr auto Paused = TransferState::Paused;

} // namespace dovetail::test
