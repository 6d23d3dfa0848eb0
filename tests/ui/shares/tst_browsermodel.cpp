// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of a publisher, and what of the answers is taken.
#include "tests/ui/shares/publisher.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace dovetail;
using namespace dovetail::ui;
using State = BrowserModel::State;

class TestBrowserModel final : public QObject {
    Q_OBJECT
private slots:
    void foldersAreEnteredAndLeft();
    void olderAnswersAreLeftAside();
    void thePublisherSortsAndFilters();
    void aPageThatLiesEnds();
    void namesAreTamed();
};

void TestBrowserModel::foldersAreEnteredAndLeft()
{
    BrowserModel model;
    QAbstractItemModelTester tester(&model);
    Publisher publisher(model);
    QSignalSpy place(&model, &BrowserModel::placeChanged);
    model.load();
    QCOMPARE(model.state(), State::Loading);
    QVERIFY(publisher.asked.last().share.isNull());
    publisher.answer();
    QCOMPARE(model.state(), State::Shown);
    QCOMPARE(model.rowCount(), 2);
    model.enter(0);
    QCOMPARE(publisher.asked.last().share, shareId('a'));
    QCOMPARE(publisher.asked.last().path, QString());
    publisher.answer();
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Drawings"));
    model.enter(1); // a file: nothing
    QCOMPARE(model.depth(), 1);
    model.enter(0);
    publisher.answer();
    model.enter(0);
    QCOMPARE(publisher.asked.last().path, QStringLiteral("Drawings/Drawings"));
    QCOMPARE(model.trail(), QStringList({QStringLiteral("Projects"), QStringLiteral("Drawings"), QStringLiteral("Drawings")}));
    QCOMPARE(model.depth(), 3);
    publisher.answer();
    QCOMPARE(model.pathOf(1), QStringLiteral("Drawings/Drawings/file-000.bin"));
    model.goUpTo(2);
    QCOMPARE(publisher.asked.last().path, QStringLiteral("Drawings"));
    model.goUpTo(1);
    QCOMPARE(publisher.asked.last().path, QString());
    QCOMPARE(publisher.asked.last().share, shareId('a'));
    model.goUpTo(0);
    QVERIFY(publisher.asked.last().share.isNull());
    QCOMPARE(model.trail(), QStringList());
    QCOMPARE(place.size(), 6);
}

void TestBrowserModel::olderAnswersAreLeftAside()
{
    BrowserModel model;
    Publisher publisher(model);
    model.load();
    publisher.answer();
    model.enter(0);
    const quint64 older = publisher.number();
    model.goUpTo(0);
    model.put(older, {{}, publisher.entries, 451}, {});
    QCOMPARE(model.state(), State::Loading);
    publisher.answer();
    QCOMPARE(model.rowCount(), 2);
    publisher.answer(); // once more: nobody asked
    QCOMPARE(model.rowCount(), 2);
}

void TestBrowserModel::thePublisherSortsAndFilters()
{
    BrowserModel model;
    Publisher publisher(model);
    model.load();
    publisher.answer();
    model.enter(0);
    publisher.answer();
    model.sort(BrowserModel::Size, Qt::DescendingOrder);
    QCOMPARE(publisher.asked.last().sort, BrowseRequest::Sort::Size);
    QVERIFY(publisher.asked.last().descending);
    publisher.answer();
    const auto before = publisher.asked.size();
    for (const char *typed : {"4", "44", "449"})
        model.setFilter(QString::fromLatin1(typed));
    QTRY_COMPARE(publisher.asked.size(), before + 1); // one question for three keys
    QCOMPARE(publisher.asked.last().filter, QStringLiteral("449"));
    QCOMPARE(publisher.asked.last().sort, BrowseRequest::Sort::Size); // it stays
    publisher.answer();
    QCOMPARE(model.rowCount(), 1);
    model.setFilter(QStringLiteral("zeppelin"));
    QTRY_COMPARE(publisher.asked.size(), before + 2);
    publisher.answer();
    QCOMPARE(model.state(), State::NothingFound);
    model.goUpTo(0);
    QCOMPARE(publisher.asked.last().filter, QString()); // of the folder that was left
}

void TestBrowserModel::aPageThatLiesEnds()
{
    BrowserModel model;
    Publisher publisher(model);
    model.load();
    publisher.answer();
    model.enter(0);
    model.put(publisher.number(), {{}, QList<SharedEntry>(100'000, {QStringLiteral("x"), false, 1, 1}), 2'000'000'000}, {});
    QVERIFY(model.rowCount() <= 500);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    model.put(publisher.number(), {{}, {}, 2'000'000'000}, {}); // there is more, but nothing comes
    QVERIFY(!model.canFetchMore({}));
    model.load();
    model.put(publisher.number(), {publisher.shares, {}, -5}, {}); // something else than was asked for
    QCOMPARE(model.state(), State::Empty);
}

void TestBrowserModel::namesAreTamed()
{
    BrowserModel model;
    Publisher publisher(model);
    publisher.shares.first().name = QStringLiteral("a\u202eb\n").repeated(5'000);
    publisher.entries = {{QStringLiteral("<b>x\u202e\n</b>"), true, 0, 0}};
    model.load();
    publisher.answer();
    const QString share = model.index(0, 0).data().toString();
    QVERIFY(!share.contains(QChar(0x202e)) && !share.contains(QLatin1Char('\n')) && share.size() <= 120);
    model.enter(0);
    publisher.answer();
    QVERIFY(!model.index(0, 0).data().toString().contains(QChar(0x202e)));
    // As it is where it is asked for.
    QCOMPARE(model.pathOf(0), publisher.entries.first().name);
    QVERIFY(!model.index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("<b>")));
}

QTEST_MAIN(TestBrowserModel)
#include "tst_browsermodel.moc"
