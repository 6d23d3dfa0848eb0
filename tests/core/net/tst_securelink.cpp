// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "tests/core/net/linkends.h"
#include "tests/support/manualclock.h"

#include <QCryptographicHash>
#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QThread>
#include <QtEndian>

#include <atomic>

using namespace dovetail;
using namespace dovetail::net;
using namespace dovetail::test;
using wire::RecordType;

namespace {

/// Sends records of random sizes and content up to `total` bytes, as the link has room for them.
class Source final : public QObject {
public:
    Source(Link &link, qint64 total, quint32 seed) : m_link(link), m_left(total), m_random(seed)
    {
        connect(&link, &Link::drained, this, &Source::go);
    }
    void go()
    {
        while (m_left > 0 && m_link.queuedBytes() < limits::linkHighWater) {
            const int most = int(qMin<qint64>(m_left, limits::maxRecordPayload));
            RecordBuffer record(m_random.bounded(1, most + 1));
            for (int i = 0; i + 4 <= record.size(); i += 4)
                qToUnaligned(quint32(++m_word * 2654435761U), record.data() + i);
            hash.addData(record.view());
            m_left -= record.size();
            sent += record.size();
            m_link.send(RecordType::Data, std::move(record));
            mostQueued = qMax(mostQueued, m_link.queuedBytes());
        }
        if (m_left == 0)
            m_link.finish();
    }
    QCryptographicHash hash{QCryptographicHash::Sha1};
    qint64 sent = 0;
    qint64 mostQueued = 0;

private:
    Link &m_link;
    qint64 m_left;
    QRandomGenerator m_random;
    quint32 m_word = 0;
};

} // namespace

class TestSecureLink : public QObject {
    Q_OBJECT

