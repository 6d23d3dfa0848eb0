// SPDX-License-Identifier: GPL-3.0-or-later
// On a wide screen a conversation keeps to the middle, and all that belongs to it.
#include "tests/ui/conversation/desk.h"
#include "ui/conversation/composeredit.h"
#include "ui/conversation/messagelayout.h"
#include "ui/conversation/noticebar.h"
#include "ui/theme/metrics.h"

#include <QLabel>

using namespace dovetail;
using namespace dovetail::ui;

class TestConversationColumn final : public QObject {
    Q_OBJECT
private slots:
    void aWideWindowHasAColumn();
};

/// In the middle, the same as in a window as wide as the column, and clicked where it is seen.
void TestConversationColumn::aWideWindowHasAColumn()
{
    Message own = page(3, 3).first();
    own.text = QStringLiteral("see https://example.org/ for all of it ").repeated(20);
    own.ownReaction = QStringLiteral("👍");
    own.forwarded = true;
    own.state = MessageState::Failed;
    own.quote.emplace().text = QStringLiteral("what was asked");
    ConversationRow said = rowOf(own);
    said.dayStart = said.firstNew = true;
    ConversationRow card;
    card.transfer = samples::transfer(1, mei, false, TransferState::Running, QStringLiteral("a.pdf"), 1000);
    card.message = samples::card(*card.transfer, 1, 0);
    QImage photo(1600, 800, QImage::Format_RGB32);
    photo.fill(Qt::darkCyan);
    card.message.preview = makePreview(photo);
    card.footer = QStringLiteral("Will be sent");
    const auto rects = [](const MessageLayout &layout) {
        QList<QRect> all{layout.day,     layout.newLine, layout.bubble, layout.forwarded, layout.quote,  layout.text, layout.meta,
                         layout.footer,  layout.picture, layout.icon,   layout.title,     layout.summary, layout.bar, layout.status};
        for (const ReactionChip &chip : layout.chips)
            all += chip.rect;
        for (const ActionArea &area : layout.actions)
            all += area.rect;
        all.removeIf([](const QRect &rect) { return rect.isEmpty(); });
        return all;
    };
    constexpr int beside = (1920 - metrics::widestColumn) / 2;
    for (const ConversationRow &row : {said, card}) {
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            const MessageLayout wide = laidOut(row, 1920, direction);
            const MessageLayout narrow = laidOut(row, metrics::widestColumn, direction);
            QList<QRect> expected = rects(narrow);
            QVERIFY(expected.size() >= 8);
            for (QRect &rect : expected)
                rect.translate(beside, 0);
            QCOMPARE(rects(wide), expected);
            QCOMPARE(wide.height, narrow.height);
            if (wide.lines)
                QCOMPARE(linkAt(wide, linkRects(wide, 3).first().center().toPoint()), 3);
        }
    }
    Desk desk;
    desk.pane.resize(1920, 500);
    desk.pane.open(online());
    fill(desk.model, {own});
    QTRY_VERIFY(!desk.view.cardRect(desk.last()).isEmpty());
    const QRect bubble = desk.view.cardRect(desk.last());
    QVERIFY(bubble.right() < 1920 - beside);
    QVERIFY(bubble.left() > beside);
    const auto *field = desk.pane.findChild<ComposerEdit *>();
    const int left = field->mapTo(&desk.pane, QPoint(0, 0)).x();
    QVERIFY(left > beside && left + field->width() < 1920 - beside);
    desk.pane.notice()->show(QStringLiteral("What went wrong."));
    QCoreApplication::processEvents();
    for (const QLabel *label : desk.pane.notice()->findChildren<QLabel *>())
        QVERIFY(label->mapTo(&desk.pane, QPoint(0, 0)).x() > beside);
    Person blocked = online();
    blocked.trust = Trust::Blocked;
    desk.pane.setPerson(blocked); // in the field's place
    QCoreApplication::processEvents();
    int seen = 0;
    for (const QLabel *label : desk.pane.findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(QStringLiteral("blocked"))) {
            QVERIFY(label->mapTo(&desk.pane, QPoint(0, 0)).x() > beside);
            ++seen;
        }
    }
    QCOMPARE(seen, 1);
}

QTEST_MAIN(TestConversationColumn)
#include "tst_conversationcolumn.moc"
