// SPDX-License-Identifier: GPL-3.0-or-later
// Looking into somebody's published folders: what the window shows, and what is fetched.
#include "tests/ui/gallery/samples.h"
#include "tests/ui/shares/publisher.h"
#include "ui/shares/crumbs.h"
#include "ui/shares/sharebrowser.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace dovetail;
using namespace dovetail::ui;
using State = BrowserModel::State;

namespace {

struct Desk {
    Desk()
    {
        browser.model().load();
        browser.show();
    }
    [[nodiscard]] QPushButton *button(const QString &text)
    {
        for (QPushButton *button : browser.findChildren<QPushButton *>())
            if (button->text() == text)
                return button;
        return nullptr;
    }
    /// The sentence in place of the list.
    [[nodiscard]] bool says(const QString &part, const QColor &ink = {})
    {
        for (const QLabel *label : browser.findChildren<QLabel *>())
            if (label->isVisible() && withoutIsolates(label->text()).contains(part))
                return !ink.isValid() || label->palette().color(QPalette::WindowText) == ink;
        return false;
    }

    Theme theme;
    ShareBrowser browser{theme, samples::person(1, QStringLiteral("Mei Lin"))};
    Publisher publisher{browser.model()};
};

} // namespace

class TestShareBrowser final : public QObject {
    Q_OBJECT
private slots:
    void pagesComeWhileOneScrolls();
    void nothingFlickersWhileItIsAsked();
    void aPasswordIsAskedFor();
    void everyEndIsASentence();
    void whatIsChosenIsFetched();
    void theWayIsNeverTooLong();
};

void TestShareBrowser::pagesComeWhileOneScrolls()
{
    Desk desk;
    desk.publisher.answer();
    desk.browser.model().enter(0);
    desk.publisher.answer();
    BrowserModel &model = desk.browser.model();
    QTRY_VERIFY(!model.canFetchMore({}) || model.rowCount() >= BrowserModel::pageSize);
    QCOMPARE(model.total(), 451);
    auto *view = desk.browser.findChild<QTreeView *>();
    QVERIFY(model.rowCount() < 451);
    while (model.rowCount() < 451) {
        view->scrollToBottom();
        QTRY_COMPARE(desk.publisher.asked.last().offset, model.rowCount());
        desk.publisher.answer();
    }
    QVERIFY(!model.canFetchMore({}));
    QCOMPARE(model.index(450, 0).data().toString(), QStringLiteral("file-449.bin"));
}

// On a good network the next folder is there in a moment: an empty window in between would only flash.
void TestShareBrowser::nothingFlickersWhileItIsAsked()
{
    Desk desk;
    desk.publisher.answer();
    BrowserModel &model = desk.browser.model();
    auto *view = desk.browser.findChild<QTreeView *>();
    const auto works = [&desk] {
        const auto *bar = desk.browser.findChild<QProgressBar *>();
        return bar && bar->isVisible();
    };
    QVERIFY(view->isVisible() && !works());
    QSignalSpy wanted(&desk.browser, &ShareBrowser::downloadWanted);
    view->selectAll();
    model.enter(0);
    QVERIFY(view->isVisible());
    QCOMPARE(model.rowCount(), 2); // as it was
    QVERIFY(view->isHeaderHidden());
    const auto before = desk.publisher.asked.size();
    model.enter(1); // of another folder: nothing
    desk.button(ShareBrowser::tr("Download"))->click();
    QCOMPARE(desk.publisher.asked.size(), before);
    QCOMPARE(wanted.size(), 0);
    QVERIFY(!model.flags(model.index(0, 0)).testFlag(Qt::ItemIsEnabled));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    desk.publisher.answer();
    QCOMPARE(reset.size(), 1);
    QVERIFY(!view->isHeaderHidden());
    QVERIFY(view->selectionModel()->selectedRows().isEmpty());
    QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Drawings"));
    QVERIFY(model.flags(model.index(0, 0)).testFlag(Qt::ItemIsEnabled));

    model.enter(0); // and this one takes its time
    QTRY_VERIFY(works());
    QVERIFY(!view->isVisible());
    QVERIFY(desk.says(QStringLiteral("Asking Mei Lin")));
    desk.publisher.answer();
    QVERIFY(view->isVisible() && !works());
}

