// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "core/identity/picturehash.h"
#include "core/presence/pictureexchange.h"
#include "tests/support/manualclock.h"
#include "tests/support/testhost.h"

#include <QSignalSpy>
#include <QTest>

using namespace dovetail;
using namespace dovetail::test;
using presence::PictureExchange;

namespace {

QByteArray picture(int size, char fill = 'p')
{
    QByteArray bytes(size, fill);
    for (int i = 0; i < size; ++i)
        bytes[i] = char(fill + i / limits::pictureSliceBytes);
    return bytes;
}

/// Everybody answers at the next millisecond, or as the test says.
class FakeSealed final : public net::SealedChannel {
public:
    bool send(const PeerId &peer, const wire::Content &content) override
    {
        sent.append({peer, content});
        return true;
    }
    bool isOnline(const PeerId &) const override { return true; }
    Endpoint linkEndpoint(const PeerId &) const override { return {}; }
    void doubt(const PeerId &) override {}
    std::optional<qint64> clockOffset(const PeerId &) const override { return {}; }

    struct Sent {
        PeerId peer;
        wire::Content content;
    };
    /// What was sent since the last call.
    QList<Sent> take() { return std::exchange(sent, {}); }

    QList<Sent> sent;
};

/// Somebody that hears of others by cards, and an exchange without any network.
struct Desk {
    struct Other {
        identity::IdentityKey key = identity::IdentityKey::generate();
        identity::SessionKey session = identity::SessionKey::generate();
        wire::PeerCard card;
        PeerId id = key.id();
    };

    Desk()
    {
        QObject::connect(&pictures, &PictureExchange::fetched, &pictures,
                         [this](const PeerId &peer, const PictureId &, const QByteArray &bytes) { here[peer] = bytes; });
        QObject::connect(&pictures, &PictureExchange::removed, &pictures, [this](const PeerId &peer) { here.remove(peer); });
    }
    /// They are here and their card tells of this picture.
    void tell(Other &other, const QByteArray &bytes)
    {
        tell(other, identity::pictureIdOf(bytes));
    }
    void tell(Other &other, const PictureId &id)
    {
        other.card.boot = 1;
        ++other.card.revision;
        other.card.chatPort = other.card.linkPort = 1;
        other.card.sessionKey = other.session.publicKey();
        other.card.timeoutMs = limits::presenceTimeoutMs;
        other.card.picture = id;
        presence::Peer *peer = roster.hear(identity::signCard(other.key, other.card), way, clock.now()).peer;
        QVERIFY(peer);
        const bool came = peer->presence != Presence::Online;
        peer->presence = Presence::Online;
        if (came)
            emit channel.peerOnline(other.id);
        pictures.onPeerChanged(other.id);
    }
    /// Lets the time pass within which somebody must have been asked.
    QList<FakeSealed::Sent> asked()
    {
        clock.advance(limits::answerSpreadPerPeerMs * (roster.onlineCount() + 1));
        return channel.take();
    }
    void say(const Other &other, const PictureId &id, int offset, int total, const QByteArray &bytes)
    {
        emit channel.received(other.id, wire::PictureSlice{id, quint16(offset), quint16(total), bytes});
    }
    /// Answers what was asked as an honest owner does; false when nothing was.
    bool answer(const Other &other, const QByteArray &bytes)
    {
        const auto questions = channel.take();
        for (const auto &[peer, content] : questions) {
            const auto *request = std::get_if<wire::PictureRequest>(&content);
            if (!request || peer != other.id)
                continue;
            say(other, request->picture, request->offset, int(bytes.size()),
                bytes.mid(request->offset, limits::pictureSliceBytes));
        }
        return !questions.isEmpty();
    }

