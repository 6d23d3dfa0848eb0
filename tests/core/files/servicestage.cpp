// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/files/servicestage.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

namespace dovetail::test {

bool PeerChannel::send(const PeerId &, const wire::Content &content)
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
    return true;
}

void PeerLinks::dial(const Endpoint &, const net::LinkTicket &ticket)
{
    QMetaObject::invokeMethod(
        this, [this, ticket] { connectTo(ticket); }, Qt::QueuedConnection);
}

void PeerLinks::forget(const LinkId &link)
{
    expected.removeIf([&link](const net::LinkTicket &ticket) { return ticket.link == link; });
}

void PeerLinks::connectTo(const net::LinkTicket &ticket)
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

Side::Side(const PeerId &own, const PeerId &peer, ManualClock &time, const QString &folder,
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

void Side::begin()
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

void Side::hear(const PeerId &from, const wire::TransferUpdatePayload &update)
{
    if (service)
        service->onUpdate(from, update);
    else
        missed += update;
}

void Side::kill()
{
    service.reset();
    links.expected.clear();
}

void Side::restart()
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

Stage::Stage()
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

void Stage::offer(const QList<QByteArray> &contents)
{
    QStringList paths;
    for (qsizetype i = 0; i < contents.size(); ++i)
        paths += tree.write(QStringLiteral("out/file%1").arg(i), contents[i]);
    offerPaths(paths);
}

void Stage::offerPaths(const QStringList &paths, const TransferId &id)
{
    QVERIFY(sender.service->offer(bob, id, paths).ok());
    QVERIFY(until([&] { return receiver.transfers.contains(id); }));
}

bool Stage::until(const std::function<bool()> &condition, qint64 step)
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

bool Stage::untilStates(TransferState senders, TransferState receivers, qint64 step)
{
    return until([&] { return sender.state() == senders && receiver.state() == receivers; }, step);
}

void Stage::quiet()
{
    for (int i = 0; i < 200; ++i)
        QCoreApplication::processEvents();
}

} // namespace dovetail::test
