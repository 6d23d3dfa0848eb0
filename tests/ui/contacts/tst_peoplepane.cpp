// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/limits.h"
#include "tests/ui/contacts/writtento.h"
#include "ui/contacts/owncard.h"
#include "ui/contacts/peoplefilter.h"
#include "ui/contacts/peoplemodel.h"
#include "ui/contacts/peoplepane.h"
#include "ui/search/searchmodel.h"
#include "ui/search/searchresults.h"
#include "ui/shell/languages.h"
#include "ui/shell/mainmenu.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>
#include <QToolButton>
#include <QUrl>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

struct Stage {
    Theme theme;
    PeopleModel people;
    QMenu menu;
    SearchModel messages{people};
    PeoplePane pane{theme, people, messages, &menu};
};

} // namespace

class TestPeoplePane final : public QObject {
    Q_OBJECT
private slots:
    void searchingOpensNobody();
    void aLeavingNeighbourOpensNobody();
    void enterOpensTheFirstFound();
    void ownNameIsChangedInPlace();
    void filesAreDroppedOnAPerson();
    void messagesStandBelowThePeople();
    void messagesAloneHaveTheWholeHeight();
    void bothListsEndAtTheSamePlace_data();
    void bothListsEndAtTheSamePlace();
    void statusIsChosenAndWritten();
    void theGearLeadsToTheSettingsFirst();
    void theKeysOfTheSearchAreSeen_data();
    void theKeysOfTheSearchAreSeen();
};

void TestPeoplePane::searchingOpensNobody()
{
    Stage stage;
    auto &[theme, people, menu, messages, pane] = stage;
    for (int number = 1; number <= 3; ++number)
        people.put(samples::person(number, QStringLiteral("Person %1").arg(number)));
    pane.choose(samples::peerId(2));
    QSignalSpy chosen(pane.view(), &PeopleView::chosen);
    auto *search = pane.findChild<QLineEdit *>(QStringLiteral("search"));
    QTest::keyClicks(search, QStringLiteral("Person 3"));
    QCOMPARE(pane.filter()->count(), 1);
    QVERIFY(!pane.view()->currentIndex().isValid());
    QVERIFY(pane.leaveSearch());
    QCOMPARE(pane.view()->currentIndex().data().toString(), QStringLiteral("Person 2"));
    QCOMPARE(chosen.size(), 0);
}

void TestPeoplePane::aLeavingNeighbourOpensNobody()
{
    Stage stage;
    auto &[theme, people, menu, messages, pane] = stage;
    people.put(samples::person(1, QStringLiteral("A")));
    people.put(samples::person(2, QStringLiteral("B")));
    pane.choose(samples::peerId(1));
    QSignalSpy chosen(pane.view(), &PeopleView::chosen);
    people.put(samples::person(1, QStringLiteral("A"), Presence::Offline));
    QCOMPARE(chosen.size(), 0);
    QVERIFY(!pane.view()->currentIndex().isValid());
    people.put(samples::person(1, QStringLiteral("A")));
    QCOMPARE(pane.view()->currentIndex().data().toString(), QStringLiteral("A"));
    QCOMPARE(chosen.size(), 0);
}

void TestPeoplePane::enterOpensTheFirstFound()
{
    Stage stage;
    auto &[theme, people, menu, messages, pane] = stage;
    people.put(samples::person(1, QStringLiteral("Adam")));
    people.put(samples::person(2, QStringLiteral("Bea")));
    QSignalSpy chosen(pane.view(), &PeopleView::chosen);
    auto *search = pane.findChild<QLineEdit *>(QStringLiteral("search"));
    QTest::keyClicks(search, QStringLiteral("be"));
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().value<PeerId>(), samples::peerId(2));
    QVERIFY(search->text().isEmpty());
}