void TestShareBrowser::aPasswordIsAskedFor()
{
    Desk desk;
    desk.publisher.answer();
    BrowserModel &model = desk.browser.model();
    const auto before = desk.publisher.asked.size();
    model.enter(1);
    QCOMPARE(model.state(), State::PasswordNeeded);
    QCOMPARE(desk.publisher.asked.size(), before); // nothing is asked without
    QLineEdit *field = nullptr;
    for (QLineEdit *each : desk.browser.findChildren<QLineEdit *>())
        if (each->echoMode() == QLineEdit::Password)
            field = each;
    QVERIFY(field);
    QVERIFY(field->isVisible());
    QVERIFY(desk.says(QStringLiteral("Private"), desk.theme.colours().sub));
    field->setText(QStringLiteral("wrong"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(desk.publisher.asked.last().password, QStringLiteral("wrong"));
    desk.publisher.answer();
    QCOMPARE(model.state(), State::PasswordNeeded);
    QVERIFY(model.wrongPassword());
    QVERIFY(desk.says(QStringLiteral("not the password"), desk.theme.colours().bad));
    QCOMPARE(field->text(), QString());
    QTest::keyClicks(field, QStringLiteral("right"));
    QTest::keyClick(field, Qt::Key_Return);
    desk.publisher.answer();
    QCOMPARE(model.state(), State::Shown);
    model.goUpTo(0);
    desk.publisher.answer();
    QCOMPARE(desk.publisher.asked.last().password, QString()); // told to nobody else's folder
    model.enter(1);
    QCOMPARE(desk.publisher.asked.last().password, QStringLiteral("right")); // not asked twice
}

void TestShareBrowser::everyEndIsASentence()
{
    Desk desk;
    desk.publisher.fail(ErrorCode::PeerUnreachable);
    QVERIFY(desk.says(QStringLiteral("does not answer")));
    QPushButton *retry = desk.button(ShareBrowser::tr("Try again"));
    QVERIFY(retry && retry->isVisible());
    const auto before = desk.publisher.asked.size();
    retry->click();
    QCOMPARE(desk.publisher.asked.size(), before + 1);
    desk.publisher.shares.clear();
    desk.publisher.answer();
    QVERIFY(desk.says(QStringLiteral("Mei Lin")));
    QVERIFY(retry->isVisible()); // they may publish one
    QVERIFY(!desk.button(ShareBrowser::tr("Download"))->isEnabled());

    Desk other;
    other.publisher.answer();
    other.browser.model().enter(0);
    other.publisher.entries.clear();
    other.publisher.answer();
    QVERIFY(other.says(QStringLiteral("empty")));
}

void TestShareBrowser::whatIsChosenIsFetched()
{
    Desk desk;
    desk.publisher.answer();
    QSignalSpy wanted(&desk.browser, &ShareBrowser::downloadWanted);
    auto *view = desk.browser.findChild<QTreeView *>();
    const auto last = [&wanted] { return wanted.last().first().value<QList<DownloadWish>>(); };
    view->selectionModel()->select(view->model()->index(0, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    QPushButton *download = desk.button(ShareBrowser::tr("Download"));
    download->click();
    QCOMPARE(last().size(), 1);
    QCOMPARE(last().first().share.id, shareId('a'));
    QCOMPARE(last().first().paths, QStringList()); // all of it

    desk.browser.model().enter(0);
    desk.publisher.answer();
    desk.browser.model().enter(0);
    desk.publisher.answer();
    view->clearSelection();
    download->click();
    QCOMPARE(last().first().paths, QStringList(QStringLiteral("Drawings"))); // what is open
    for (const int row : {1, 3})
        view->selectionModel()->select(view->model()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    desk.button(ShareBrowser::tr("Download to…"))->click();
    QCOMPARE(last().first().paths, QStringList({QStringLiteral("Drawings/file-000.bin"), QStringLiteral("Drawings/file-002.bin")}));
    QVERIFY(wanted.last().at(1).toBool());

    const auto before = wanted.size();
    view->setCurrentIndex(view->model()->index(5, 0));
    QTest::keyClick(view, Qt::Key_Return); // a file: fetched
    QCOMPARE(wanted.size(), before + 1);
    QCOMPARE(last().first().paths, QStringList(QStringLiteral("Drawings/file-004.bin")));
    view->setCurrentIndex(view->model()->index(0, 0));
    QTest::keyClick(view, Qt::Key_Return); // a folder: entered
    QCOMPARE(desk.browser.model().depth(), 3);
    QTest::keyClick(view, Qt::Key_Backspace);
    QCOMPARE(desk.browser.model().depth(), 2);
    desk.browser.tell(QStringLiteral("begun"));
    QVERIFY(desk.says(QStringLiteral("begun")));
}

void TestShareBrowser::theWayIsNeverTooLong()
{
    Crumbs crumbs;
    crumbs.resize(300, 40);
    crumbs.show();
    QStringList trail(QStringLiteral("Mei Lin"));
    for (int depth = 0; depth < 60; ++depth)
        trail += QStringLiteral("folder %1").arg(depth).repeated(3);
    crumbs.setTrail(trail);
    const auto shown = [&crumbs] {
        QCoreApplication::processEvents(); // what is new is shown then
        QStringList names;
        for (const QPushButton *button : crumbs.findChildren<QPushButton *>())
            if (button->isVisible())
                names += button->accessibleName();
        return names;
    };
    QVERIFY(shown().size() < 6);
    QCOMPARE(shown().last(), trail.last());
    QCOMPARE(crumbs.width(), 300);
    QSignalSpy chosen(&crumbs, &Crumbs::chosen);
    crumbs.setTrail(trail.first(2));
    QCOMPARE(shown(), trail.first(2));
    for (QPushButton *button : crumbs.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->accessibleName() == trail.first())
            button->click();
    }
    QCOMPARE(chosen.last().first().toInt(), 0);
}

QTEST_MAIN(TestShareBrowser)
#include "tst_sharebrowser.moc"
