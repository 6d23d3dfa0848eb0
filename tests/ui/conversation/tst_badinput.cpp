// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody else may call themselves, write and send, in a small window: it stays usable. Run twice, at 100 and at 200 %.
#include "tests/ui/conversation/desk.h"
#include "ui/contacts/personpainter.h"
#include "ui/conversation/messagepainter.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowmemory.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

QString zalgo(int letters, int marks)
{
    QString text;
    for (int i = 0; i < letters; ++i) {
        text += QLatin1Char('Z');
        for (int mark = 0; mark < marks; ++mark)
            text += QChar(0x300 + mark % 0x50);
    }
    return text;
}

struct Window {
    Window() : memory(profile.filePath(QStringLiteral("window.ini"))), window(theme, memory)
    {
        window.resize(800, 600);
        window.show();
    }
    [[nodiscard]] MessageView &view() { return *window.conversationPane()->view(); }
    void open(const Person &person, const QList<Message> &messages)
    {
        window.putPerson(person);
        window.open(person.id);
        ui::fill(window.conversation(), messages);
    }
    /// Of a part, in the window.
    [[nodiscard]] bool shows(const QRect &part, const QWidget *of) const
    {
        return !part.isEmpty() && window.rect().contains(QRect(of->mapTo(&window, part.topLeft()), part.size()));
    }

    QTemporaryDir profile;
    Theme theme;
    WindowMemory memory;
    MainWindow window;
};

} // namespace

class TestBadInput final : public QObject {
    Q_OBJECT
private slots:
    void theWindowStaysUsable_data();
    void theWindowStaysUsable();
    void nothingReachesIntoOtherRows_data();
    void nothingReachesIntoOtherRows();
    void aNameStaysInItsLine();
    void aHundredOffersCanAllBeAnswered();
    void aLongAddressLeadsWhereItSays();
};

