// SPDX-License-Identifier: GPL-3.0-or-later
// A file card in every state, at every width, with whatever somebody calls a file.
#include "tests/ui/gallery/samples.h"
#include "ui/conversation/messagelayout.h"
#include "ui/conversation/messagepainter.h"
#include "ui/conversation/rowmenu.h"
#include "ui/theme/colours.h"
#include "ui/theme/metrics.h"

#include <QTest>
#include <QTranslator>

using namespace dovetail;
using namespace dovetail::ui;
using enum TransferState;

namespace {

ConversationRow rowOf(const Transfer &transfer)
{
    ConversationRow row;
    row.message = samples::card(transfer, 1, 1);
    row.transfer = transfer;
    return row;
}

MessageLayout laidOut(const Transfer &transfer, int width)
{
    RowCaches caches;
    return layoutRow(rowOf(transfer), width, Fonts(QFont()), QLocale(), caches);
}

Transfer made(TransferState state, bool outgoing = false, int files = 1)
{
    return samples::transfer(1, samples::peerId(1), outgoing, state, QStringLiteral("report.pdf"), 48'300'000, files);
}

const QList<TransferState> everyState{Offered, Waiting, Running, Finishing, Queued, Interrupted,
                                      Paused,  Done,    Declined, Cancelled, Failed};

} // namespace

class TestCard final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void everythingIsOnTheCard_data();
    void everythingIsOnTheCard();
    void nothingJumps();
    void theQueueSaysWhoseTurnItIs();
    void pausedSaysByWhomAndWhy();
    void theBarOfWhatStandsStillIsGrey();
    void whatIsStillToDoIsSeen();
    void severalLinesAreNoNearerToTheBar();
    void whatHasNoRoomIsAcceptedToAnotherFolder();
    void ofSeveralFilesOneSeesWhichAndHowMany();
    void theOthersOfSeveralAreNamed();
    void whatIsHereCanBePassedOn();
    void whatWasRenamedIsBehindALink();
    void namesAreTamed();
    void keysGoThroughAllButtons();
    void everyActionHasAName();

private:
    QTranslator m_plurals;
};

void TestCard::initTestCase()
{
    QVERIFY(m_plurals.load(QStringLiteral(":/i18n/dovetail_en.qm")));
    QCoreApplication::installTranslator(&m_plurals);
}

void TestCard::everythingIsOnTheCard_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {300, 340, 420, 820, 2'000})
        QTest::addRow("%d", width) << width;
}

