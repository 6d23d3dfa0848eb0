// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/samples.h"
#include "ui/contacts/peoplemodel.h"
#include "ui/search/daypicker.h"
#include "ui/search/findbar.h"
#include "ui/search/hitline.h"
#include "ui/search/searchmodel.h"
#include "ui/search/searchresults.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QCalendarWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

/// Stands for the node: numbers each search and keeps it.
struct Asked {
    explicit Asked(SearchModel &model)
    {
        QObject::connect(&model, &SearchModel::searchWanted, &model,
                         [this, &model](const SearchQuery &query) {
                             queries += query;
                             model.asked(quint64(queries.size()));
                         });
    }
    [[nodiscard]] quint64 last() const { return quint64(queries.size()); }
    QList<SearchQuery> queries;
};

SearchResult hits(int from, int to, bool reachedEnd = true)
{
    SearchResult result;
    for (int row = from; row >= to; --row)
        result.hits += samples::text(samples::peerId(1), row, row % 2 == 0,
                                     QStringLiteral("the needle %1 in the hay").arg(row), 100 - row);
    result.reachedEnd = reachedEnd;
    return result;
}

} // namespace

class TestSearch final : public QObject {
    Q_OBJECT
private slots:
    void theHitIsInView();
    void marksDoNotOverlap();
    void typingAsksOnce();
    void answersToOlderQuestionsAreDropped();
    void furtherPagesAreAppended();
    void emptyAndFailedAreSaid();
    void whatIsTakenBackIsNoHitAnyMore();
    void findBarGoesFromHitToHit();
    void findBarLoadsMoreAtItsEnd();
    void findBarClosesAndForgets();
    void aDayIsChosenFromTheCalendar();
    void resultsAreChosenByKeyboard();
    void markupIsText();
};

void TestSearch::theHitIsInView()
{
    const QString text = QStringLiteral("word ").repeated(200) + QStringLiteral("and a NEEDLE here\nand on");
    const HitLine line = hitLine(text, {QStringLiteral("needle")});
    QVERIFY(line.text.startsWith(QStringLiteral("…")));
    QCOMPARE(line.marks.size(), 1);
    QCOMPARE(line.text.mid(line.marks.first().start, line.marks.first().length), QStringLiteral("NEEDLE"));
    QVERIFY(line.marks.first().start < 40);
    QVERIFY(!line.text.contains(QLatin1Char('\n')));
    // Chinese has no spaces to begin at.
    const HitLine han =
        hitLine(QStringLiteral("这条消息稍微长一点").repeated(30) + QStringLiteral("下午三点见"),
                {QStringLiteral("三点")});
    QCOMPARE(han.text.mid(han.marks.first().start, 2), QStringLiteral("三点"));
    QVERIFY(han.marks.first().start < 40);
    // Short ones begin at their beginning.
    QCOMPARE(hitLine(QStringLiteral("a needle"), {QStringLiteral("needle")}).text,
             QStringLiteral("a needle"));
    QCOMPARE(hitLine(QString(), {QStringLiteral("needle")}), HitLine());
}

void TestSearch::marksDoNotOverlap()
{
    QCOMPARE(findWords(QStringLiteral("Ananas"), {QStringLiteral("ana"), QStringLiteral("nas")}),
             QList<TextRange>({{0, 6}}));
    QCOMPARE(findWords(QStringLiteral("one two one"), {QStringLiteral("one"), QStringLiteral("TWO")}),
             QList<TextRange>({{0, 3}, {4, 3}, {8, 3}}));
    QVERIFY(findWords(QStringLiteral("x"), {QString()}).isEmpty());
}

void TestSearch::typingAsksOnce()
{
    PeopleModel people;
    SearchModel model(people);
    Asked asked(model);
    model.setPeer(samples::peerId(1));
    for (const char *typed : {"n", "ne", "nee", "need"})
        model.setText(QString::fromLatin1(typed));
    QCOMPARE(model.state(), SearchModel::State::Searching);
    QTRY_COMPARE(asked.queries.size(), 1);
    QCOMPARE(asked.queries.first().text, QStringLiteral("need"));
    QCOMPARE(asked.queries.first().peer, samples::peerId(1));
    QVERIFY(asked.queries.first().before.isNull());
    model.setText(QStringLiteral(" need  ")); // the same words
    model.setText(QString());
    QCOMPARE(model.state(), SearchModel::State::Idle);
    QVERIFY(!QSignalSpy(&model, &SearchModel::searchWanted).wait(SearchModel::typingPauseMs + 50));
}

void TestSearch::answersToOlderQuestionsAreDropped()
{
    PeopleModel people;
    SearchModel model(people);
    QAbstractItemModelTester tester(&model);
    Asked asked(model);
    model.setText(QStringLiteral("hay"));
    QTRY_COMPARE(asked.queries.size(), 1);
    model.setText(QStringLiteral("needle"));
    model.put(1, hits(9, 1)); // before the second question goes out
    QCOMPARE(model.rowCount(), 0);
    QTRY_COMPARE(asked.queries.size(), 2);
    model.put(1, hits(9, 1)); // and after
    QCOMPARE(model.rowCount(), 0);
    model.put(2, hits(3, 1));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.hit(0).row, 3);
    model.put(2, hits(9, 1)); // twice
    QCOMPARE(model.rowCount(), 3);
}

