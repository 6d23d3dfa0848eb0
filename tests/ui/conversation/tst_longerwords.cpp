// SPDX-License-Identifier: GPL-3.0-or-later
// What is painted rather than laid out by Qt, in a language that needs more room: buttons have room for their words and stay in
// their row, and what a row is about is still there.
#include "tests/ui/conversation/desk.h"
#include "tests/ui/shell/everywindow.h"
#include "ui/contacts/personpainter.h"
#include "ui/conversation/messagepainter.h"
#include "ui/transfers/transferrow.h"

using namespace dovetail;
using namespace dovetail::ui;
using enum TransferState;

namespace {

const QList<TransferState> everyState{Offered, Waiting, Running,  Finishing, Queued, Interrupted,
                                      Paused,  Done,    Declined, Cancelled, Failed};

QList<Transfer> everyTransfer()
{
    QList<Transfer> all;
    for (const TransferState state : everyState) {
        for (const bool outgoing : {false, true}) {
            for (const int files : {1, 312}) {
                Transfer transfer = samples::transfer(1, mei, outgoing, state, QStringLiteral("report.pdf"), 48'300'000, files);
                if (files > 1)
                    transfer.names = {QStringLiteral("report.pdf"), QStringLiteral("photo.jpg"), QStringLiteral("plan.odt")};
                transfer.renamedFiles = transfer.skippedFiles = state == Done ? 5 : 0;
                all += transfer;
                transfer.error = {ErrorCode::NotEnoughSpace, QStringLiteral("12000000")};
                all += transfer;
            }
        }
    }
    return all;
}

/// What is wrong with the buttons of a row; empty: nothing.
QString fault(const QList<ActionArea> &actions, const QRect &room)
{
    const QFontMetrics words(Fonts(QFont()).smallStrong);
    for (const ActionArea &area : actions) {
        const QString text = area.text.isEmpty() ? actionText(area.action) : area.text;
        if (!room.contains(area.rect))
            return text + QStringLiteral(" is pushed out");
        const bool inWords = area.look == ActionArea::Look::Button || area.look == ActionArea::Look::Primary
            || area.look == ActionArea::Look::Link;
        if (inWords && words.horizontalAdvance(text) > area.rect.width())
            return text + QStringLiteral(" is cut off");
        for (const ActionArea &other : actions) {
            if (&other != &area && other.rect.intersects(area.rect) && area.look != ActionArea::Look::Icon)
                return text + QStringLiteral(" lies over another one");
        }
    }
    return {};
}

} // namespace

class TestLongerWords final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QCoreApplication::installTranslator(&m_longer); }
    void cleanupTestCase() { QCoreApplication::removeTranslator(&m_longer); }
    void fitCards_data();
    void fitCards();
    void fitBubbles_data() { fitCards_data(); }
    void fitBubbles();
    void fitTheTransfersRows_data() { fitCards_data(); }
    void fitTheTransfersRows();
    void fitThePeoplesRows_data() { fitCards_data(); }
    void fitThePeoplesRows();

private:
    Longer m_longer;
};

void TestLongerWords::fitCards_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    for (const int width : {340, 800}) {
        QTest::addRow("%d", width) << width << Qt::LeftToRight;
        QTest::addRow("%d, right to left", width) << width << Qt::RightToLeft;
    }
}

