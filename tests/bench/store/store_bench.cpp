// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a large store answers, one line each: what, median, slowest, how much came back, goal.
//   store_bench FOLDER     (made by make_store; left as it was)
#include "core/store/database.h"
#include "core/store/store.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <random>

using namespace dovetail;
using namespace dovetail::store;

namespace {

constexpr int rounds = 15;
bool failed = false;

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

struct Times {
    double median = 0;
    double slowest = 0;
};

/// `work` says how many things came back, or less than 0 for an error. `goal` in ms; 0: none.
Times measure(const char *what, double goal, const std::function<qsizetype(int)> &work, int times = rounds)
{
    std::vector<double> taken;
    qsizetype least = -1, most = -1;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer timer;
        timer.start();
        const qsizetype count = work(i);
        taken.push_back(milliseconds(timer));
        failed |= count < 0;
        least = i ? std::min(least, count) : count;
        most = std::max(most, count);
    }
    const double first = taken.front();
    std::sort(taken.begin(), taken.end());
    const Times result{taken[taken.size() / 2], taken.back()};
    const QByteArray came = least == most ? QByteArray::number(most)
                                          : QByteArray::number(least) + ".." + QByteArray::number(most);
    std::printf("  %-44s %9.2f ms  first %9.2f  slowest %9.2f  %10s", what, result.median, first,
                result.slowest, came.constData());
    if (goal > 0)
        std::printf("   goal: under %g%s", goal, result.slowest < goal ? "" : "  MISSED");
    std::printf("\n");
    std::fflush(stdout);
    return result;
}

/// Runs something in the store and waits for its answer, as a user of it would.
template <typename Work>
auto wait(Store &store, bool reading, Work work)
{
    std::optional<std::invoke_result_t<const Work &, Database &>> outcome;
    QEventLoop loop;
    const auto done = [&](auto result) {
        outcome.emplace(std::move(result));
        loop.quit();
    };
    if (reading)
        store.read(work, &loop, done);
    else
        store.run(work, &loop, done);
    if (!outcome)
        loop.exec();
    return *std::move(outcome);
}

qsizetype size(const Result<MessagePage> &page)
{
    return page.ok() ? page->messages.size() : -1;
}

void benchOpening(const QString &path)
{
    std::printf("opening\n");
    measure(
        "open the store", 0,
        [&](int) -> qsizetype {
            Store store(path, Store::Mode::Threaded);
            return store.open().ok() ? 0 : -1;
        },
        5);
    Store store(path, Store::Mode::Threaded);
    if (!store.open().ok())
        return;
    measure(
        "contacts and summaries of all", 0,
        [&](int) -> qsizetype {
            const auto summaries =
                wait(store, false, [](Database &database) { return database.messages().summaries(); });
            const auto contacts =
                wait(store, false, [](Database &database) { return database.contacts().all(); });
            return summaries.ok() && contacts.ok() ? summaries->size() : -1;
        },
        5);
}

void benchPages(Store &store, const QList<PeerId> &peers, const QString &path)
{
    std::printf("pages of 50 rows, asked for as the window does\n");
    const auto page = [&store](const PeerId &peer, const PageRequest &wanted) {
        return size(wait(store, true, [peer, wanted](Database &database) {
            return database.messages().page(peer, wanted);
        }));
    };
    const Times newest =
        measure("open a conversation (each another one)", 50, [&](int i) { return page(peers.at(i), {}); });
    measure("open the largest one again", 50, [&](int) { return page(peers.first(), {}); });

    const MessagePage around = *wait(store, true, [&](Database &database) {
        return database.messages().page(peers.first(), {PageRequest::Kind::Date, {1'740'000'000'000, 0}, 2});
    });
    if (around.messages.isEmpty())
        return;
    std::mt19937_64 random(3);
    const auto somewhere = [&] {
        return Position{1'790'000'000'000 - qint64(random() % (3 * 365 * 86'400'000ULL)), 1};
    };
    measure("before some place in the middle", 50, [&](int) {
        return page(peers.first(), {PageRequest::Kind::Before, somewhere()});
    });
    measure("after some place in the middle", 50, [&](int) {
        return page(peers.first(), {PageRequest::Kind::After, somewhere()});
    });
    measure("around some place in the middle", 50, [&](int) {
        return page(peers.first(), {PageRequest::Kind::Around, somewhere()});
    });
    measure("jump to a date", 50, [&](int) {
        return page(peers.first(), {PageRequest::Kind::Date, somewhere()});
    });

    const QString name = QStringLiteral("bare");
    Times bare;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        database.open();
        QSqlQuery query(database);
        query.setForwardOnly(true);
        query.prepare(QStringLiteral("SELECT row, text FROM messages WHERE peer = ? AND visible = 1"
                                     " ORDER BY at DESC, row DESC LIMIT 50"));
        bare = measure("reference: a bare SELECT of 50 texts", 0, [&](int i) -> qsizetype {
            query.bindValue(0, peers.at(i).toBytes());
            qsizetype rows = query.exec() ? 0 : -1;
            while (query.next())
                rows += query.value(1).toString().isNull() ? 0 : 1;
            return rows;
        });
    }
    QSqlDatabase::removeDatabase(name);
    std::printf("  %-44s %9.1f x the bare SELECT\n", "open a conversation, compared",
                newest.median / bare.median);
}