void TestPeoplePane::ownNameIsChangedInPlace()
{
    Theme theme;
    QMenu menu;
    OwnCard card(theme, &menu);
    NodeInfo info;
    info.id = samples::peerId(9);
    info.name = QStringLiteral("Ana");
    card.setInfo(info);
    card.show();
    QSignalSpy chosen(&card, &OwnCard::nameChosen);
    auto *edit = card.findChild<QLineEdit *>();
    card.editName();
    QVERIFY(edit->isVisible());
    QTest::keyClicks(edit, QStringLiteral("  Ana   Novak "));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), QStringLiteral("Ana Novak"));
    QVERIFY(!edit->isVisible());
    card.editName();
    QTest::keyClicks(edit, QStringLiteral("Nobody"));
    QTest::keyClick(edit, Qt::Key_Escape);
    QCOMPARE(chosen.size(), 1);
}

void TestPeoplePane::filesAreDroppedOnAPerson()
{
    Stage stage;
    auto &[theme, people, menu, messages, pane] = stage;
    pane.resize(300, 500);
    pane.show();
    people.put(samples::person(1, QStringLiteral("Ana")));
    people.put(samples::person(2, QStringLiteral("Mei")));
    PeopleView *view = pane.view();
    const QModelIndex mei = pane.filter()->indexOf(samples::peerId(2));
    QTRY_VERIFY(!view->visualRect(mei).isEmpty());
    QTemporaryFile file;
    QVERIFY(file.open());
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file.fileName())});
    QSignalSpy said(view, &PeopleView::dropTextChanged);
    QSignalSpy dropped(view, &PeopleView::filesDropped);
    const auto over = [&](const QPoint &at) {
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(view->viewport(), &enter);
        QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(view->viewport(), &move);
        return move.isAccepted();
    };
    QVERIFY(!over(view->visualRect(pane.filter()->index(0, 0)).center())); // the heading
    QVERIFY(over(view->visualRect(mei).center()));
    QVERIFY(said.last().first().toString().contains(QStringLiteral("Mei")));
    QDropEvent drop(view->visualRect(mei).center(), Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(view->viewport(), &drop);
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped.first().first().value<PeerId>(), samples::peerId(2));
    QCOMPARE(dropped.first().at(1).value<DroppedFiles>().files, QStringList{file.fileName()});
    QVERIFY(said.last().first().toString().isEmpty());
}

