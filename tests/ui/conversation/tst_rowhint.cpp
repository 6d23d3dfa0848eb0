// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of a place that the pointer rests on.
#include "tests/ui/conversation/desk.h"
#include "ui/conversation/rowhint.h"

#include <QHelpEvent>
#include <QToolTip>
#include <QTranslator>

using namespace dovetail;
using namespace dovetail::ui;
using enum TransferState;

namespace {

ConversationRow rowWith(const Transfer &transfer)
{
    ConversationRow row;
    row.transfer = transfer;
    row.message = samples::card(transfer, 1, 1);
    return row;
}

Transfer made(TransferState state, const QString &title = QStringLiteral("report.pdf"), int files = 1)
{
    return samples::transfer(1, mei, false, state, title, 48'300'000, files);
}

QString hintAt(const ConversationRow &row, const MessageLayout &layout, const QPoint &at)
{
    const RowHint hint = rowHint(row, layout, Fonts(QFont()), at);
    return hint.place.contains(at) ? hint.text : QString();
}

} // namespace

class TestRowHint final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void aSignSaysWhatItDoes();
    void whatIsCutIsSaidWhole();
    void allNamesAreSaid();
    void aLongNameStaysOnTheScreen();
    void isShownAsPlainText();

private:
    QTranslator m_plurals;
};

void TestRowHint::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QVERIFY(m_plurals.load(QStringLiteral(":/i18n/dovetail_en.qm")));
    QCoreApplication::installTranslator(&m_plurals);
}

void TestRowHint::aSignSaysWhatItDoes()
{
    for (const TransferState state : {Offered, Running, Paused}) {
        const ConversationRow row = rowWith(made(state));
        const MessageLayout layout = laidOut(row);
        int signs = 0;
        for (const ActionArea &area : layout.actions) {
            const bool sign = area.look == ActionArea::Look::Icon || area.look == ActionArea::Look::PrimaryIcon;
            signs += sign;
            QCOMPARE(hintAt(row, layout, area.rect.center()), sign ? actionText(area.action) : QString());
        }
        QVERIFY(signs > 0);
    }
}

void TestRowHint::whatIsCutIsSaidWhole()
{
    ConversationRow row = rowWith(made(Running));
    MessageLayout layout = laidOut(row);
    for (const QRect &part : {layout.title, layout.icon, layout.summary, layout.status})
        QVERIFY(rowHint(row, layout, Fonts(QFont()), part.center()).text.isEmpty()); // one reads it anyway
    const QString name = QStringLiteral("minutes of the meeting of the twenty-third of November, second version, signed.pdf");
    row = rowWith(made(Failed, name));
    row.transfer->error = {ErrorCode::CannotWrite, QStringLiteral("a folder and another one ").repeated(40)};
    layout = laidOut(row);
    QCOMPARE(hintAt(row, layout, layout.title.center()), name);
    QCOMPARE(hintAt(row, layout, layout.icon.center()), name);
    QCOMPARE(hintAt(row, layout, layout.status.center()).remove(QChar(0x200b)), transferStatus(*row.transfer));
    row.transfer->error = {};
    layout = laidOut(row);
    QVERIFY(hintAt(row, layout, layout.status.center()).isEmpty());
}

void TestRowHint::allNamesAreSaid()
{
    Transfer offer = made(Offered, QStringLiteral("report.pdf"), 312);
    offer.names = {QStringLiteral("report.pdf"), QStringLiteral("a \u202egpj.exe"), QStringLiteral("plan.odt")};
    ConversationRow row = rowWith(offer);
    MessageLayout layout = laidOut(row);
    const QStringList lines = hintAt(row, layout, layout.title.center()).split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines.at(0).contains(QStringLiteral("report.pdf")));
    QVERIFY(!lines.at(1).contains(QChar(0x202e)));
    QVERIFY(lines.at(2).contains(QStringLiteral("plan.odt")));
    QCOMPARE(lines.at(3), QStringLiteral("309 more"));
    QCOMPARE(hintAt(row, layout, layout.names.center()), lines.join(QLatin1Char('\n')));
    offer.names.resize(2);
    offer.fileCount = 2;
    row = rowWith(offer);
    layout = laidOut(row);
    QCOMPARE(hintAt(row, layout, layout.title.center()).count(QLatin1Char('\n')), 1);
}

void TestRowHint::aLongNameStaysOnTheScreen()
{
    const ConversationRow row = rowWith(made(Offered, QStringLiteral("w").repeated(10'000)));
    const MessageLayout layout = laidOut(row);
    const QString hint = hintAt(row, layout, layout.title.center());
    QVERIFY(hint.size() < 700);
    for (const QString &run : hint.split(QChar(0x200b)))
        QVERIFY(run.size() <= 64);
}

void TestRowHint::isShownAsPlainText()
{
    Desk desk;
    desk.pane.open(online());
    const Transfer offer = made(Offered, QStringLiteral("<b>") + QStringLiteral("long name ").repeated(20) + QStringLiteral("</b>.pdf"));
    ui::fill(desk.model, {samples::card(offer, 1, 1)});
    desk.model.putTransfer(offer);
    QTRY_VERIFY(!desk.view.actionRect(desk.last(), RowAction::AcceptMore).isEmpty());
    const auto rest = [&desk](const QPoint &at) {
        QHelpEvent event(QEvent::ToolTip, at, desk.view.viewport()->mapToGlobal(at));
        QCoreApplication::sendEvent(desk.view.viewport(), &event);
        return QToolTip::text();
    };
    const QRect more = desk.view.actionRect(desk.last(), RowAction::AcceptMore);
    QVERIFY(rest(more.center()).contains(actionText(RowAction::AcceptMore)));
    const QRect card = desk.view.cardRect(desk.last());
    const QString name = rest(QPoint(card.left() + 120, card.top() + 22));
    QVERIFY2(name.contains(QStringLiteral("&lt;b&gt;")), qPrintable(name));
}

QTEST_MAIN(TestRowHint)
#include "tst_rowhint.moc"