void TestBadInput::theWindowStaysUsable_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
    row("10,000 characters", QStringLiteral("n").repeated(10'000));
    row("10,000 words", QStringLiteral("word ").repeated(10'000));
    row("zalgo", zalgo(20, 60));
    row("10,000 marks", QStringLiteral("e") + QString(10'000, QChar(0x0301)));
    row("right-to-left override", QStringLiteral("\u202efdp.exe\u202c and more"));
    row("overrides never closed", QStringLiteral("\u202e\u2067").repeated(200) + QStringLiteral("x"));
    row("newlines", QStringLiteral("a\n").repeated(500));
    row("separators", QStringLiteral("\u2028\u2029\v\f\r").repeated(50) + QStringLiteral("x"));
    row("controls", QStringLiteral("a\u0001\u0007\u001b[31m\u007f\u009b") + QChar(0) + QStringLiteral("b"));
    row("markup", QStringLiteral("<b>x</b><img src='http://192.0.2.1/x'><script>&amp;"));
    row("an address of 5,000 characters", QStringLiteral("https://example.org/") + QStringLiteral("a").repeated(5'000));
    row("nothing to see", QStringLiteral("\u200b\u2060\ufeff"));
    row("emoji", QStringLiteral("👩‍👩‍👧‍👦").repeated(500));
    row("Arabic", QStringLiteral("مرحبا بالعالم ").repeated(300));
    row("half a sign", QString(50, QChar(0xd83d)));
}

void TestBadInput::theWindowStaysUsable()
{
    QFETCH(const QString, text);
    for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
        Window desk;
        desk.window.setLayoutDirection(direction);
        Person person = samples::person(1, text);
        person.statusText = text;
        person.nickname = text;
        Transfer offer = samples::transfer(1, mei, false, TransferState::Offered, text, 1'000);
        offer.error = {ErrorCode::NameTaken, text};
        Message said = samples::text(mei, 1, false, text, 3);
        said.quote.emplace().text = text;
        said.theirReaction = text;
        desk.open(person, {said, samples::card(offer, 2, 2)});
        desk.window.conversation().putTransfer(offer);
        desk.window.conversationPane()->setTyping(mei, true);
        const QModelIndex card = desk.window.conversation().index(1);
        QTRY_VERIFY(!desk.view().actionRect(card, RowAction::Accept).isEmpty());
        desk.window.grab(); // all of it can be painted

        QCOMPARE(desk.window.size(), QSize(800, 600));
        QVERIFY(desk.window.minimumSizeHint().width() <= 800);
        for (const RowAction action : {RowAction::Accept, RowAction::Decline})
            QVERIFY(desk.shows(desk.view().actionRect(card, action), desk.view().viewport()));
        QSignalSpy triggered(&desk.view(), &MessageView::actionTriggered);
        QTest::mouseClick(desk.view().viewport(), Qt::LeftButton, {}, desk.view().actionRect(card, RowAction::Accept).center());
        QCOMPARE(triggered.size(), 1);
        const auto buttons = desk.window.findChildren<QAbstractButton *>();
        for (const QAbstractButton *button : buttons) {
            if (button->isVisible() && button->window() == &desk.window)
                QVERIFY2(desk.shows(button->rect(), button), qPrintable(button->accessibleName()));
        }
    }
}

void TestBadInput::nothingReachesIntoOtherRows_data()
{
    theWindowStaysUsable_data();
}

/// Painted with room all round: a bubble or a card, its chips below, and nothing beyond.
void TestBadInput::nothingReachesIntoOtherRows()
{
    QFETCH(const QString, text);
    constexpr int room = 80;
    const Theme theme;
    const Fonts fonts{QFont()};
    const auto beyond = [&](const ConversationRow &row) {
        RowCaches caches;
        const MessageLayout layout = layoutRow(row, 500, fonts, QLocale(), caches);
        QImage image(500, layout.height + 2 * room, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.translate(0, room);
        paintRow(painter, row, layout, 500, {}, {theme.colours(), fonts, QLocale(), QDateTime::currentDateTime()});
        QRegion allowed = layout.bubble.adjusted(-1, -1, 1, 1);
        for (const ReactionChip &chip : layout.chips)
            allowed += chip.rect.adjusted(-4, -4, 4, 4);
        painter.setClipRegion(allowed);
        painter.fillRect(0, -room, 500, image.height(), Qt::white);
        painter.end();
        QImage blank(image.size(), image.format());
        blank.fill(Qt::white);
        return image != blank;
    };
    ConversationRow said;
    said.message = samples::text(mei, 1, false, text, 3);
    said.message.quote.emplace().text = text;
    said.quoteName = text;
    said.message.theirReaction = text;
    QVERIFY(!beyond(said));
    ConversationRow card;
    for (const TransferState state : {TransferState::Offered, TransferState::Running, TransferState::Failed}) {
        card.transfer = samples::transfer(1, mei, false, state, text, 1'000, 2);
        card.transfer->currentName = text;
        card.transfer->error = {ErrorCode::CannotWrite, text};
        card.message = samples::card(*card.transfer, 1, 1);
        QVERIFY(!beyond(card));
    }
}

/// In the list of people: what is heaped up on a name leaves the line below it as it is.
void TestBadInput::aNameStaysInItsLine()
{
    const Theme theme;
    const Fonts fonts{QFont()};
    const auto painted = [&](const QString &name) {
        PersonRow row{.person = samples::person(1, name)};
        row.person.lastMessage = samples::text(mei, 1, false, QStringLiteral("hello there"), 3);
        QImage image(300, personRowHeight(fonts), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintPerson(painter, image.rect(), row, theme.colours(), fonts, QLocale(), QDateTime::currentDateTime());
        return image;
    };
    QString below = QStringLiteral("Z"); // marks that hang down
    below += QString(300, QChar(0x0323));
    QImage plain = painted(QStringLiteral("Z"));
    QImage heaped = painted(below);
    QVERIFY(plain != heaped);
    const int text = QFontMetrics(fonts.strong).height() + 2 + QFontMetrics(fonts.small).height();
    const int second = (plain.height() - text) / 2 + QFontMetrics(fonts.strong).height() + 2;
    const QRect line(60, second + 2, 240, plain.height() - second - 2);
    QCOMPARE(heaped.copy(line), plain.copy(line));
}

void TestBadInput::aHundredOffersCanAllBeAnswered()
{
    Window desk;
    QList<Message> messages;
    QList<Transfer> offers;
    for (int i = 1; i <= 100; ++i) {
        offers += samples::transfer(i, mei, false, TransferState::Offered, zalgo(6, 20), 1'000);
        messages += samples::card(offers.last(), i, 200 - i);
    }
    desk.open(samples::person(1, QStringLiteral("Mei")), messages);
    for (const Transfer &offer : std::as_const(offers))
        desk.window.conversation().putTransfer(offer);
    QSignalSpy triggered(&desk.view(), &MessageView::actionTriggered);
    for (int row = 99; row >= 0; --row) {
        const QModelIndex index = desk.window.conversation().index(row);
        desk.view().scrollTo(index);
        QTRY_VERIFY(desk.shows(desk.view().actionRect(index, RowAction::Accept), desk.view().viewport()));
        QTest::mouseClick(desk.view().viewport(), Qt::LeftButton, {}, desk.view().actionRect(index, RowAction::Accept).center());
    }
    QCOMPARE(triggered.size(), 100);
    QCOMPARE(desk.window.size(), QSize(800, 600));
}

/// A bubble shows its beginning; a click does not go to half an address.
void TestBadInput::aLongAddressLeadsWhereItSays()
{
    const QString address = QStringLiteral("https://example.org/") + QStringLiteral("a").repeated(5'000) + QStringLiteral("/end");
    const MessageLayout layout = laidOut(rowOf(samples::text(mei, 1, false, QStringLiteral("see ") + address, 1)));
    QCOMPARE(layout.lines->links.size(), 1);
    QCOMPARE(layout.lines->links.first().target.toString(), address);
    QCOMPARE(layout.lines->links.first().start + layout.lines->links.first().length, layout.lines->text.size());
    const QList<QRectF> lines = linkRects(layout, 0);
    QVERIFY(lines.size() > 10);
    QCOMPARE(linkAt(layout, lines.last().center().toPoint()), 0);
}

QTEST_MAIN(TestBadInput)
#include "tst_badinput.moc"