void benchSearch(Store &store, const QList<PeerId> &peers)
{
    std::printf("searches for the first 50 hits\n");
    struct Case {
        const char *what;
        QString text;
        bool one = false;
    };
    const PeerId largest = peers.first();
    const PeerId small = peers.last();
    const QList<Case> cases{
        {"a common word: meeting", QStringLiteral("meeting")},
        {"the most common: the", QStringLiteral("the")},
        {"two common words", QStringLiteral("tomorrow office")},
        {"three common words", QStringLiteral("please invoice train")},
        {"a word now and then: marmalade", QStringLiteral("marmalade")},
        {"a rare word: quokka", QStringLiteral("quokka")},
        {"a part of a word: uokk", QStringLiteral("uokk")},
        {"a common and a rare word", QStringLiteral("the quokka")},
        {"a rare word and a letter", QStringLiteral("quokka e")},
        {"nowhere: xylophone", QStringLiteral("xylophone")},
        {"nowhere, of common parts: ingtheing", QStringLiteral("ingtheing")},
        {"one letter: e", QStringLiteral("e")},
        {"one rare letter: q", QStringLiteral("q")},
        {"two letters: th", QStringLiteral("th")},
        {"two rare letters: uo", QStringLiteral("uo")},
        {"two letters nowhere: qx", QStringLiteral("qx")},
        {"two digits: 17", QStringLiteral("17")},
        {"Chinese, one, common", QStringLiteral("的")},
        {"Chinese, one, less common", QStringLiteral("信")},
        {"Chinese, one, rare", QStringLiteral("獺")},
        {"Chinese, two", QStringLiteral("一是")},
        {"Chinese, two, rare", QStringLiteral("水獺")},
        {"Chinese, three", QStringLiteral("的一是")},
        {"Chinese, one, nowhere", QStringLiteral("龘")},
        {"Japanese, one", QStringLiteral("ん")},
        {"Japanese, two", QStringLiteral("アイ")},
        {"Japanese, three", QStringLiteral("のには")},
        {"emoji", QStringLiteral("\U0001F389")},
        {"largest conversation: meeting", QStringLiteral("meeting"), true},
        {"largest conversation: quokka", QStringLiteral("quokka"), true},
        {"largest conversation: th", QStringLiteral("th"), true},
        {"10,000 characters", QStringLiteral("the meeting is tomorrow ").repeated(417)},
    };
    const auto search = [&](const char *what, const SearchQuery &query) {
        measure(
            what, 100,
            [&](int) -> qsizetype {
                const auto result = wait(
                    store, true, [query](Database &database) { return database.messages().search(query); });
                return result.ok() ? result->hits.size() : -1;
            },
            5);
    };
    for (const Case &one : cases)
        search(one.what, {.text = one.text, .peer = one.one ? largest : PeerId()});
    search("small conversation: the", {.text = QStringLiteral("the"), .peer = small});
    search("small conversation: quokka", {.text = QStringLiteral("quokka"), .peer = small});
    search("small conversation: th", {.text = QStringLiteral("th"), .peer = small});
    SearchQuery further{.text = QStringLiteral("meeting")};
    for (int i = 0; i < 20; ++i) {
        const auto result =
            wait(store, true, [further](Database &database) { return database.messages().search(further); });
        if (result.ok() && !result->hits.isEmpty())
            further.before = result->hits.last().position();
    }
    search("page 21 of the hits for meeting", further);
}