void TestPeoplePane::messagesStandBelowThePeople()
{
    Stage stage;
    auto &[theme, people, menu, messages, pane] = stage;
    pane.resize(300, 600);
    pane.show();
    for (int number = 1; number <= 9; ++number)
        people.put(writtenTo(number, QStringLiteral("Person %1").arg(number), number));
    QSignalSpy wanted(&messages, &SearchModel::searchWanted);
    QObject::connect(&messages, &SearchModel::searchWanted, &messages, [&model = messages] { model.asked(7); });
    QVERIFY(!pane.results()->isVisible());
    const auto saysNobody = [&shown = pane] {
        for (const QLabel *label : shown.findChildren<QLabel *>())
            if (label->isVisible() && label->text() == PeoplePane::tr("Nobody has that name."))
                return true;
        return false;
    };
    auto *search = pane.findChild<QLineEdit *>(QStringLiteral("search"));
    QTest::keyClicks(search, QStringLiteral("person 3"));
    QVERIFY(!saysNobody());
    QVERIFY(pane.results()->isVisible() && pane.view()->isVisible());
    QTRY_VERIFY(pane.results()->y() <= pane.view()->y() + 70); // right below the one row
    QTRY_COMPARE(wanted.size(), 1);
    QVERIFY(wanted.first().first().value<SearchQuery>().peer.isNull());
    QTest::keyClicks(search, QStringLiteral(" needle")); // nobody, so Enter is for the messages
    QVERIFY(saysNobody());
    QTRY_COMPARE(wanted.size(), 2);
    messages.put(7,
                 {{samples::text(samples::peerId(1), 1, false, QStringLiteral("person 3 needle"), 1)}, true});
    QTest::keyClick(search, Qt::Key_Return);
    QSignalSpy chosen(pane.results(), &SearchResults::hitChosen);
    QTest::keyClick(pane.results()->findChild<QListView *>(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QVERIFY(pane.leaveSearch());
    QVERIFY(!pane.results()->isVisible() && pane.view()->isVisible());
    QVERIFY(pane.view()->maximumHeight() > 10'000);
}

void TestPeoplePane::bothListsEndAtTheSamePlace_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addRow("from the left") << Qt::LeftToRight;
    QTest::addRow("from the right") << Qt::RightToLeft;
}

/// The times of people and of messages stand below one another, also where only the messages can be scrolled.
void TestPeoplePane::bothListsEndAtTheSamePlace()
{
    QFETCH(Qt::LayoutDirection, direction);
    Stage stage;
    auto &[theme, people, menu, messages, pane] = stage;
    theme.dress(&pane);
    pane.setLayoutDirection(direction);
    pane.resize(300, 500);
    pane.show();
    people.put(writtenTo(1, QStringLiteral("Person"), 1));
    QSignalSpy wanted(&messages, &SearchModel::searchWanted);
    const int whole = pane.view()->viewport()->width();
    QTest::keyClicks(pane.findChild<QLineEdit *>(QStringLiteral("search")), QStringLiteral("person"));
    QTRY_COMPARE(wanted.size(), 1);
    SearchResult many;
    for (int row = 0; row < 30; ++row)
        many.hits += samples::text(samples::peerId(1), row + 1, false, QStringLiteral("person"), row);
    messages.asked(3);
    messages.put(3, many);
    const auto *hits = pane.results()->findChild<QListView *>();
    QTRY_VERIFY(hits->verticalScrollBar()->isVisible());
    const auto span = [&shown = pane](const QListView *list) {
        return QRect(list->viewport()->mapTo(&shown, QPoint(0, 0)), QSize(list->viewport()->width(), 1));
    };
    QTRY_COMPARE(span(pane.view()).left(), span(hits).left());
    QTRY_COMPARE(span(pane.view()).right(), span(hits).right());
    pane.leaveSearch();
    QTRY_COMPARE(pane.view()->viewport()->width(), whole);
}

void TestPeoplePane::messagesAloneHaveTheWholeHeight()
{
    Stage stage;
    auto &[theme, people, menu, messages, pane] = stage;
    pane.show();
    people.put(samples::person(1, QStringLiteral("Ana")));
    pane.searchMessages();
    QVERIFY(pane.results()->isVisible() && !pane.view()->isVisible());
    QTest::keyClicks(pane.findChild<QLineEdit *>(QStringLiteral("search")), QStringLiteral("ana"));
    QVERIFY(pane.results()->isVisible() && !pane.view()->isVisible());
    QVERIFY(pane.leaveSearch());
    QVERIFY(!pane.results()->isVisible() && pane.view()->isVisible());
    QVERIFY(!pane.leaveSearch());
}

void TestPeoplePane::statusIsChosenAndWritten()
{
    Theme theme;
    QMenu menu;
    OwnCard card(theme, &menu);
    NodeInfo info;
    info.id = samples::peerId(9);
    info.name = QStringLiteral("Ana & <b>Bea</b>");
    info.addresses = {QHostAddress(QStringLiteral("10.0.0.1"))};
    info.availability = Availability::Busy;
    info.statusText = QStringLiteral("Working & thinking");
    card.resize(400, 60);
    card.setInfo(info);
    card.show();
    auto *status = card.findChild<QPushButton *>(QStringLiteral("ownStatus"));
    QVERIFY(withoutIsolates(status->text()).startsWith(QStringLiteral("Busy")));
    QVERIFY(status->text().contains(QStringLiteral("Working && thinking")));
    QSignalSpy chosen(&card, &OwnCard::statusChosen);
    emit card.statusMenu()->aboutToShow();
    const QList<QAction *> actions = card.statusMenu()->actions();
    QVERIFY(!actions.at(0)->isChecked() && actions.at(1)->isChecked());
    actions.at(2)->trigger();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.last().at(0).value<Availability>(), Availability::Away);
    QCOMPARE(chosen.last().at(1).toString(), info.statusText);
    card.editStatusText();
    auto *edit = card.findChild<QLineEdit *>();
    QCOMPARE(edit->text(), info.statusText);
    QCOMPARE(edit->selectedText(), info.statusText);
    QCOMPARE(edit->cursorPosition(), 0); // so that its beginning is seen
    QVERIFY(edit->height() <= edit->sizeHint().height()); // not as high as the card
    QTest::keyClicks(edit, QStringLiteral("x").repeated(200));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(chosen.last().at(1).toString(), QStringLiteral("x").repeated(limits::maxStatusLength));
    QCOMPARE(chosen.last().at(0).value<Availability>(), Availability::Busy);
}

void TestPeoplePane::theGearLeadsToTheSettingsFirst()
{
    Theme theme;
    MainMenu menu(theme);
    const OwnCard card(theme, &menu);
    const auto *button = card.findChild<QToolButton *>();
    QVERIFY(button->menu() == &menu);
    const QSize size(20, 20);
    const QImage shown = button->icon().pixmap(size).toImage();
    QVERIFY(!shown.isNull());
    QCOMPARE(shown, tintedIcon(QStringLiteral("gear"), theme.colours().sub).pixmap(size).toImage());
    QAction *first = menu.actions().first();
    QVERIFY(button->accessibleName().contains(first->text().remove(QStringLiteral("…"))));
    QVERIFY(button->toolTip() == button->accessibleName());
    QSignalSpy wanted(&menu, &MainMenu::settingsWanted);
    first->trigger();
    QCOMPARE(wanted.size(), 1);
}

void TestPeoplePane::theKeysOfTheSearchAreSeen_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("English") << QStringLiteral("en") << Qt::LeftToRight;
    QTest::newRow("Chinese") << QStringLiteral("zh_CN") << Qt::LeftToRight;
    QTest::newRow("from the right") << QStringLiteral("en") << Qt::RightToLeft;
}

