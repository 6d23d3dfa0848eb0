// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/tabletest.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSqlError>
#include <QSqlQuery>

#include <array>

using namespace dovetail;
using namespace dovetail::store;
using samples::messageId;
using samples::peer;

namespace {

const PeerId ada = peer(1);
const PeerId ben = peer(2);

} // namespace

class TestMessageSearch : public TableTest {
    Q_OBJECT
private slots:
    void init() { makeTable(); }
    void cleanup() { dropTable(); }

    void findsPartsOfWords_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QList<int>>("expected"); // newest first
        const auto row = [](const char *name, const QString &query, const QList<int> &expected) {
            QTest::newRow(name) << query << expected;
        };
        row("word", QStringLiteral("meeting"), {5, 1});
        row("part of a word", QStringLiteral("eetin"), {5, 1});
        row("capitals", QStringLiteral("MEETing"), {5, 1});
        row("two words, any order", QStringLiteral("tomorrow meeting"), {1});
        row("a word and a short one", QStringLiteral("meeting 5"), {5});
        row("no such pair", QStringLiteral("meeting lunch"), {});
        row("nowhere", QStringLiteral("zebra"), {});
        row("letters there, word not", QStringLiteral("meetingtomorrow"), {});
        row("one letter", QStringLiteral("z"), {3});
        row("one letter at the end", QStringLiteral("?"), {5});
        row("two letters at the end", QStringLiteral("m?"), {5});
        row("a text of one letter", QStringLiteral("k"), {10, 9});
        row("one letter nowhere", QStringLiteral("q"), {});
        row("Chinese", QStringLiteral("会议室"), {2});
        row("Chinese, two", QStringLiteral("会议"), {4, 2});
        row("Chinese, one", QStringLiteral("议"), {4, 2});
        row("Chinese, two words", QStringLiteral("明天 室"), {2});
        row("Japanese", QStringLiteral("ランチ"), {6});
        row("Japanese, one", QStringLiteral("ラ"), {6});
        row("Cyrillic, other case", QStringLiteral("ПРИВЕТ"), {7});
        row("Cyrillic, two, other case", QStringLiteral("ЕТ"), {7});
        row("emoji", QStringLiteral("\U0001F680"), {8});
        row("emoji, three", QStringLiteral("\U0001F680\U0001F680\U0001F680"), {});
        row("per cent", QStringLiteral("100%"), {9});
        row("per cent alone", QStringLiteral("%"), {9});
        row("low line", QStringLiteral("_"), {9});
        row("star", QStringLiteral("mee*"), {});
        row("quote", QStringLiteral("\""), {9});
        row("quotes", QStringLiteral("\"so\""), {9});
        row("apostrophe", QStringLiteral("'"), {9});
        row("operators", QStringLiteral("meeting OR lunch"), {});
        row("not", QStringLiteral("NOT meeting"), {});
        row("near", QStringLiteral("NEAR(meeting tomorrow)"), {});
        row("column", QStringLiteral("body:meeting"), {});
        row("parentheses", QStringLiteral("((("), {});
        row("minus", QStringLiteral("-meeting"), {});
        row("backslash", QStringLiteral("\\"), {});
        row("NUL", QStringLiteral("meeting") + QChar(u'\0') + QStringLiteral("tomorrow"), {1});
        row("lone surrogate", QString(QChar(0xd83d)), {});
        row("three lone surrogates", QString(3, QChar(0xd83d)), {});
        row("the index's own marks", QStringLiteral("\U000f1840\U000f1840\U000f1840"), {});
        row("nothing", QString(), {});
        row("blank", QStringLiteral(" \t\n"), {});
    }
    void findsPartsOfWords()
    {
        const QStringList texts{
            QStringLiteral("The meeting is tomorrow"),
            QStringLiteral("明天的会议室是三号"),
            QStringLiteral("lazy"),
            QStringLiteral("今天没有会议"),
            QStringLiteral("No Meeting at 5 am?"),
            QStringLiteral("今日のランチは"),
            QStringLiteral("Всем привет"),
            QStringLiteral("go \U0001F680\U0001F680"),
            QStringLiteral("it's 100% \"so\", snake_case"),
            QStringLiteral("K"),
        };
        for (int i = 0; i < texts.size(); ++i)
            add(quint64(i) + 1, i % 2 ? ada : ben, i % 3 == 0, i * 1'000, texts.at(i));
        QFETCH(const QString, query);
        QFETCH(const QList<int>, expected);
        const Result<SearchResult> result = table().search({.text = query});
        QVERIFY(result.ok());
        QList<int> found;
        for (const Message &hit : result->hits)
            found.append(int(texts.indexOf(hit.text)) + 1);
        QCOMPARE(found, expected);
        QVERIFY(result->reachedEnd);
    }

    void followsWhatBecomesOfAMessage()
    {
        add(1, ada, true, 10, QStringLiteral("the old words"));
        QCOMPARE(found(QStringLiteral("old")), QList<quint64>{1});
        QVERIFY(table().edit(ada, {messageId(1), true}, QStringLiteral("newer ones"), 5)->has_value());
        QCOMPARE(found(QStringLiteral("old")), QList<quint64>());
        QCOMPARE(found(QStringLiteral("newer")), QList<quint64>{1});
        QVERIFY(table().setState(messageId(1), MessageState::Failed)->has_value());
        QVERIFY(table().revive(messageId(1))->has_value());
        QCOMPARE(found(QStringLiteral("ne")), QList<quint64>{1});
        QVERIFY(table().setDelivered({messageId(1)}).ok());
        QVERIFY(table().react(ada, {messageId(1), true}, false, QStringLiteral("smile"))->has_value());
        QCOMPARE(found(QStringLiteral("smile")), QList<quint64>());
        QVERIFY(table().markDeleted(ada, {messageId(1), true})->has_value());
        QCOMPARE(found(QStringLiteral("newer")), QList<quint64>());
        QCOMPARE(found(QStringLiteral("n")), QList<quint64>());

        StoredMessage hidden = samples::message(2, ada, 1);
        hidden.visible = false;
        QVERIFY(table().insertReceived(hidden)->has_value());
        QCOMPARE(found(QStringLiteral("message")), QList<quint64>());
        StoredMessage files = samples::message(3, ada, 2);
        files.message.kind = MessageKind::Files;
        files.message.text = QStringLiteral("report.pdf");
        QVERIFY(table().insertReceived(files)->has_value());
        QCOMPARE(found(QStringLiteral(".pdf")), QList<quint64>{3});
        checkIndex();
    }

    void searchesOneConversation()
    {
        for (quint64 i = 1; i <= 20; ++i)
            add(i, i % 4 ? ben : ada, false, qint64(i), QStringLiteral("tea at %1").arg(i));
        QCOMPARE(found(QStringLiteral("tea"), ada), (QList<quint64>{20, 16, 12, 8, 4}));
        QCOMPARE(found(QStringLiteral("te"), ada), (QList<quint64>{20, 16, 12, 8, 4}));
        QCOMPARE(found(QStringLiteral("15"), ada), QList<quint64>());
        QCOMPARE(found(QStringLiteral("16"), ada), QList<quint64>{16});
        QCOMPARE(found(QStringLiteral("tea"), peer(9)), QList<quint64>());
    }

    void pagesThroughHits_data()
    {
        QTest::addColumn<QString>("query");
        QTest::newRow("by the index") << QStringLiteral("needle");
        QTest::newRow("short") << QStringLiteral("dl");
        QTest::newRow("with a frequent one") << QStringLiteral("dle e");
    }
    void pagesThroughHits()
    {
        // Written at random times, stored in another order, some at the same moment.
        QFETCH(const QString, query);
        QRandomGenerator random(7);
        QList<Position> expected;
        QVERIFY(database().begin().ok());
        for (quint64 i = 1; i <= 400; ++i) {
            const bool hit = i % 3 == 0;
            StoredMessage stored = samples::message(i, peer(i), 1);
            stored.message.at = random.bounded(100);
            stored.message.text = hit ? QStringLiteral("a needle here") : QStringLiteral("hay there");
            const Message message = **table().insertReceived(stored);
            if (hit)
                expected.append(message.position());
        }
        QVERIFY(database().commit().ok());
        std::sort(expected.begin(), expected.end(), std::greater<>());
        for (const int limit : {1, 7, 50, 132, 133, 500}) {
            QList<Position> found;
            Position before;
            for (;;) {
                const Result<SearchResult> result =
                    table().search({.text = query, .peer = {}, .before = before, .limit = limit});
                QVERIFY(result.ok());
                QVERIFY(result->hits.size() <= limit);
                for (const Message &hit : result->hits)
                    found.append(hit.position());
                QCOMPARE(result->reachedEnd, found.size() == expected.size());
                if (result->reachedEnd)
                    break;
                QCOMPARE(result->hits.size(), limit);
                before = found.last();
            }
            QCOMPARE(found, expected);
        }
    }

    void looksThroughWhatIsFrequent()
    {
        // More trigrams begin with "x" than a search asks for.
        QVERIFY(database().begin().ok());
        QString letters;
        for (char16_t c = 0x4e00; c < 0x4e00 + 3'100; ++c)
            letters += c;
        for (quint64 i = 1; i <= 3'100; ++i)
            add(i, i % 2 ? ada : ben, false, qint64(i),
                QStringLiteral("x") + letters.at(qsizetype(i) - 1) + QStringLiteral("y"));
        QVERIFY(database().commit().ok());
        QCOMPARE(found(QStringLiteral("x")).size(), 50);
        QCOMPARE(found(QStringLiteral("x")).first(), 3'100u);
        QCOMPARE(found(QStringLiteral("X"), ada).first(), 3'099u);
        const Result<SearchResult> all =
            table().search({.text = QStringLiteral("x"), .peer = ada, .before = {}, .limit = 1'550});
        QCOMPARE(all->hits.size(), 1'550);
        QVERIFY(all->reachedEnd);
        QVERIFY(!table()
                     .search({.text = QStringLiteral("x"), .peer = ada, .before = {}, .limit = 1'549})
                     ->reachedEnd);
    }

    void standsAbsurdQueries()
    {
        const QString longText = QStringLiteral("lorem ipsum ").repeated(900);
        add(1, ada, false, 1, longText);
        QElapsedTimer timer;
        timer.start();
        QString digits;
        for (int i = 0; i < 5'000; ++i)
            digits += QString::number(i % 7);
        for (const QString &query :
             {longText.left(10'000), longText.simplified().remove(u' '), digits, QString(10'000, u'"'),
              QString(10'000, u'*'), QString(10'000, u'('), QString(10'000, QChar(u'\0')),
              QStringLiteral("a b c d e f g h i ").repeated(600),
              QStringLiteral("\U0001F600").repeated(5'000)}) {
            const Result<SearchResult> result = table().search({.text = query});
            QVERIFY(result.ok());
            QCOMPARE(result->hits.size(), query == longText.left(10'000) ? 1 : 0);
        }
        QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(table().search({.text = QStringLiteral("lorem"), .peer = {}, .before = {}, .limit = 0}).ok());
        QVERIFY(
            table().search({.text = QStringLiteral("lorem"), .peer = {}, .before = {}, .limit = -5}).ok());
        QVERIFY(table()
                    .search({.text = QStringLiteral("lorem"), .peer = {}, .before = {}, .limit = 2147483647})
                    .ok());
    }

    void agreesWithAPlainSearch()
    {
        // Whatever is done to messages: what is found is what reading everything finds.
        QRandomGenerator random(42);
        const QList<uint> alphabet = QStringLiteral("abAB \u00e9\u00c9 会议 \U0001F600%\"").toUcs4();
        const auto word = [&](int most) {
            QString text;
            for (int i = random.bounded(most) + 1; i > 0; --i)
                text += QString::fromUcs4(
                    std::array{char32_t(alphabet.at(random.bounded(int(alphabet.size()))))}.data(), 1);
            return text;
        };
        QVERIFY(database().begin().ok());
        for (quint64 i = 1; i <= 300; ++i) {
            add(i, peer(random.bounded(3)), false, random.bounded(1'000), word(12));
            const quint64 other = quint64(random.bounded(int(i))) + 1;
            const PeerId of = peer(random.bounded(3));
            switch (random.bounded(5)) {
            case 0:
                QVERIFY(table().edit(of, {messageId(other), false}, word(12), 1).ok());
                break;
            case 1:
                QVERIFY(table().markDeleted(of, {messageId(other), false}).ok());
                break;
            case 2:
                if (random.bounded(20) == 0)
                    QVERIFY(table().clear(of, 10).ok());
                break;
            default:
                break;
            }
        }
        QVERIFY(database().commit().ok());
        checkIndex();
        QList<Message> all;
        for (int i = 0; i < 3; ++i)
            all += page(peer(quint64(i)), {.limit = 1'000}).messages;
        std::sort(all.begin(), all.end(),
                  [](const Message &a, const Message &b) { return a.position() > b.position(); });
        for (int round = 0; round < 300; ++round) {
            const QString query = word(4);
            QList<Message> expected;
            for (const Message &message : all) {
                bool there = false;
                for (const QString &part : query.split(u' ', Qt::SkipEmptyParts)) {
                    there = message.text.contains(part, Qt::CaseInsensitive);
                    if (!there)
                        break;
                }
                if (there)
                    expected.append(message);
            }
            const QList<Message> hits =
                table().search({.text = query, .peer = {}, .before = {}, .limit = 1'000})->hits;
            QVERIFY2(hits == expected, qPrintable(query));
        }
    }

private:
    QList<quint64> found(const QString &query, const PeerId &of = {})
    {
        QList<quint64> numbers;
        const Result<SearchResult> result = table().search({.text = query, .peer = of});
        for (const Message &hit : result->hits)
            for (quint64 i = 1; i <= 4'000; ++i)
                if (hit.id == messageId(i))
                    numbers.append(i);
        return numbers;
    }
    /// What SQLite itself says of index and messages.
    void checkIndex()
    {
        const QString name = QStringLiteral("raw");
        {
            QSqlDatabase raw = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            raw.setDatabaseName(path());
            QVERIFY(raw.open());
            QSqlQuery query(raw);
            QVERIFY2(query.exec(QStringLiteral(
                         "INSERT INTO message_text (message_text) VALUES ('integrity-check')")),
                     qPrintable(query.lastError().text()));
        }
        QSqlDatabase::removeDatabase(name);
    }
};

QTEST_GUILESS_MAIN(TestMessageSearch)
#include "tst_messagesearch.moc"