StoredMessage message(quint64 number, const PeerId &peer, quint64 sequence)
{
    StoredMessage stored;
    QByteArray bytes(MessageId::size, 'b');
    std::memcpy(bytes.data(), &number, sizeof number);
    stored.message.id = *MessageId::fromBytes(bytes);
    stored.message.peer = peer;
    stored.message.at = stored.message.sentAt = stored.message.storedAt = 1'790'000'000'000 + qint64(number);
    stored.message.text = QStringLiteral("Shall we meet at number %1 tomorrow? 我们明天见").arg(number);
    stored.sequence = sequence;
    return stored;
}

/// What the same text costs in a table of its own without any index, committed as safely.
Times bareInserts(const QString &path)
{
    const QString name = QStringLiteral("bare inserts");
    Times times;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setDatabaseName(path);
        database.open();
        QSqlQuery query(database);
        for (const char *sql :
             {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "CREATE TABLE bare (text TEXT)"})
            query.exec(QString::fromLatin1(sql));
        query.prepare(QStringLiteral("INSERT INTO bare VALUES (?)"));
        times = measure(
            "reference: a bare INSERT and commit", 0,
            [&](int i) -> qsizetype {
                query.bindValue(0, message(quint64(i), {}, 1).message.text);
                return query.exec() ? 1 : -1;
            },
            300);
    }
    QSqlDatabase::removeDatabase(name);
    return times;
}

/// Into a copy, which is thrown away.
void benchInserting(const QString &path, const QList<PeerId> &peers)
{
    std::printf("storing received messages, with all indexes, into a copy\n");
    const QTemporaryDir folder(path + QStringLiteral("-copy-XXXXXX"));
    const QString copy = folder.filePath(QStringLiteral("dovetail.db"));
    if (!folder.isValid() || !QFile::copy(path, copy)) {
        std::printf("  skipped: no room for a copy\n");
        return;
    }
    Store store(copy, Store::Mode::Threaded);
    if (!store.open().ok())
        return;
    quint64 number = 1;
    const auto insert = [&] {
        const StoredMessage stored = message(number, peers.at(qsizetype(number % 15)), 1'000'000 + number);
        ++number;
        return [stored](Database &database) { return database.messages().insertReceived(stored); };
    };
    const Times alone = measure(
        "one, with its own commit", 0,
        [&](int) -> qsizetype { return wait(store, false, insert()).ok() ? 1 : -1; }, 300);
    const Times bare = bareInserts(folder.filePath(QStringLiteral("bare.db")));
    const Times together = measure(
        "2,000 handed in at once", 0,
        [&](int) -> qsizetype {
            QEventLoop loop;
            int left = 2'000;
            for (int i = 0; i < 2'000; ++i)
                store.run(insert(), &loop, [&](const Result<std::optional<Message>> &) {
                    if (--left == 0)
                        loop.quit();
                });
            loop.exec();
            return 2'000;
        },
        5);
    std::printf("  %-44s %9.1f x the bare INSERT, which waits for the disk as well\n", "one, compared",
                alone.median / bare.median);
    std::printf("  %-44s %9.0f a second together   goal: over 167 (10,000 a minute)\n", "so",
                2'000'000 / together.median);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("store_bench FOLDER\n", stderr);
        return 2;
    }
    const QString path = QCoreApplication::arguments().at(1) + QStringLiteral("/dovetail.db");
    benchOpening(path);
    Store store(path, Store::Mode::Threaded);
    if (!store.open().ok())
        return 1;
    // The largest first, then by how much they have to say.
    const auto contacts = wait(store, false, [](Database &database) { return database.contacts().all(); });
    const auto counted = wait(store, false, [](Database &database) -> Result<QList<PeerId>> {
        auto summaries = database.messages().summaries();
        if (!summaries.ok())
            return summaries.error();
        QList<std::pair<qint64, PeerId>> sizes;
        for (const ConversationSummary &summary : std::as_const(*summaries))
            if (const auto next = database.messages().expectedSequence(summary.peer); next.ok())
                sizes.append({qint64(*next), summary.peer});
        std::sort(sizes.begin(), sizes.end(), std::greater<>());
        QList<PeerId> peers;
        for (const auto &entry : sizes)
            peers.append(entry.second);
        return peers;
    });
    if (!contacts.ok() || !counted.ok() || counted->size() < rounds)
        return 1;
    benchPages(store, *counted, path);
    benchSearch(store, *counted);
    benchInserting(path, *counted);
    return failed ? 1 : 0;
}