void TestSearch::furtherPagesAreAppended()
{
    PeopleModel people;
    SearchModel model(people);
    Asked asked(model);
    model.setText(QStringLiteral("needle"));
    QTRY_COMPARE(asked.queries.size(), 1);
    model.put(1, hits(80, 31, false));
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    model.fetchMore({});
    QCOMPARE(asked.queries.size(), 2);
    QCOMPARE(asked.queries.last().before, model.hit(49).position());
    model.put(2, hits(30, 1));
    QCOMPARE(model.rowCount(), 80);
    QCOMPARE(model.hit(79).row, 1);
    QVERIFY(!model.canFetchMore({}));
}

void TestSearch::emptyAndFailedAreSaid()
{
    Theme theme;
    PeopleModel people;
    SearchModel model(people);
    Asked asked(model);
    SearchResults results(theme, model);
    results.show();
    const auto says = [&results](const QString &words) {
        for (const QLabel *label : results.findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(words))
                return true;
        return false;
    };
    model.setText(QStringLiteral("needle"));
    QTRY_COMPARE(asked.queries.size(), 1);
    model.put(1, SearchResult{{}, true});
    QCOMPARE(model.state(), SearchModel::State::Nothing);
    QVERIFY(says(QStringLiteral("No message")));
    model.fail(QStringLiteral("nobody asked")); // it is not ours
    QCOMPARE(model.state(), SearchModel::State::Nothing);
    model.setText(QStringLiteral("other"));
    QTRY_COMPARE(asked.queries.size(), 2);
    model.fail(QStringLiteral("The disk is gone."));
    QVERIFY(says(QStringLiteral("The disk is gone.")));
    model.put(2, hits(2, 1)); // it was something else that failed
    QCOMPARE(model.state(), SearchModel::State::Found);
    QVERIFY(!says(QStringLiteral("The disk is gone.")));
}

void TestSearch::whatIsTakenBackIsNoHitAnyMore()
{
    PeopleModel people;
    SearchModel model(people);
    QAbstractItemModelTester tester(&model);
    Asked asked(model);
    model.setText(QStringLiteral("needle"));
    QTRY_COMPARE(asked.queries.size(), 1);
    model.put(1, hits(3, 1));
    Message changed = model.hit(1);
    changed.own = !changed.own; // the other side's, by chance of the same id
    changed.deleted = true;
    model.replace(changed);
    QCOMPARE(model.rowCount(), 3);
    changed.own = !changed.own;
    model.replace(changed);
    QCOMPARE(model.rowCount(), 2);
    model.forgetConversation(samples::peerId(2));
    QCOMPARE(model.rowCount(), 2);
    model.forgetConversation(samples::peerId(1));
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.state(), SearchModel::State::Nothing);
}

