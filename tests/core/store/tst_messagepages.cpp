// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "tests/core/store/tabletest.h"

using namespace dovetail;
using namespace dovetail::store;
using samples::messageId;
using samples::peer;
using Kind = PageRequest::Kind;

namespace {

const PeerId ada = peer(1);
constexpr qint64 day = 24 * 60 * 60 * 1000;

QList<int> numbers(const QList<Message> &messages)
{
    QList<int> numbers;
    for (const Message &message : messages)
        numbers.append(message.text.section(QLatin1Char(' '), 1, 1).toInt());
    return numbers;
}

} // namespace

class TestMessagePages : public TableTest {
    Q_OBJECT
private slots:
    void init() { makeTable(); }
    void cleanup() { dropTable(); }

    void ordersByTheTimeOfWriting()
    {
        add(1, ada, true, 5'000);
        StoredMessage late = samples::message(2, ada, 1); // written before it, here after it
        late.message.at = 3'000;
        late.message.storedAt = 6'000;
        QVERIFY(table().insertReceived(late)->has_value());
        add(3, ada, true, 7'000);
        QCOMPARE(numbers(page(ada).messages), (QList<int>{2, 1, 3}));
        reopen();
        QCOMPARE(numbers(page(ada).messages), (QList<int>{2, 1, 3}));
        QCOMPARE(table().summaries()->first().last->id, messageId(3));
    }

    void keepsEachWritersOrder()
    {
        add(1, ada, false, 5'000);
        StoredMessage earlier = samples::message(2, ada, 2); // their clock was set back between the two
        earlier.message.at = 1'000;
        earlier.message.storedAt = 9'000;
        QCOMPARE((*table().insertReceived(earlier))->at, 5'000);
        QCOMPARE(add(3, ada, true, 4'000).at, 4'000);  // the other side's are no measure
        QCOMPARE(add(1, peer(2), false, 100).at, 100); // nor is another conversation
        reopen();
        QCOMPARE(add(4, ada, false, 4'500).at, 5'000);
        QCOMPARE(numbers(page(ada).messages), (QList<int>{3, 1, 2, 4}));
    }

    void isNoCaptiveOfAWrongClock()
    {
        QCOMPARE(add(1, ada, true, 100 * day).at, 100 * day); // the year was set wrong here once
        QCOMPARE(add(2, ada, true, 3 * day).at, 3 * day);
        QCOMPARE(add(3, ada, true, 3 * day - 5).at, 3 * day);
        QCOMPARE(add(4, ada, true, 2 * day).at, 3 * day); // a day at most
    }

    void isNeverLaterThanNow()
    {
        StoredMessage ahead = samples::message(1, ada, 1);
        ahead.message.at = 9 * day;
        ahead.message.storedAt = day;
        QCOMPARE((*table().insertReceived(ahead))->at, day);
    }

    void pagesBothWays()
    {
        // Two rows of the same moment, and stored in another order than written.
        const QList<qint64> times{10, 30, 60, 20, 30, 40, 50};
        for (int i = 0; i < times.size(); ++i) {
            add(quint64(i) + 1, ada, i < 3, times.at(i));
            add(quint64(i) + 1, peer(2), false, 45); // between them in the table
        }
        const QList<int> all{1, 4, 2, 5, 6, 7, 3};
        QCOMPARE(numbers(page(ada).messages), all);
        const QList<Message> rows = page(ada).messages;

        for (int limit = 1; limit <= 8; ++limit)
            for (int i = 0; i < rows.size(); ++i) {
                const Position here = rows.at(i).position();
                const MessagePage before = page(ada, {Kind::Before, here, limit});
                QCOMPARE(numbers(before.messages), all.mid(qMax(0, i - limit), qMin(i, limit)));
                QCOMPARE(before.reachedStart, i <= limit);
                QCOMPARE(before.reachedEnd, false);

                const MessagePage after = page(ada, {Kind::After, here, limit});
                QCOMPARE(numbers(after.messages), all.mid(i + 1, limit));
                QCOMPARE(after.reachedStart, false);
                QCOMPARE(after.reachedEnd, i + 1 + limit >= rows.size());

                const MessagePage around = page(ada, {Kind::Around, here, limit});
                QCOMPARE(around.messages.size(), qMin(limit, int(rows.size())));
                QVERIFY(around.messages.contains(rows.at(i)));
                QCOMPARE(around.reachedStart, around.messages.first() == rows.first());
                QCOMPARE(around.reachedEnd, around.messages.last() == rows.last());
                QCOMPARE(numbers(around.messages),
                         all.mid(all.indexOf(numbers(around.messages).first()), limit));
            }
        const MessagePage newest = page(ada, {Kind::Newest, {}, 3});
        QCOMPARE(numbers(newest.messages), all.mid(4));
        QVERIFY(newest.reachedEnd && !newest.reachedStart);
        QVERIFY(page(ada, {Kind::Newest, {}, 7}).reachedStart);
        QCOMPARE(numbers(page(ada, {Kind::Around, rows.at(3).position(), 4}).messages), all.mid(1, 4));
    }

    void goesOnWhereARowIsGone()
    {
        for (int i = 1; i <= 5; ++i)
            add(quint64(i), ada, false, i * 10);
        const Position gone{30, 1'000};
        QCOMPARE(numbers(page(ada, {Kind::Before, gone, 2}).messages), (QList<int>{2, 3}));
        QCOMPARE(numbers(page(ada, {Kind::After, gone, 9}).messages), (QList<int>{4, 5}));
        QCOMPARE(numbers(page(ada, {Kind::After, {}, 2}).messages), (QList<int>{1, 2}));
        QVERIFY(page(ada, {Kind::After, {}, 2}).reachedStart);
        const MessagePage nothing = page(ada, {Kind::After, {99, 99}, 2});
        QVERIFY(nothing.messages.isEmpty() && nothing.reachedEnd && !nothing.reachedStart);
        const MessagePage stranger = page(peer(9), {Kind::Around, {30, 3}, 2});
        QVERIFY(stranger.messages.isEmpty() && stranger.reachedEnd && stranger.reachedStart);
        QCOMPARE(page(ada, {Kind::Newest, {}, 0}).messages.size(), 1); // at least something
    }

    void jumpsToADate()
    {
        for (int i = 1; i <= 9; ++i)
            add(quint64(i), ada, false, i * day);
        QCOMPARE(numbers(page(ada, {Kind::Date, {5 * day - 10, 0}, 4}).messages), (QList<int>{3, 4, 5, 6}));
        QCOMPARE(numbers(page(ada, {Kind::Date, {5 * day, 0}, 4}).messages), (QList<int>{3, 4, 5, 6}));
        const MessagePage beginning = page(ada, {Kind::Date, {-5 * day, 0}, 4});
        QCOMPARE(numbers(beginning.messages), (QList<int>{1, 2, 3, 4}));
        QVERIFY(beginning.reachedStart && !beginning.reachedEnd);
        const MessagePage end = page(ada, {Kind::Date, {99 * day, 0}, 4});
        QCOMPARE(numbers(end.messages), (QList<int>{6, 7, 8, 9}));
        QVERIFY(end.reachedEnd && !end.reachedStart);
    }

    void showsWhatAReplyAnswersTo()
    {
        const Message first = add(1, ada, false, 10, QStringLiteral("shall we?"));
        add(1, ada, true, 11, QStringLiteral("mine of the same id"));
        const Message reply = add(2, ada, true, 20, QStringLiteral("yes"), first.ref());
        QVERIFY(reply.quote);
        QCOMPARE(reply.quote->text, QStringLiteral("shall we?"));
        QCOMPARE(reply.quote->ref, first.ref());
        QCOMPARE(reply.quote->position, first.position());
        QVERIFY(!reply.quote->missing);
        QVERIFY(!first.quote);

        QVERIFY(table().edit(ada, first.ref(), QStringLiteral("shall we not?"), 30)->has_value());
        QCOMPARE(only(ada, reply.ref()).quote->text, QStringLiteral("shall we not?"));
        QVERIFY(table().markDeleted(ada, first.ref())->has_value());
        const Message now = only(ada, reply.ref());
        QVERIFY(now.quote->missing && now.quote->text.isEmpty() && now.quote->position.isNull());
        QCOMPARE(now.quote->ref, first.ref());
    }

    void quotesOnlyWhatBelongsHere()
    {
        add(1, peer(2), false, 10, QStringLiteral("of somebody else"));
        QVERIFY(add(5, ada, true, 20, QStringLiteral("a"), MessageRef{messageId(1), false}).quote->missing);
        QVERIFY(add(6, ada, true, 20, QStringLiteral("b"), MessageRef{messageId(77), true}).quote->missing);
        StoredMessage hidden = samples::message(7, ada, 1);
        hidden.visible = false;
        QVERIFY(table().insertReceived(hidden)->has_value());
        QVERIFY(add(8, ada, true, 20, QStringLiteral("c"), MessageRef{messageId(7), false}).quote->missing);
    }

    void cutsAQuoteBetweenCharacters()
    {
        const int most = limits::maxQuoteLength;
        const QString family =
            QStringLiteral("\U0001F468\u200D\U0001F469\u200D\U0001F467"); // one character, 8 units
        add(1, ada, false, 10, QString(most - 1, u'a') + QStringLiteral("\U0001F600 and more"));
        add(2, ada, false, 11, QString(most - 3, u'a') + family);
        add(3, ada, false, 12, QString(most, u'a'));
        add(4, ada, false, 13, QStringLiteral("e") + QString(5'000, QChar(0x0301)));
        const auto quoted = [this](quint64 number) {
            return add(100 + number, ada, true, 50, QStringLiteral("r"), MessageRef{messageId(number), false})
                .quote->text;
        };
        QCOMPARE(quoted(1), QString(most - 1, u'a'));
        QCOMPARE(quoted(2), QString(most - 3, u'a'));
        QCOMPARE(quoted(3), QString(most, u'a'));
        const QString tower = quoted(4);
        QVERIFY(tower.size() <= most && tower.startsWith(u'e'));
    }

    void countsWhatIsUnread()
    {
        for (quint64 i = 1; i <= 4; ++i)
            add(i, ada, false, qint64(50 - i)); // shown at one time, stored one by one
        const qint64 second = only(ada, {messageId(2), false}).row;
        QVERIFY(database().contacts().setReadRow(ada, second).ok());
        add(1, ada, true, 99);
        QCOMPARE(table().summaries()->first().unread, 2);
        QCOMPARE(*table().newestReceived(ada), messageId(4));
        QVERIFY(!table().newestReceived(peer(2))->has_value());
    }
};

QTEST_GUILESS_MAIN(TestMessagePages)
#include "tst_messagepages.moc"