void TestCard::everythingIsOnTheCard()
{
    QFETCH(int, width);
    for (const TransferState state : everyState) {
        for (const bool outgoing : {false, true}) {
            for (const int files : {1, 312}) {
                Transfer transfer = made(state, outgoing, files);
                transfer.title = QStringLiteral("w").repeated(10'000) + QStringLiteral("\n\u202efdp.exe");
                transfer.error = {ErrorCode::CannotWrite, QStringLiteral("long ").repeated(60)};
                transfer.skippedFiles = 5;
                const MessageLayout layout = laidOut(transfer, width);
                QVERIFY(QRect(0, 0, width, layout.height).contains(layout.bubble));
                QList<QRect> parts{layout.icon, layout.title, layout.names, layout.summary, layout.bar, layout.status};
                parts.removeAll(QRect());
                for (const QRect &part : std::as_const(parts))
                    QVERIFY(layout.bubble.contains(part));
                QCOMPARE(layout.actions.size(), actionsOf(transfer).size());
                for (const ActionArea &area : layout.actions) {
                    QVERIFY(layout.bubble.contains(area.rect));
                    QVERIFY(area.rect.height() >= 20);
                    for (const ActionArea &other : layout.actions)
                        QVERIFY(&area == &other || !area.rect.intersects(other.rect));
                    if (area.look != ActionArea::Look::Icon) // whose field is larger than its sign
                        QVERIFY(!area.rect.intersects(layout.status));
                    QVERIFY(!area.rect.intersects(layout.title) && !area.rect.intersects(layout.summary));
                }
            }
        }
    }
}

/// From the offer to the end a card keeps its height, so that what is read below stays where it is.
void TestCard::nothingJumps()
{
    const int height = laidOut(made(Offered), 820).height;
    for (const TransferState state : {Waiting, Queued, Running, Finishing, Paused, Interrupted, Done})
        QVERIFY(qAbs(laidOut(made(state), 820).height - height) <= 1);
}

void TestCard::theQueueSaysWhoseTurnItIs()
{
    Transfer queued = made(Queued);
    queued.queuePosition = 0;
    QCOMPARE(transferStatus(queued), QStringLiteral("Next in the queue"));
    queued.queuePosition = 3;
    QVERIFY(transferStatus(queued).contains(QLatin1Char('3')));
}

void TestCard::pausedSaysByWhomAndWhy()
{
    Transfer paused = made(Paused);
    QVERIFY(actionsOf(paused).contains(RowAction::Resume));
    const QString mine = transferStatus(paused);
    paused.pausedByPeer = true;
    QVERIFY(!actionsOf(paused).contains(RowAction::Resume)); // only who paused can go on
    QVERIFY(transferStatus(paused) != mine);
    paused.pausedByPeer = false;
    paused.error = {ErrorCode::NotEnoughSpace, QStringLiteral("12000000")};
    QVERIFY2(transferStatus(paused).contains(QStringLiteral("12.0 MB")), qPrintable(transferStatus(paused)));
    // The sentence has the lines it needs.
    QVERIFY(laidOut(paused, 340).status.height() > QFontMetrics(Fonts(QFont()).small).height() * 3 / 2);
}

/// The accent is for what moves.
void TestCard::theBarOfWhatStandsStillIsGrey()
{
    const Colours colours = Colours::of(false, Accent::Teal);
    for (const TransferState state : {Running, Paused, Interrupted}) {
        Transfer transfer = made(state);
        transfer.doneBytes = transfer.totalBytes / 2;
        const MessageLayout layout = laidOut(transfer, 600);
        QImage image(600, layout.height, QImage::Format_RGB32);
        image.fill(colours.conv);
        QPainter painter(&image);
        paintRow(painter, rowOf(transfer), layout, 600, {}, {colours, Fonts(QFont()), QLocale(), QDateTime::currentDateTime()});
        painter.end();
        const QPoint done = layout.bar.center() - QPoint(layout.bar.width() / 4, 0);
        QCOMPARE(image.pixelColor(done), state == Running ? colours.acc : colours.sub);
        QCOMPARE(image.pixelColor(layout.bar.center() + QPoint(layout.bar.width() / 4, 0)), colours.track);
    }
}

/// On either's cards, in each colour.
void TestCard::whatIsStillToDoIsSeen()
{
    for (const Accent accent : accents()) {
        for (const bool dark : {false, true}) {
            const Colours colours = Colours::of(dark, accent);
            for (const bool outgoing : {false, true}) {
                const Transfer transfer = made(Running, outgoing);
                const MessageLayout layout = laidOut(transfer, 600);
                QImage image(600, layout.height, QImage::Format_RGB32);
                image.fill(colours.conv);
                QPainter painter(&image);
                paintRow(painter, rowOf(transfer), layout, 600, {}, {colours, Fonts(QFont()), QLocale(), QDateTime::currentDateTime()});
                painter.end();
                const QPoint edge(layout.bar.right() - 20, layout.bar.top());
                const double ratio = contrast(image.pixelColor(edge), image.pixelColor(edge - QPoint(0, 3)));
                QVERIFY2(ratio >= 2, qPrintable(QStringLiteral("%1 %2: %3").arg(nameOf(accent)).arg(dark).arg(ratio)));
            }
        }
    }
}

void TestCard::severalLinesAreNoNearerToTheBar()
{
    Transfer paused = made(Paused);
    const auto firstInk = [&paused](int width) { // below the bar
        const MessageLayout layout = laidOut(paused, width);
        QImage image(width, layout.height, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintRow(painter, rowOf(paused), layout, width, {}, {Colours::light(), Fonts(QFont()), QLocale(), QDateTime::currentDateTime()});
        painter.end();
        for (int y = layout.bar.bottom() + 2; y < layout.height; ++y)
            for (int x = layout.status.left(); x < layout.status.left() + 60; ++x)
                if (contrast(image.pixelColor(x, y), Colours::light().their) > 3)
                    return y - layout.bar.bottom();
        return -1;
    };
    const int one = firstInk(600);
    paused.error = {ErrorCode::NotEnoughSpace, QStringLiteral("12000000")};
    QVERIFY(laidOut(paused, 340).status.height() > QFontMetrics(Fonts(QFont()).small).height() * 3 / 2);
    QVERIFY(one > 4);
    QVERIFY2(qAbs(firstInk(340) - one) <= 1, qPrintable(QStringLiteral("%1, not %2").arg(firstInk(340)).arg(one)));
}

/// "Accept" would come to the same once more, unless there is room by now: it is there, but not what one presses first.
void TestCard::whatHasNoRoomIsAcceptedToAnotherFolder()
{
    Transfer offer = made(Offered);
    for (const ErrorCode code : {ErrorCode::None, ErrorCode::NameTaken, ErrorCode::NotEnoughSpace, ErrorCode::CannotWrite}) {
        offer.error = {code, {}};
        const bool elsewhere = code == ErrorCode::NotEnoughSpace || code == ErrorCode::CannotWrite;
        const RowAction primary = elsewhere ? RowAction::AcceptTo : RowAction::Accept;
        QCOMPARE(actionsOf(offer).first(), primary);
        QVERIFY(actionsOf(offer).contains(RowAction::Accept) && actionsOf(offer).contains(RowAction::AcceptTo));
        for (const ActionArea &area : laidOut(offer, 820).actions)
            QCOMPARE(area.look == ActionArea::Look::Primary, area.action == primary);
    }
}

void TestCard::ofSeveralFilesOneSeesWhichAndHowMany()
{
    Transfer folder = made(Running, true, 312);
    folder.doneFiles = 121;
    folder.currentName = QStringLiteral("summer/day 1/IMG_2041.jpg");
    QCOMPARE(transferSummary(folder), QStringLiteral("121 of 312 files · IMG_2041.jpg"));
    folder.currentBytes = 100'000'000;
    folder.currentDone = 45'500'000;
    QCOMPARE(transferSummary(folder), QStringLiteral("121 of 312 files · IMG_2041.jpg (45%)"));
    folder.folderCount = 3;
    QCOMPARE(transferIcon(folder), QStringLiteral("folder"));
    QCOMPARE(transferTitle(folder), QStringLiteral("report.pdf"));
    folder.state = Waiting;
    folder.counting = true;
    QVERIFY(transferSummary(folder).contains(QStringLiteral("more than 312")));
}

/// Before it is accepted, and in every state after that, so that nothing jumps.
void TestCard::theOthersOfSeveralAreNamed()
{
    Transfer several = made(Offered, false, 312);
    QVERIFY(otherNames(several).isEmpty()); // only the first is known
    QVERIFY(laidOut(several, 820).names.isEmpty());
    several.names = {QStringLiteral("report.pdf"), QStringLiteral("a.jpg"), QStringLiteral("b.jpg")};
    const QString names = otherNames(several);
    for (const char *part : {"a.jpg", "b.jpg", "309 more"})
        QVERIFY2(names.contains(QString::fromLatin1(part)), qPrintable(names));
    QVERIFY(!names.contains(QStringLiteral("report.pdf"))); // the title's
    QVERIFY(transferAccessibleText(several).contains(QStringLiteral("a.jpg")));
    const int height = laidOut(several, 820).height;
    for (const TransferState state : everyState) {
        several.state = state;
        const MessageLayout layout = laidOut(several, 820);
        QVERIFY(layout.bubble.contains(layout.names));
        QVERIFY(!layout.names.intersects(layout.title) && !layout.names.intersects(layout.summary));
        if (state != Declined && state != Cancelled && state != Failed)
            QVERIFY(qAbs(layout.height - height) <= 1);
    }
    several.state = Offered;
    const auto painted = [&several] {
        const ConversationRow row = rowOf(several);
        RowCaches caches;
        const Fonts fonts{QFont()};
        const MessageLayout layout = layoutRow(row, 420, fonts, QLocale(), caches);
        QImage image(420, layout.height, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintRow(painter, row, layout, 420, {}, {Colours::light(), fonts, QLocale(), QDateTime::currentDateTime()});
        painter.end();
        return image.copy(layout.names);
    };
    const QImage before = painted();
    several.names[1] = QStringLiteral("other.jpg");
    QVERIFY(painted() != before);
    several.folderCount = 2; // of which nobody knows how many files are in the others
    QVERIFY(!otherNames(several).contains(QStringLiteral("more")));
}

void TestCard::whatIsHereCanBePassedOn()
{
    const auto allowed = [](const Transfer &transfer) { return allows(rowOf(transfer), RowAction::Forward); };
    QVERIFY(allowed(made(Done)));
    QVERIFY(allowed(made(Running, true))); // one's own are here anyway
    QVERIFY(!allowed(made(Offered)));
    QVERIFY(!allowed(made(Failed)));
    Transfer gone = made(Done);
    gone.paths.clear();
    QVERIFY(!allowed(gone));
}

void TestCard::whatWasRenamedIsBehindALink()
{
    Transfer done = made(Done, false, 3);
    done.renamedFiles = 2;
    const MessageLayout layout = laidOut(done, 820);
    const ActionArea &link = layout.actions.last();
    QCOMPARE(link.action, RowAction::ShowNotes);
    QCOMPARE(link.text, QStringLiteral("2 renamed"));
    QVERIFY(transferAccessibleText(done).contains(link.text));
}

void TestCard::namesAreTamed()
{
    Transfer transfer = made(Offered);
    transfer.title = QStringLiteral("a\u202egpj.exe\n<b>x</b>\u0007");
    const QString title = transferTitle(transfer);
    for (const char16_t bad : {u'\u202e', u'\n', u'\u0007'})
        QVERIFY(!title.contains(QChar(bad)));
    QVERIFY(title.contains(QStringLiteral("<b>x</b>"))); // its letters, not markup
    transfer.title = QStringLiteral("n").repeated(1'000'000);
    QVERIFY(transferTitle(transfer).size() < 1'000);
    transfer.state = Running;
    transfer.fileCount = 2;
    transfer.currentName = transfer.title;
    QVERIFY(transferSummary(transfer).size() < 1'000);
}

void TestCard::keysGoThroughAllButtons()
{
    Transfer done = made(Done);
    done.skippedFiles = 1;
    for (const TransferState state : everyState) {
        done.state = state;
        const ConversationRow row = rowOf(done);
        QCOMPARE(buttonsOf(row), actionsOf(done));
        for (const RowAction action : actionsOf(done))
            QVERIFY(allows(row, action));
    }
}

void TestCard::everyActionHasAName()
{
    for (int action = int(RowAction::None) + 1; action <= int(RowAction::Forget); ++action)
        QVERIFY2(!actionText(RowAction(action)).isEmpty(), qPrintable(QString::number(action)));
    // What is shown as a sign has one.
    for (const TransferState state : everyState) {
        for (const ActionArea &area : laidOut(made(state), 820).actions) {
            if (area.look == ActionArea::Look::Icon || area.look == ActionArea::Look::PrimaryIcon)
                QVERIFY(!actionIcon(area.action).isEmpty());
        }
    }
}

QTEST_MAIN(TestCard)
#include "tst_card.moc"
