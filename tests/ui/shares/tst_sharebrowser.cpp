// SPDX-License-Identifier: GPL-3.0-or-later
// Looking into somebody's published folders: what is asked, what is shown, what is fetched. The publisher here is a few
// lists.
#include "tests/ui/gallery/samples.h"
#include "ui/shares/browsermodel.h"
#include "ui/shares/crumbs.h"
#include "ui/shares/sharebrowser.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
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

ShareId shareId(char c)
{
    return *ShareId::fromBytes(QByteArray(ShareId::size, c));
}

/// Answers as a publisher would, when told to.
class Publisher final : public QObject {
public:
    explicit Publisher(BrowserModel &model) : m_model(model)
    {
        connect(&model, &BrowserModel::browseWanted, this, [this](const BrowseRequest &wanted) {
            asked += wanted;
            m_model.asked(++m_number);
        });
        for (int i = 0; i < 450; ++i)
            entries += SharedEntry{QStringLiteral("file-%1.bin").arg(i, 3, 10, QLatin1Char('0')), false, i * 1'000, 1};
        entries.prepend({QStringLiteral("Drawings"), true, 0, 1'700'000'000'000});
    }
    /// The newest question.
    void answer() { answer(m_number); }
    void answer(quint64 number)
    {
        const BrowseRequest &wanted = asked.last();
        BrowsePage page;
        if (wanted.share.isNull()) {
            page.shares = shares;
            page.total = int(shares.size());
        } else if (wanted.share == shareId('p') && wanted.password != QStringLiteral("right")) {
            m_model.put(number, {}, {ErrorCode::WrongPassword, {}});
            return;
        } else {
            QList<SharedEntry> found;
            for (const SharedEntry &entry : entries) {
                if (entry.name.contains(wanted.filter))
                    found += entry;
            }
            page.total = int(found.size());
            page.entries = found.mid(wanted.offset, wanted.count);
        }
        m_model.put(number, page, {});
    }
    void fail(ErrorCode code) { m_model.put(m_number, {}, {code, {}}); }
    [[nodiscard]] quint64 number() const { return m_number; }

    QList<BrowseRequest> asked;
    QList<PublishedShare> shares{{shareId('a'), QStringLiteral("Projects"), false},
                                 {shareId('p'), QStringLiteral("Private"), true}};
    QList<SharedEntry> entries;

private:
    BrowserModel &m_model;
    quint64 m_number = 0;
};

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
    [[nodiscard]] bool says(const QString &part)
    {
        for (const QLabel *label : browser.findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(part))
                return true;
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
    void foldersAreEnteredAndLeft();
    void pagesComeWhileOneScrolls();
    void olderAnswersAreLeftAside();
    void thePublisherSortsAndFilters();
    void nothingFlickersWhileItIsAsked();
    void aPasswordIsAskedFor();
    void everyEndIsASentence();
    void aPageThatLiesEnds();
    void whatIsChosenIsFetched();
    void namesAreTamed();
    void theWayIsNeverTooLong();
};

void TestShareBrowser::foldersAreEnteredAndLeft()
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

void TestShareBrowser::olderAnswersAreLeftAside()
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

void TestShareBrowser::thePublisherSortsAndFilters()
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
    QVERIFY(desk.says(QStringLiteral("Private")));
    field->setText(QStringLiteral("wrong"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(desk.publisher.asked.last().password, QStringLiteral("wrong"));
    desk.publisher.answer();
    QCOMPARE(model.state(), State::PasswordNeeded);
    QVERIFY(model.wrongPassword());
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

void TestShareBrowser::aPageThatLiesEnds()
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

void TestShareBrowser::namesAreTamed()
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