    ManualClock m_clock;

private slots:
    // The plain sockets of the tests would ask the system for a web proxy.
    void initTestCase() { QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::NoProxy)); }

    void recordsArriveIdenticalBothWays()
    {
        constexpr qint64 total = 100LL * 1024 * 1024;
        Pair pair(m_clock);
        Source fromA(*pair.a, total, 1);
        Source fromB(*pair.b, total, 2);
        QCryptographicHash atA(QCryptographicHash::Sha1);
        QCryptographicHash atB(QCryptographicHash::Sha1);
        connect(pair.a.get(), &Link::recordReceived, this,
                [&](RecordType, QByteArrayView data) { atA.addData(data); });
        connect(pair.b.get(), &Link::recordReceived, this,
                [&](RecordType, QByteArrayView data) { atB.addData(data); });
        QList<ErrorCode> ends;
        for (Link *link : {pair.a.get(), pair.b.get()}) {
            connect(link, &Link::closed, this, [&](const Error &error) { ends.append(error.code); });
            link->start();
        }
        fromA.go();
        fromB.go();
        QTRY_COMPARE_WITH_TIMEOUT(ends, QList<ErrorCode>({ErrorCode::None, ErrorCode::None}), 60'000);
        QCOMPARE(fromA.sent, total);
        QCOMPARE(atB.result(), fromA.hash.result());
        QCOMPARE(atA.result(), fromB.hash.result());
        QVERIFY(fromA.mostQueued < limits::linkHighWater + limits::maxRecordPayload + 64);
    }

    void typesAndOrderAreKept()
    {
        Pair pair(m_clock);
        Heard atB(*pair.b);
        pair.b->start();
        pair.a->start();
        pair.a->send(RecordType::Header, RecordBuffer("head"));
        pair.a->send(RecordType::Data, RecordBuffer("data"));
        pair.a->send(RecordType::Data, RecordBuffer(0));
        QTRY_COMPARE(atB.records.size(), 3);
        QCOMPARE(atB.records.at(0), std::pair(RecordType::Header, QByteArray("head")));
        QCOMPARE(atB.records.at(1), std::pair(RecordType::Data, QByteArray("data")));
        QCOMPARE(atB.records.at(2).second.size(), 0);
    }

    void recordsThatAreKeptStayAsTheyCame()
    {
        constexpr int count = 60;
        Pair pair(m_clock);
        std::vector<std::pair<int, RecordBuffer>> kept;
        QByteArray wrong;
        qsizetype memory = 0;
        int came = 0;
        const auto content = [](int number) { return QByteArray(number % 3 == 0 ? 200'000 : number % 3, char('a' + number % 23)); };
        const auto check = [&](const std::pair<int, RecordBuffer> &one) {
            if (one.second.view() != content(one.first))
                wrong = QByteArray::number(one.first);
        };
        connect(pair.b.get(), &Link::recordReceived, this, [&](RecordType, QByteArrayView payload) {
            kept.emplace_back(came++, pair.b->keep(payload));
            if (kept.size() < 8)
                return;
            check(kept.front()); // and what comes next may be written over it
            pair.b->reuse(std::move(kept.front().second));
            kept.erase(kept.begin());
        });
        pair.b->start();
        pair.a->start();
        for (int number = 0; number < count; ++number)
            pair.a->send(RecordType::Data, RecordBuffer(content(number)));
        QTRY_COMPARE_WITH_TIMEOUT(came, count, 30'000);
        for (auto &one : kept) {
            check(one);
            const qsizetype size = one.second.size();
            memory = qMax(memory, std::move(one.second).take().capacity() - 2 * size);
        }
        QCOMPARE(wrong, QByteArray());
        QVERIFY2(memory < 1'000, qPrintable(QString::number(memory))); // little is not kept in much
    }

    void aReaderWhoStopsHoldsTheSender()
    {
        constexpr qint64 total = 64LL * 1024 * 1024;
        Pair pair(m_clock);
        Source source(*pair.a, total, 3);
        qint64 got = 0;
        connect(pair.b.get(), &Link::recordReceived, this,
                [&](RecordType, QByteArrayView data) { got += data.size(); });
        Heard atB(*pair.b);
        pair.b->setReading(false);
        pair.b->start();
        pair.a->start();
        QSignalSpy drained(pair.a.get(), &Link::drained);
        source.go();
        while (drained.wait(300)) {} // until nothing has moved for a while
        QCOMPARE(got, 0);
        QVERIFY2(source.sent < total / 2, "the system's buffers and ours hold some, not all");
        QVERIFY(pair.a->queuedBytes() >= limits::linkHighWater);

        pair.b->setReading(true);
        pair.b->finish();
        QTRY_COMPARE_WITH_TIMEOUT(got, total, 30'000);
        QTRY_COMPARE(atB.ends, QList<ErrorCode>{ErrorCode::None});
    }

    void readingStopsBetweenTwoRecords()
    {
        Pair pair(m_clock);
        Heard atB(*pair.b);
        connect(pair.b.get(), &Link::recordReceived, this, [&] { pair.b->setReading(false); });
        pair.b->start();
        for (const char *text : {"one", "two"})
            pair.a->send(RecordType::Data, RecordBuffer(text));
        pair.a->finish();
        QTRY_COMPARE(atB.records.size(), 1);
        QTest::qWait(20);
        QCOMPARE(atB.records.size(), 1);
        pair.b->setReading(true);
        QTRY_COMPARE(atB.records.size(), 2);
        QCOMPARE(atB.records.at(1).second, QByteArray("two"));
    }

    void nothingIsEmittedBeforeStart()
    {
        Exposed one(m_clock);
        Heard heard(*one.link);
        one.peer->write(one.record("early"));
        one.peer->disconnectFromHost();
        QTest::qWait(50);
        QVERIFY(heard.records.isEmpty() && heard.ends.isEmpty());
        one.link->start();
        QVERIFY2(heard.records.isEmpty(), "start() returns before the first record");
        QTRY_COMPARE(heard.ends, QList<ErrorCode>{ErrorCode::ConnectionLost});
        QCOMPARE(heard.records.size(), 1);
    }

    void bothSidesFinishing()
    {
        Pair pair(m_clock);
        Heard atA(*pair.a);
        Heard atB(*pair.b);
        pair.a->start();
        pair.b->start();
        pair.a->send(RecordType::Data, RecordBuffer("last words"));
        pair.a->finish();
        pair.a->finish();
        pair.a->send(RecordType::Data, RecordBuffer("too late"));
        QTRY_COMPARE(atB.records.size(), 1);
        QVERIFY2(atA.ends.isEmpty() && atB.ends.isEmpty(), "the other side may still have something to say");
        pair.b->send(RecordType::Data, RecordBuffer("answer"));
        pair.b->finish();
        QTRY_COMPARE(atA.ends, QList<ErrorCode>{ErrorCode::None});
        QTRY_COMPARE(atB.ends, QList<ErrorCode>{ErrorCode::None});
        QCOMPARE(atA.records.size(), 1);
        QCOMPARE(atB.records.size(), 1);
    }

    void closingAfterTheLastRecordIsNoError()
    {
        Exposed one(m_clock);
        Heard heard(*one.link);
        one.link->start();
        one.peer->write(one.record("bye", RecordType::Data, true));
        one.peer->disconnectFromHost();
        QTRY_COMPARE(heard.ends, QList<ErrorCode>{ErrorCode::None});
        QCOMPARE(heard.records.size(), 1);
    }

    void aTruncatedStreamIsNoticed_data()
    {
        QTest::addColumn<int>("bytes");
        for (const int bytes : {0, 1, 4, 5, 6, 24, 25, 27})
            QTest::addRow("%d", bytes) << bytes;
    }
    void aTruncatedStreamIsNoticed()
    {
        QFETCH(int, bytes);
        Exposed one(m_clock);
        Heard heard(*one.link);
        one.link->start();
        QByteArray stream = one.record("dove"); // 25 bytes each
        stream += one.record("tail");
        one.peer->write(stream.left(bytes));
        one.peer->disconnectFromHost();
        QTRY_COMPARE(heard.ends, QList<ErrorCode>{ErrorCode::ConnectionLost});
        QCOMPARE(heard.records.size(), bytes / 25);
    }

    void wrongBytesCloseTheLink_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        Exposed maker(m_clock);
        const QByteArray genuine = maker.record("dove");
        const QByteArray second = maker.record("tail");
        QByteArray changed = genuine;
        changed[7] = char(changed[7] ^ 1);
        RecordCipher strange(cipher, QByteArray(32, 'x'), RecordCipher::Job::Seal);
        QByteArray foreign = genuine;
        QVERIFY(strange.seal(foreign.data(), 4));
        QTest::newRow("rubbish") << QByteArray("GET / HTTP/1.1\r\n\r\n");
        QTest::newRow("zero length") << QByteArray(5, '\0');
        QTest::newRow("length beyond the limit") << QByteArray::fromHex("0010001202");
        QTest::newRow("longest length") << QByteArray::fromHex("ffffffff02");
        QTest::newRow("header beyond its limit") << QByteArray::fromHex("0001001201");
        QTest::newRow("unknown type") << QByteArray::fromHex("0000001503");
        QTest::newRow("changed") << changed;
        QTest::newRow("another key") << foreign;
        QTest::newRow("one left out") << second;
        QTest::newRow("repeated") << genuine + genuine;
    }
    void wrongBytesCloseTheLink()
    {
        QFETCH(QByteArray, bytes);
        Exposed one(m_clock);
        Heard heard(*one.link);
        one.link->start();
        one.peer->write(bytes);
        QTRY_COMPARE(heard.ends, QList<ErrorCode>{ErrorCode::ProtocolViolation});
        QVERIFY(heard.records.size() <= 1);
        QTRY_COMPARE(one.peer->state(), QTcpSocket::UnconnectedState);
        QCOMPARE(one.peer->bytesAvailable(), 0);
    }

    void nothingMayFollowTheLastRecord()
    {
        Exposed one(m_clock);
        Heard heard(*one.link);
        one.link->start();
        one.peer->write(one.record({}, RecordType::Header, true));
        one.peer->write(one.record("more"));
        QTRY_COMPARE(heard.ends, QList<ErrorCode>{ErrorCode::ProtocolViolation});
        QVERIFY(heard.records.isEmpty());
    }

    void abortSaysNothingHereAndIsALossThere()
    {
        Pair pair(m_clock);
        Heard atA(*pair.a);
        Heard atB(*pair.b);
        pair.a->start();
        pair.b->start();
        pair.a->abort();
        pair.a->abort();
        QTRY_COMPARE(atB.ends, QList<ErrorCode>{ErrorCode::ConnectionLost});
        QVERIFY(atA.ends.isEmpty());
        pair.a->send(RecordType::Data, RecordBuffer("into the void"));
        pair.a->finish();
    }

    void mayBeDeletedByWhoGetsARecord()
    {
        Pair pair(m_clock);
        connect(pair.b.get(), &Link::recordReceived, this, [&] { pair.b.reset(); });
        pair.b->start();
        pair.a->send(RecordType::Data, RecordBuffer("one"));
        pair.a->send(RecordType::Data, RecordBuffer("two"));
        QTRY_VERIFY(!pair.b);
    }

    void silenceEndsTheLink()
    {
        Pair pair(m_clock);
        Heard atA(*pair.a);
        Heard atB(*pair.b);
        pair.a->start();
        pair.b->start();
        m_clock.advance(limits::linkIdleMs - 1);
        pair.a->send(RecordType::Data, RecordBuffer("still here"));
        QTRY_COMPARE(atB.records.size(), 1);
        m_clock.advance(limits::linkIdleMs - 1);
        QVERIFY(atA.ends.isEmpty() && atB.ends.isEmpty());
        m_clock.advance(1);
        QCOMPARE(atA.ends, QList<ErrorCode>{ErrorCode::ConnectionLost});
        QCOMPARE(atB.ends, QList<ErrorCode>{ErrorCode::ConnectionLost});
    }

    void whoHoldsTheOtherSideBackIsPatient()
    {
        Pair pair(m_clock);
        Heard atB(*pair.b);
        pair.b->start();
        pair.b->setReading(false);
        m_clock.advance(3 * limits::linkIdleMs);
        QVERIFY(atB.ends.isEmpty());
        pair.b->setReading(true);
        m_clock.advance(limits::linkIdleMs);
        QCOMPARE(atB.ends.size(), 1);
    }

    void whoNeverReadsKeepsNoPlaceForEver()
    {
        Pair pair(m_clock);
        Heard atA(*pair.a);
        pair.a->start();
        pair.b->start();
        pair.b->setReading(false);
        // More than the system holds for the two of them.
        for (int i = 0; i < 64 && pair.a->queuedBytes() < 8 * limits::maxRecordPayload; ++i) {
            pair.a->send(RecordType::Data, RecordBuffer(limits::maxRecordPayload));
            QCoreApplication::processEvents();
        }
        QVERIFY(pair.a->queuedBytes() > 0);
        // Alive it says it is.
        int said = 0;
        qint64 waited = 0;
        for (; atA.ends.isEmpty() && waited < 20 * limits::linkIdleMs; waited += limits::linkIdleMs / 2) {
            pair.b->send(RecordType::Header, RecordBuffer("alive"));
            ++said;
            QTRY_COMPARE(atA.records.size(), said);
            m_clock.advance(limits::linkIdleMs / 2);
        }
        QCOMPARE(atA.ends, QList<ErrorCode>{ErrorCode::ConnectionLost});
        QVERIFY2(waited >= 9 * limits::linkIdleMs && waited <= 12 * limits::linkIdleMs, qPrintable(QString::number(waited)));
    }

    void aForgottenLinkClosesItself()
    {
        Exposed one(m_clock);
        m_clock.advance(limits::linkIdleMs);
        QTRY_COMPARE(one.peer->state(), QTcpSocket::UnconnectedState);
        Heard heard(*one.link);
        one.link->start();
        QTRY_COMPARE(heard.ends, QList<ErrorCode>{ErrorCode::ConnectionLost});
    }

    void worksOnAnotherThread()
    {
        SystemClock clock; // an alarm of a ManualClock belongs to this thread
        auto [one, other] = connectedPair();
        SecureLink here(streamOver(std::move(one)), cipher, keys, clock);
        auto *const there = new SecureLink(streamOver(std::move(other)), cipher, mirrored, clock);
        QThread worker;
        worker.start();
        std::atomic<bool> elsewhere = false;
        connect(there, &Link::recordReceived, there, [&, there](RecordType type, QByteArrayView payload) {
            elsewhere = QThread::currentThread() == &worker;
            there->send(type, RecordBuffer(payload));
            there->finish();
        });
        connect(there, &Link::closed, there, &QObject::deleteLater);
        Heard heard(here);
        here.start();
        here.send(RecordType::Data, RecordBuffer("echo")); // may well be there before the other side starts
        there->moveToThread(&worker);
        QMetaObject::invokeMethod(there, &Link::start);
        QTRY_COMPARE(heard.records.size(), 1);
        here.finish();
        QTRY_COMPARE(heard.ends, QList<ErrorCode>{ErrorCode::None});
        worker.quit();
        QVERIFY(worker.wait());
        QVERIFY(elsewhere);
    }
};

QTEST_GUILESS_MAIN(TestSecureLink)
#include "tst_securelink.moc"
