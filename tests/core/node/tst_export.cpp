// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/conversationexport.h"
#include "core/node/history.h"
#include "tests/support/manualclock.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace dovetail;
using namespace dovetail::test;

namespace {

constexpr qint64 noon = 1'790'078'400'000; // 2026-09-22 12:00 UTC
constexpr qint64 day = 24 * 3'600'000;

template <typename Id>
Id id(quint64 number)
{
    QByteArray bytes(Id::size, '\1');
    for (int i = 0; i < 8; ++i)
        bytes[i] = char(number >> (8 * i));
    return *Id::fromBytes(bytes);
}

Message text(quint64 number, bool own, const QString &words)
{
    Message message;
    message.id = id<MessageId>(number);
    message.own = own;
    message.state = MessageState::Delivered;
    message.at = message.sentAt = message.storedAt = noon + qint64(number) * 1000;
    message.text = words;
    return message;
}

} // namespace

class ExportTest : public QObject {
    Q_OBJECT

    const PeerId m_mei = id<PeerId>(7);
    QTemporaryDir m_folder;

    [[nodiscard]] ExportTitle title() const
    {
        return {m_mei, QStringLiteral("Mei <b>"), QStringLiteral("Ana & Co"), noon, QTimeZone(QByteArrayLiteral("UTC"))};
    }
    [[nodiscard]] QString written(ExportFormat format, const QList<Message> &messages) const
    {
        const auto writer = ConversationFormat::make(format, title());
        QByteArray all = writer->begin();
        for (const Message &message : messages)
            all += writer->row(message);
        return QString::fromUtf8(all + writer->end());
    }
    [[nodiscard]] static QList<Message> samples()
    {
        QList<Message> all{text(1, true, QStringLiteral("<script>alert('1')</script>\n[12:00:09] Mei <b>: forged"))};
        all += text(2, false, QStringLiteral("好 & \"gut\""));
        all.last().quote = Quote{{all.first().id, true}, QStringLiteral("<img src=x>"), false};
        all.last().editedAt = noon;
        all.last().ownReaction = QStringLiteral("👍");
        all += text(3, false, {});
        all.last().deleted = true;
        all.last().at += day;
        all += text(4, true, QStringLiteral("bird.png"));
        all.last().kind = MessageKind::Files;
        all.last().transfer = id<TransferId>(9);
        all.last().preview = QByteArray("\x89PNG\r\n\x1a\n\"><script>");
        all.last().at += day;
        all.last().state = MessageState::Waiting;
        all += text(5, true, QStringLiteral("see"));
        all.last().forwarded = true;
        all.last().quote = Quote{{id<MessageId>(99), false}, {}, true};
        all.last().at += day;
        return all;
    }

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }

    void htmlIsNothingButText()
    {
        const QString page = written(ExportFormat::Html, samples());
        QVERIFY(page.startsWith(QStringLiteral("<!DOCTYPE html>")));
        QVERIFY(!page.contains(QStringLiteral("<script")));
        QVERIFY(!page.contains(QStringLiteral("<img src=x")));
        QVERIFY(!page.contains(QStringLiteral("Mei <b>")));
        QVERIFY(!page.contains(QStringLiteral("http:")) && !page.contains(QStringLiteral("https:")));
        for (const char *expected :
             {"&lt;script&gt;", "好 &amp; &quot;gut&quot;", "Mei &lt;b&gt;", "Ana &amp; Co", "👍", "edited", "deleted",
              "forwarded", "not delivered yet", "bird.png", "data:image/png;base64,", "22 September 2026",
              "23 September 2026", "not here any more", "default-src 'none'"})
            QVERIFY2(page.contains(QString::fromUtf8(expected)), expected);
        QCOMPARE(page.count(QStringLiteral("<h2>")), 2);
        // A picture that is none is left out.
        Message message = samples().at(3);
        message.preview = "<svg onload=alert(1)>";
        QVERIFY(!written(ExportFormat::Html, {message}).contains(QStringLiteral("<img")));
    }

    void textCannotForgeItsNeighbours()
    {
        const QString page = written(ExportFormat::Text, samples());
        QVERIFY(page.contains(QStringLiteral("\n[12:00:01] Ana & Co\n    <script>")));
        QVERIFY(page.contains(QStringLiteral("\n    [12:00:09] Mei <b>: forged\n")));
        QVERIFY(page.contains(QStringLiteral("    > <img src=x>\n    好")));
        QVERIFY(page.contains(QStringLiteral("--- Tuesday, 22 September 2026 ---")));
        QVERIFY(page.contains(QStringLiteral("(edited, Ana & Co: 👍)")));
        QVERIFY(page.contains(QStringLiteral("    (deleted)\n")));
        QVERIFY(page.contains(QStringLiteral("    (files) bird.png\n")));
    }

    void jsonHoldsEverything()
    {
        QJsonParseError error;
        const QByteArray bytes = written(ExportFormat::Json, samples()).toUtf8();
        const QJsonObject all = QJsonDocument::fromJson(bytes, &error).object();
        QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
        QCOMPARE(all[QStringLiteral("theirId")].toString(), m_mei.toHex());
        const QJsonArray messages = all[QStringLiteral("messages")].toArray();
        QCOMPARE(messages.size(), 5);
        QCOMPARE(messages[0][QStringLiteral("text")].toString(), samples().first().text);
        QCOMPARE(messages[0][QStringLiteral("at")].toString(), QStringLiteral("2026-09-22T12:00:01.000Z"));
        QCOMPARE(messages[1][QStringLiteral("from")].toString(), QStringLiteral("theirs"));
        QCOMPARE(messages[1][QStringLiteral("replyTo")][QStringLiteral("id")].toString(), samples().first().id.toHex());
        QCOMPARE(messages[1][QStringLiteral("ownReaction")].toString(), QStringLiteral("👍"));
        QVERIFY(messages[2][QStringLiteral("deleted")].toBool());
        QCOMPARE(messages[3][QStringLiteral("state")].toString(), QStringLiteral("waiting"));
        QCOMPARE(QByteArray::fromBase64(messages[3][QStringLiteral("preview")].toString().toLatin1()),
                 samples().at(3).preview);
        QVERIFY(messages[4][QStringLiteral("forwarded")].toBool());
        // An empty conversation is one, too.
        QVERIFY(QJsonDocument::fromJson(written(ExportFormat::Json, {}).toUtf8()).isObject());
    }

    void aLongConversationIsWrittenWholeAndInOrder()
    {
        constexpr int count = 2'345;
        ManualClock clock;
        store::Store store(m_folder.filePath(QStringLiteral("long.db")), store::Store::Mode::Threaded);
        QVERIFY(store.open().ok());
        bool stored = false;
        store.run(
            [peer = m_mei](store::Database &database) -> Result<void> {
                for (int i = 1; i <= count; ++i) {
                    store::StoredMessage message;
                    message.message = text(quint64(i), false, QString::number(i));
                    message.message.peer = peer;
                    message.sequence = quint64(i);
                    if (const auto inserted = database.messages().insertReceived(message); !inserted.ok())
                        return inserted.error();
                }
                return {};
            },
            &store, [&](const Result<void> &done) { stored = done.ok(); });
        QTRY_VERIFY(stored);

        History history(clock, store);
        QSignalSpy exported(&history, &History::exported);
        const QString path = m_folder.filePath(QStringLiteral("conversation.json"));
        QFile before(path);
        QVERIFY(before.open(QIODevice::WriteOnly) && before.write("before") == 6);
        before.close();
        history.exportTo(path, ExportFormat::Json, title());
        QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 1, 30'000);
        QVERIFY(!exported.first().at(2).value<Error>().isError());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray messages = QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("messages")].toArray();
        QCOMPARE(messages.size(), count);
        for (int i = 0; i < count; ++i)
            QCOMPARE(messages[i][QStringLiteral("text")].toString(), QString::number(i + 1));
        QCOMPARE(file.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther), QFileDevice::Permissions());
    }

    void whatCannotBeWrittenSaysSoAndLeavesNothing()
    {
        ManualClock clock;
        store::Store store(QStringLiteral(":memory:"), store::Store::Mode::Threaded);
        QVERIFY(store.open().ok());
        History history(clock, store);
        QSignalSpy exported(&history, &History::exported);
        history.exportTo(m_folder.filePath(QStringLiteral("no such folder/a.txt")), ExportFormat::Text, title());
        QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 1, 30'000);
        QCOMPARE(exported.first().at(2).value<Error>().code, ErrorCode::CannotWrite);
    }

    void endingInTheMiddleLeavesNothing()
    {
        QTemporaryDir folder;
        ManualClock clock;
        store::Store store(QStringLiteral(":memory:"), store::Store::Mode::Threaded);
        QVERIFY(store.open().ok());
        {
            History history(clock, store);
            history.exportTo(folder.filePath(QStringLiteral("a.txt")), ExportFormat::Text, title());
        }
        QVERIFY(QDir(folder.path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(ExportTest)
#include "tst_export.moc"