    const Endpoint way{QHostAddress(QStringLiteral("10.0.0.2")), 27423};
    ManualClock clock;
    FakeSealed channel;
    identity::SessionKey own = identity::SessionKey::generate();
    presence::Roster roster{own, identity::IdentityKey::generate().id()};
    PictureExchange pictures{clock, channel, roster};
    QHash<PeerId, QByteArray> here;
};

const QByteArray whole = picture(2'500);

} // namespace

class TestPictureExchange final : public QObject {
    Q_OBJECT

private slots:
    void asksSliceBySlice()
    {
        Desk desk;
        Desk::Other mei;
        desk.tell(mei, whole);
        for (const int offset : {0, 1'000, 2'000}) {
            desk.clock.advance(limits::answerSpreadPerPeerMs);
            QCOMPARE(desk.channel.sent.size(), 1);
            QCOMPARE(desk.channel.sent.first().peer, mei.id);
            QVERIFY(desk.channel.sent.first().content
                    == wire::Content(wire::PictureRequest{identity::pictureIdOf(whole), quint16(offset)}));
            QVERIFY(desk.answer(mei, whole));
        }
        QCOMPARE(desk.here.value(mei.id), whole);
        desk.tell(mei, whole);
        desk.clock.advance(60'000);
        QVERIFY(desk.channel.sent.isEmpty()); // nothing more was said
    }

    void whatIsHereIsNotAskedFor()
    {
        Desk desk;
        Desk::Other mei;
        desk.pictures.setKnown(mei.id, identity::pictureIdOf(whole));
        desk.tell(mei, whole);
        desk.clock.advance(60'000);
        QVERIFY(desk.channel.sent.isEmpty());
        desk.here.insert(mei.id, whole);
        desk.tell(mei, PictureId());
        QVERIFY(desk.here.isEmpty()); // they took it away
        desk.tell(mei, PictureId());
        desk.tell(mei, whole);
        QCOMPARE(desk.asked().size(), 1); // and showed it again
    }

    void nobodyIsAskedWhoseAddressIsNotProved()
    {
        Desk desk;
        Desk::Other mei;
        desk.tell(mei, PictureId());
        presence::Peer *peer = desk.roster.find(mei.id);
        peer->presence = Presence::Unanswering;
        peer->card.picture = identity::pictureIdOf(whole);
        desk.pictures.onPeerChanged(mei.id);
        desk.clock.advance(60'000);
        QVERIFY(desk.channel.sent.isEmpty());
    }

    void asksAgainAndGivesUp()
    {
        Desk desk;
        Desk::Other mei;
        desk.tell(mei, whole);
        desk.clock.advance(60'000);
        QCOMPARE(desk.channel.take().size(), limits::pictureTries);
        desk.tell(mei, whole); // only another picture, or another arrival, is a reason to ask once more
        QVERIFY(desk.asked().isEmpty());
        desk.say(mei, identity::pictureIdOf(whole), 0, 2'500, whole.left(1'000));
        QVERIFY(desk.asked().isEmpty());
        desk.tell(mei, picture(10));
        QCOMPARE(desk.asked().size(), 1);
        desk.tell(mei, whole);
        QCOMPARE(desk.asked().size(), 1);
        desk.clock.advance(60'000);
        desk.channel.take();
        desk.roster.find(mei.id)->presence = Presence::Offline;
        emit desk.channel.peerOffline(mei.id);
        desk.tell(mei, whole);
        QCOMPARE(desk.asked().size(), 1);
        desk.clock.advance(60'000);
        desk.channel.take();
        desk.roster.find(mei.id)->presence = Presence::Offline; // started anew, and back at once
        desk.tell(mei, whole);
        QCOMPARE(desk.asked().size(), 1);
    }

    void theSameCardAgainChangesNothing()
    {
        Desk desk;
        Desk::Other mei;
        desk.tell(mei, whole);
        desk.tell(mei, whole);
        QCOMPARE(desk.asked().size(), 1);
        desk.say(mei, identity::pictureIdOf(whole), 0, 2'500, whole.left(1'000));
        desk.tell(mei, whole);
        const auto questions = desk.asked();
        QCOMPARE(questions.size(), 1);
        QCOMPARE(std::get<wire::PictureRequest>(questions.first().content).offset, 1'000);
    }

    void eachSliceHasItsTries()
    {
        Desk desk;
        Desk::Other mei;
        desk.tell(mei, whole);
        for (int slice = 0; slice < 3; ++slice) {
            desk.asked();
            desk.clock.advance((limits::pictureTries - 1) * limits::pictureRetryMs); // the last one is answered
            QVERIFY(desk.answer(mei, whole));
        }
        QCOMPARE(desk.here.value(mei.id), whole);
    }

    void whoGoesIsAskedNoMore()
    {
        Desk desk;
        Desk::Other mei;
        desk.tell(mei, whole);
        QCOMPARE(desk.asked().size(), 1);
        desk.roster.find(mei.id)->presence = Presence::Offline;
        emit desk.channel.peerOffline(mei.id);
        desk.clock.advance(60'000);
        QVERIFY(desk.channel.sent.isEmpty());
        desk.say(mei, identity::pictureIdOf(whole), 0, 2'500, whole.left(1'000));
        QVERIFY(desk.channel.sent.isEmpty());
    }

    void aChangeMeanwhileBeginsAnew()
    {
        Desk desk;
        Desk::Other mei;
        const QByteArray newer = picture(1'500, 'n');
        desk.tell(mei, whole);
        desk.asked();
        desk.say(mei, identity::pictureIdOf(whole), 0, 2'500, whole.left(1'000));
        desk.channel.take();
        desk.tell(mei, newer);
        desk.say(mei, identity::pictureIdOf(whole), 1'000, 2'500, whole.mid(1'000, 1'000)); // late
        QVERIFY(desk.channel.sent.isEmpty());
        desk.clock.advance(2 * limits::answerSpreadPerPeerMs);
        QVERIFY(desk.answer(mei, newer));
        QVERIFY(desk.answer(mei, newer));
        QCOMPARE(desk.here.value(mei.id), newer);
        desk.tell(mei, whole);
        desk.asked();
        desk.tell(mei, PictureId()); // and then none at all
        QVERIFY(!desk.here.contains(mei.id));
        desk.tell(mei, whole);
        desk.tell(mei, PictureId()); // before anything was asked
        desk.clock.advance(60'000);
        QVERIFY(desk.channel.take().isEmpty());
    }

    void liarsGetNowhere()
    {
        Desk desk;
        Desk::Other mei;
        const PictureId id = identity::pictureIdOf(whole);
        desk.say(mei, id, 0, 2'500, whole.left(1'000)); // never asked for
        desk.tell(mei, whole);
        desk.say(mei, id, 0, 2'500, whole.left(1'000)); // nor yet
        QCOMPARE(desk.asked().size(), 1);
        Desk::Other tom;
        desk.say(tom, id, 0, 2'500, whole.left(1'000));                                    // somebody else
        desk.say(mei, identity::pictureIdOf("other"), 0, 2'500, whole.left(1'000)); // something else
        desk.say(mei, id, 1'000, 2'500, whole.mid(1'000, 1'000));                          // another part
        QVERIFY(desk.channel.sent.isEmpty());
        desk.say(mei, id, 0, 2'500, whole.left(1'000));
        QCOMPARE(desk.channel.take().size(), 1);
        desk.say(mei, id, 0, 2'500, whole.left(1'000)); // a copy
        QVERIFY(desk.channel.sent.isEmpty());
        desk.say(mei, id, 1'000, 16'000, whole.mid(1'000, 1'000)); // another size: that is the end of it
        desk.clock.advance(60'000);
        QVERIFY(desk.channel.take().isEmpty());
        QVERIFY(desk.here.isEmpty());
    }

    void bytesThatAreNotThePictureAreDropped()
    {
        Desk desk;
        Desk::Other mei;
        desk.tell(mei, whole);
        desk.asked();
        desk.say(mei, identity::pictureIdOf(whole), 0, 3, "abc");
        QVERIFY(desk.here.isEmpty());
        desk.tell(mei, whole);
        desk.clock.advance(60'000);
        QVERIFY(desk.channel.take().isEmpty()); // not from them once more
    }

    void answersForItsPictureOnly()
    {
        Desk desk;
        Desk::Other mei;
        const auto ask = [&](const QByteArray &of, int offset) {
            emit desk.channel.received(mei.id, wire::PictureRequest{identity::pictureIdOf(of), quint16(offset)});
            return desk.channel.take();
        };
        QVERIFY(ask(whole, 0).isEmpty()); // there is none
        desk.pictures.setOwn(whole);
        QCOMPARE(desk.pictures.ownId(), identity::pictureIdOf(whole));
        for (const int offset : {0, 1'000, 2'000}) {
            const auto answers = ask(whole, offset);
            QCOMPARE(answers.size(), 1);
            QCOMPARE(answers.first().peer, mei.id);
            QVERIFY(answers.first().content
                    == wire::Content(wire::PictureSlice{identity::pictureIdOf(whole), quint16(offset), 2'500,
                                                        whole.mid(offset, 1'000)}));
        }
        QVERIFY(ask(whole, 3'000).isEmpty());
        QVERIFY(ask("another", 0).isEmpty());
        desk.pictures.setOwn(picture(1'000, 'n'));
        QVERIFY(ask(whole, 0).isEmpty());
        QVERIFY(ask(picture(1'000, 'n'), 1'000).isEmpty());
        desk.pictures.setOwn({});
        QVERIFY(ask(picture(1'000, 'n'), 0).isEmpty());
        QVERIFY(desk.pictures.ownId().isNull());
    }

    void whoAsksTooMuchIsNotAnswered()
    {
        Desk desk;
        Desk::Other mei;
        Desk::Other tom;
        desk.pictures.setOwn(whole);
        const wire::PictureRequest request{identity::pictureIdOf(whole), 0};
        for (int i = 0; i < 1'000; ++i)
            emit desk.channel.received(mei.id, request);
        const qsizetype most = desk.channel.take().size();
        QVERIFY(most >= 17 && most < 100);
        emit desk.channel.received(tom.id, request);
        QCOMPARE(desk.channel.take().size(), 1); // others do not suffer from it
        desk.clock.advance(10'000);
        emit desk.channel.received(mei.id, request);
        QCOMPARE(desk.channel.take().size(), 1);
    }

    void aLargeNetworkIsAskedLittleByLittle()
    {
        constexpr int people = 5'000;
        Desk desk;
        const QByteArray small = picture(1'200);
        std::vector<std::unique_ptr<Desk::Other>> others;
        for (int i = 0; i < people; ++i) {
            others.push_back(std::make_unique<Desk::Other>());
            desk.tell(*others.back(), small);
        }
        QSet<PeerId> running;
        qsizetype most = 0;
        int mostAtOnce = 0;
        const bool all = desk.clock.advanceUntil(
            [&] {
                const auto questions = desk.channel.take();
                mostAtOnce = qMax(mostAtOnce, int(questions.size()));
                for (const auto &[peer, content] : questions)
                    running.insert(peer);
                most = qMax(most, running.size());
                for (const auto &[peer, content] : questions) {
                    const auto request = std::get<wire::PictureRequest>(content);
                    emit desk.channel.received(
                        peer, wire::PictureSlice{request.picture, request.offset, quint16(small.size()),
                                                 small.mid(request.offset, limits::pictureSliceBytes)});
                    if (desk.here.contains(peer))
                        running.remove(peer);
                }
                return desk.here.size() == people;
            },
            600'000, 1);
        QVERIFY(all);
        QVERIFY2(most <= 4, qPrintable(QString::number(most)));
        QVERIFY2(mostAtOnce <= 4, qPrintable(QString::number(mostAtOnce)));
        QVERIFY(desk.clock.now() > 20'000); // whoever they ask is not overrun by all of them
    }

    void overALossyNetwork()
    {
        ManualClock clock;
        FakeLan lan(clock, 7);
        TestProfile anaProfile;
        TestProfile meiProfile;
        TestHost ana(clock, lan, anaProfile, QStringLiteral("Ana"), QStringLiteral("10.0.0.1"));
        TestHost mei(clock, lan, meiProfile, QStringLiteral("Mei"), QStringLiteral("10.0.0.2"));
        PictureExchange anas(clock, *ana.router, ana.roster);
        PictureExchange meis(clock, *mei.router, mei.roster);
        connect(&ana.presence, &presence::PresenceService::peerChanged, &anas, &PictureExchange::onPeerChanged);
        QSignalSpy fetched(&anas, &PictureExchange::fetched);
        QSignalSpy removed(&anas, &PictureExchange::removed);
        QVERIFY(clock.advanceUntil([&] { return ana.sees(mei) && mei.sees(ana); }, 10'000));
        lan.wire.loss = 0.2;
        lan.wire.duplication = 0.2;
        lan.wire.reordering = 0.2;
        const auto show = [&](const QByteArray &bytes) {
            meis.setOwn(bytes);
            mei.presence.setPicture(meis.ownId());
        };
        show(picture(limits::maxPictureBytes));
        QVERIFY(clock.advanceUntil([&] { return fetched.size() == 1; }, 60'000));
        QCOMPARE(fetched.first().at(2).toByteArray(), picture(limits::maxPictureBytes));
        show(picture(3'000, 'n'));
        QVERIFY(clock.advanceUntil([&] { return fetched.size() == 2; }, 60'000));
        show({});
        QVERIFY(clock.advanceUntil([&] { return removed.size() == 1; }, 60'000));
        // Who is blocked gets nothing of it.
        show(picture(3'000, 'b'));
        mei.presence.setBlocked(ana.id(), true);
        clock.advance(60'000);
        QCOMPARE(fetched.size(), 2);
        mei.presence.setBlocked(ana.id(), false);
        QVERIFY(clock.advanceUntil([&] { return fetched.size() == 3; }, 60'000));
    }
};

QTEST_GUILESS_MAIN(TestPictureExchange)
#include "tst_pictureexchange.moc"