void TestSearch::findBarGoesFromHitToHit()
{
    Theme theme;
    PeopleModel people;
    SearchModel model(people);
    Asked asked(model);
    FindBar bar(theme, model);
    bar.open();
    QSignalSpy chosen(&bar, &FindBar::hitChosen);
    auto *edit = bar.findChild<QLineEdit *>();
    auto *count = bar.findChild<QLabel *>();
    QTest::keyClicks(edit, QStringLiteral("needle"));
    QTRY_COMPARE(asked.queries.size(), 1);
    model.put(1, hits(3, 1));
    QCOMPARE(chosen.size(), 1); // the newest, at once
    QCOMPARE(chosen.last().first().value<Message>().row, 3);
    QCOMPARE(count->text(), QStringLiteral("1 of 3"));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(chosen.last().first().value<Message>().row, 2);
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::keyClick(edit, Qt::Key_Return); // there is no fourth
    QCOMPARE(chosen.size(), 3);
    QCOMPARE(count->text(), QStringLiteral("3 of 3"));
    QTest::keyClick(edit, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(chosen.last().first().value<Message>().row, 2);
    QTest::keyClicks(edit, QStringLiteral("x"));
    QTRY_COMPARE(asked.queries.size(), 2);
    model.put(2, SearchResult{{}, true});
    QCOMPARE(count->text(), QStringLiteral("No matches"));
    QCOMPARE(chosen.size(), 4);
}

void TestSearch::findBarLoadsMoreAtItsEnd()
{
    Theme theme;
    PeopleModel people;
    SearchModel model(people);
    Asked asked(model);
    FindBar bar(theme, model);
    bar.open();
    QSignalSpy chosen(&bar, &FindBar::hitChosen);
    QTest::keyClicks(bar.findChild<QLineEdit *>(), QStringLiteral("needle"));
    QTRY_COMPARE(asked.queries.size(), 1);
    model.put(1, hits(80, 79, false));
    QCOMPARE(bar.findChild<QLabel *>()->text(), QStringLiteral("1 of 2+"));
    bar.step(1);
    bar.step(1);
    QCOMPARE(asked.queries.size(), 2);
    model.put(2, hits(78, 70));
    QCOMPARE(chosen.last().first().value<Message>().row, 78);
    QCOMPARE(bar.findChild<QLabel *>()->text(), QStringLiteral("3 of 11"));
}

void TestSearch::findBarClosesAndForgets()
{
    Theme theme;
    PeopleModel people;
    SearchModel model(people);
    Asked asked(model);
    FindBar bar(theme, model);
    bar.open();
    auto *edit = bar.findChild<QLineEdit *>();
    QTest::keyClicks(edit, QStringLiteral("needle"));
    QTRY_COMPARE(asked.queries.size(), 1);
    model.put(1, hits(3, 1));
    QSignalSpy left(&bar, &FindBar::left);
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(bar.isHidden());
    QCOMPARE(left.size(), 1);
    QCOMPARE(model.rowCount(), 0);
    bar.open(); // the words are still there
    QTRY_COMPARE(asked.queries.size(), 2);
    QCOMPARE(asked.queries.last().text, QStringLiteral("needle"));
}

void TestSearch::aDayIsChosenFromTheCalendar()
{
    Theme theme;
    PeopleModel people;
    SearchModel model(people);
    FindBar bar(theme, model);
    bar.open();
    QSignalSpy chosen(&bar, &FindBar::dayChosen);
    for (QToolButton *button : bar.findChildren<QToolButton *>())
        if (button->accessibleName() == QStringLiteral("Go to a day"))
            button->click();
    auto *calendar = bar.findChild<QCalendarWidget *>();
    QVERIFY(calendar);
    QCOMPARE(calendar->maximumDate(), QDate::currentDate());
    auto *picker = bar.findChild<DayPicker *>();
    QVERIFY(picker);
    QToolButton *back = nullptr, *on = nullptr;
    for (QToolButton *button : picker->findChildren<QToolButton *>()) {
        if (button->accessibleName() == QStringLiteral("Previous month"))
            back = button;
        else if (button->accessibleName() == QStringLiteral("Next month"))
            on = button;
    }
    QVERIFY(back && on);
    const auto *heading = picker->findChild<QLabel *>();
    QVERIFY(heading);
    QCOMPARE(heading->text(), QLocale().toString(QDate::currentDate(), QStringLiteral("MMMM yyyy")));
    QVERIFY(!on->isEnabled()); // nothing was written in days to come
    back->click();
    const QDate before = QDate::currentDate().addMonths(-1);
    QCOMPARE(heading->text(), QLocale().toString(before, QStringLiteral("MMMM yyyy")));
    QCOMPARE(calendar->monthShown(), before.month());
    QVERIFY(on->isEnabled());
    const auto picture = [](const QToolButton *button) { return button->icon().pixmap(24, 24).toImage(); };
    QCOMPARE(picture(back).mirrored(true, false), picture(on)); // one points as the other does not
    const QDate day(2026, 3, 4);
    emit calendar->clicked(day);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toDate(), day);
    QTRY_VERIFY(!bar.findChild<QCalendarWidget *>());
}

void TestSearch::resultsAreChosenByKeyboard()
{
    Theme theme;
    PeopleModel people;
    people.put(samples::person(1, QStringLiteral("Mei")));
    SearchModel model(people);
    Asked asked(model);
    SearchResults results(theme, model);
    results.resize(300, 400);
    results.show();
    QVERIFY(!results.enter());
    model.setText(QStringLiteral("needle"));
    QTRY_COMPARE(asked.queries.size(), 1);
    model.put(1, hits(5, 1));
    QSignalSpy chosen(&results, &SearchResults::hitChosen);
    QVERIFY(results.enter());
    auto *view = results.findChild<QListView *>();
    QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(chosen.size(), 0); // passing is not choosing
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<Message>().row, 4);
    const QString spoken = model.index(0).data(Qt::AccessibleTextRole).toString();
    QVERIFY(spoken.contains(QStringLiteral("Mei")) && spoken.contains(QStringLiteral("needle")));
}

void TestSearch::markupIsText()
{
    Theme theme;
    PeopleModel people;
    people.put(samples::person(1, QStringLiteral("<b>x</b>&amp;")));
    SearchModel model(people);
    Asked asked(model);
    model.setText(QStringLiteral("bold"));
    QTRY_COMPARE(asked.queries.size(), 1);
    SearchResult result;
    result.hits = {samples::text(samples::peerId(1), 1, false, QStringLiteral("<i>bold</i> &amp;"), 1)};
    model.put(1, result);
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("<i>bold</i> &amp;"));
    QCOMPARE(model.index(0).data(SearchModel::NameRole).toString(), QStringLiteral("<b>x</b>&amp;"));
    SearchResults results(theme, model);
    for (const QLabel *label : results.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
}

QTEST_MAIN(TestSearch)
#include "tst_uisearch.moc"