/// At the usual width, whatever the size of the system's font; and never over the words of the field.
void TestPeoplePane::theKeysOfTheSearchAreSeen()
{
    QFETCH(const QString, language);
    QFETCH(const Qt::LayoutDirection, direction);
    constexpr int usualWidth = 300;
    const Languages languages(language);
    const QFont before = QApplication::font();
    for (int points = 8; points <= 14; ++points) {
        QFont font = before;
        font.setPointSize(points);
        QApplication::setFont(font);
        Stage stage;
        stage.theme.dress(&stage.pane);
        stage.pane.setLayoutDirection(direction);
        stage.pane.show();
        auto *search = stage.pane.findChild<QLineEdit *>(QStringLiteral("search"));
        auto *hint = search->findChild<QLabel *>();
        search->clearFocus(); // no caret
        for (const int width : {220, 240, 260, usualWidth, 340, 400, 500}) {
            stage.pane.resize(width, 400);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            const QString which = QStringLiteral("%1 points, %2 wide").arg(points).arg(width);
            QVERIFY2(hint->isVisible() || width < usualWidth, qPrintable(which));
            QVERIFY2(search->fontMetrics().horizontalAdvance(search->placeholderText()) < search->width() - 40, qPrintable(which));
            if (!hint->isVisible())
                continue;
            QVERIFY2(hint->width() >= hint->sizeHint().width(), qPrintable(which));
            const QRect keys(hint->mapTo(search, QPoint()), hint->size());
            QVERIFY2(search->rect().adjusted(6, 0, -6, 0).contains(keys), qPrintable(which));
            hint->hide();
            const QImage words = search->grab(keys.adjusted(-4, 4, 4, -4)).toImage();
            hint->show();
            const QRgb ground = words.pixel(0, 0);
            for (int y = 0; y < words.height(); ++y)
                for (int x = 0; x < words.width(); ++x)
                    QVERIFY2(words.pixel(x, y) == ground, qPrintable(which));
        }
        QTest::keyClicks(search, QStringLiteral("a"));
        QVERIFY(!hint->isVisible());
        search->clear();
        QVERIFY(hint->isVisible());
    }
    QApplication::setFont(before);
}

QTEST_MAIN(TestPeoplePane)
#include "tst_peoplepane.moc"