void TestLongerWords::fitCards()
{
    QFETCH(int, width);
    QFETCH(Qt::LayoutDirection, direction);
    for (const Transfer &transfer : everyTransfer()) {
        ConversationRow row;
        row.transfer = transfer;
        row.message = samples::card(transfer, 1, 1);
        const MessageLayout layout = laidOut(row, width, direction);
        const QString wrong = fault(layout.actions, layout.bubble);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        QVERIFY(QRect(0, 0, width, layout.height).contains(layout.bubble));
        QVERIFY(layout.title.width() > 100);
        if (!layout.status.isEmpty()) { // a sentence of five lines at most, no letter of a word
            const QFontMetrics small(Fonts(QFont()).small);
            const QString status = transferStatus(transfer);
            const auto words = status.split(QLatin1Char(' '));
            for (const QString &word : words)
                QVERIFY2(small.horizontalAdvance(word) <= layout.status.width(), qPrintable(word));
            QVERIFY2(small.boundingRect(QRect(0, 0, layout.status.width(), 1'000), Qt::TextWordWrap, status).height()
                         <= layout.status.height() + 1,
                     qPrintable(status));
        }
    }
}

void TestLongerWords::fitBubbles()
{
    QFETCH(int, width);
    QFETCH(Qt::LayoutDirection, direction);
    Message message = samples::text(mei, 1, true, QStringLiteral("line\n").repeated(100), 1, MessageState::Failed);
    message.editedAt = message.at;
    message.forwarded = true;
    message.ownReaction = QStringLiteral("👍");
    message.quote.emplace().missing = true;
    ConversationRow row = rowOf(message);
    row.dayStart = row.firstNew = true;
    const MessageLayout layout = laidOut(row, width, direction);
    const QRect whole(0, 0, width, layout.height);
    const QString wrong = fault(layout.actions, whole);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QVERIFY(layout.actions.size() >= 3); // all of it, try again, the reaction
    QVERIFY(whole.contains(layout.bubble));
    QVERIFY(layout.bubble.contains(layout.meta));
    for (const ActionArea &area : layout.actions)
        QVERIFY(!area.rect.intersects(layout.meta));
}

void TestLongerWords::fitTheTransfersRows()
{
    QFETCH(int, width);
    QFETCH(Qt::LayoutDirection, direction);
    const Fonts fonts{QFont()};
    for (const Transfer &transfer : everyTransfer()) {
        const QRect rect(0, 0, width, transferRowHeight(fonts, width));
        const TransferRowLayout layout = layoutTransferRow(transfer, rect, fonts, direction);
        const QString wrong = fault(layout.actions, rect);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        QVERIFY2(layout.title.width() > 60, qPrintable(QString::number(layout.title.width())));
        for (const ActionArea &area : layout.actions) {
            QRect seen = area.rect; // the field of a sign is larger than that
            if (area.look == ActionArea::Look::Icon)
                seen = QRect(area.rect.center() - QPoint(9, 9), QSize(18, 18));
            QVERIFY(!seen.intersects(layout.title) && !seen.intersects(layout.status));
        }
    }
}

/// The name is there, beside time and badge, and nothing is painted beyond the row.
void TestLongerWords::fitThePeoplesRows()
{
    QFETCH(int, width);
    QFETCH(Qt::LayoutDirection, direction);
    const Theme theme;
    const Fonts fonts{QFont()};
    const auto painted = [&](const QString &name, const PersonRow &like) {
        PersonRow row = like;
        row.person.name = name;
        row.mirrored = direction == Qt::RightToLeft;
        const QRect rect(20, 20, width, personRowHeight(fonts));
        QImage image(rect.size() + QSize(40, 40), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintPerson(painter, rect, row, theme.colours(), fonts, QLocale(), QDateTime::currentDateTime());
        const QImage inside = image.copy(rect);
        painter.fillRect(rect, Qt::white);
        painter.end();
        QImage blank(image.size(), image.format());
        blank.fill(Qt::white);
        return std::pair(inside, image == blank);
    };
    PersonRow row{.person = samples::person(1, QStringLiteral("Mei"))};
    row.person.lastMessage = samples::text(mei, 1, true, QStringLiteral("hello"), 60 * 24 * 3, MessageState::Read);
    row.person.unread = 1'000;
    row.person.favourite = true;
    row.distinction = QStringLiteral("workstation-of-the-third-floor · 01010101");
    QList<PersonRow> rows{row};
    row.person.resembles = samples::peerId(2);
    rows += row;
    row.person.resembles = {};
    row.person.lastMessage = std::nullopt;
    row.person.presence = Presence::Unanswering;
    rows += row;
    for (const PersonRow &one : std::as_const(rows)) {
        const auto [first, clean] = painted(QStringLiteral("Mei"), one);
        QVERIFY(clean);
        QVERIFY(first != painted(QStringLiteral("Moi"), one).first); // one can tell who it is
    }
}

QTEST_MAIN(TestLongerWords)
#include "tst_longerwords.moc"
