// SPDX-License-Identifier: GPL-3.0-or-later
// The main window as somebody sees it who reads from right to left: the mirror image of the other one, with words in order.
#include "tests/ui/conversation/fakestore.h"
#include "tests/ui/gallery/samples.h"
#include "ui/contacts/peoplemodel.h"
#include "ui/contacts/peoplepane.h"
#include "ui/conversation/composerbar.h"
#include "ui/conversation/composeredit.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/messagepainter.h"
#include "ui/conversation/messageview.h"
#include "ui/format/transfertext.h"
#include "ui/search/hitdelegate.h"
#include "ui/search/searchmodel.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowmemory.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

/// A window with a conversation in it, read in one of the directions.
struct Window {
    explicit Window(Qt::LayoutDirection direction, const QSize &size = {1000, 640})
        : memory(profile.filePath(QStringLiteral("window.ini")))
    {
        QGuiApplication::setLayoutDirection(direction);
        window = std::make_unique<MainWindow>(theme, memory);
        window->resize(size);
        window->show();
        Person mei = samples::person(1, QStringLiteral("Mei Lin"));
        const QList<Message> messages{
            samples::text(mei.id, 1, false, QStringLiteral("Did the build go through?"), 9),
            samples::text(mei.id, 2, true, QStringLiteral("Yes."), 8),
            samples::card(moving(), 3, 7),
        };
        mei.lastMessage = messages.last();
        window->putPerson(mei);
        window->putPerson(samples::person(2, QStringLiteral("Tomas")));
        window->open(mei.id);
        ui::fill(window->conversation(), messages);
        window->conversation().putTransfer(moving());
        QTest::qWait(30);
    }
    ~Window() { QGuiApplication::setLayoutDirection(Qt::LeftToRight); }

    [[nodiscard]] static Transfer moving()
    {
        return samples::transfer(1, samples::peerId(1), true, TransferState::Running, QStringLiteral("a.zip"), 1'240'000'000);
    }
    [[nodiscard]] MessageView *view() const { return window->conversationPane()->view(); }
    [[nodiscard]] QRect card(int row) const { return view()->cardRect(window->conversation().index(row)); }
    /// In the window, with what it is, for a message.
    [[nodiscard]] QList<std::pair<QWidget *, QRect>> parts() const
    {
        QList<std::pair<QWidget *, QRect>> result;
        const auto children = window->findChildren<QWidget *>();
        for (QWidget *child : children) {
            const bool counts = qobject_cast<QAbstractButton *>(child) || qobject_cast<QLabel *>(child)
                || qobject_cast<QLineEdit *>(child) || qobject_cast<QAbstractScrollArea *>(child);
            if (counts && child->isVisible() && child->window() == window.get())
                result += {child, QRect(child->mapTo(window.get(), QPoint(0, 0)), child->size())};
        }
        return result;
    }

    QTemporaryDir profile;
    Theme theme;
    WindowMemory memory;
    std::unique_ptr<MainWindow> window;
};

QImage painted(const ConversationRow &row, const MessageLayout &layout, int width, const Theme &theme)
{
    QImage image(width, layout.height, QImage::Format_RGB32);
    image.fill(theme.colours().conv);
    QPainter painter(&image);
    const Fonts fonts{QFont()};
    paintRow(painter, row, layout, width, {}, {theme.colours(), fonts, QLocale(), QDateTime::currentDateTime()});
    return image;
}

} // namespace

class TestRightToLeft final : public QObject {
    Q_OBJECT
private slots:
    void theWindowIsMirrored_data();
    void theWindowIsMirrored();
    void ownMessagesAreAtTheLeft();
    void aCardsWordsStayInOrder();
    void aHitIsMirrored();
    void signsTurnWithTheWindow();
    void anEmptyFieldBeginsWhereItsWordsDo();
    void namesKeepTheirFullStop();
};

void TestRightToLeft::theWindowIsMirrored_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("usual") << QSize(1000, 640);
    QTest::newRow("small") << QSize(800, 600);
    QTest::newRow("one column") << QSize(500, 600);
}

/// Every button, line and list where the mirror has it: nothing pushed out, nothing cut that was not cut before.
void TestRightToLeft::theWindowIsMirrored()
{
    QFETCH(const QSize, size);
    const Window left(Qt::LeftToRight, size);
    const auto there = left.parts();
    const Window right(Qt::RightToLeft, size);
    const auto here = right.parts();
    QVERIFY(there.size() > 10);
    QCOMPARE(here.size(), there.size());
    const int width = right.window->width();
    QCOMPARE(width, left.window->width());
    for (qsizetype i = 0; i < here.size(); ++i) {
        const QRect expected(width - there[i].second.x() - there[i].second.width(), there[i].second.y(),
                             there[i].second.width(), there[i].second.height());
        const QRect &found = here[i].second;
        const QByteArray what = here[i].first->metaObject()->className() + QByteArray(" ") + here[i].first->objectName().toUtf8()
            + here[i].first->accessibleName().toUtf8();
        QVERIFY2(qAbs(found.left() - expected.left()) <= 1 && qAbs(found.right() - expected.right()) <= 1
                     && found.top() == expected.top(),
                 (what + QByteArray::number(found.x()) + ", not " + QByteArray::number(expected.x())).constData());
    }
    if (size.width() > 640) {
        const QWidget *people = right.window->peoplePane();
        QVERIFY(people->mapTo(right.window.get(), QPoint(0, 0)).x() > width / 2);
    }
}

void TestRightToLeft::ownMessagesAreAtTheLeft()
{
    const Window window(Qt::RightToLeft);
    const int middle = window.view()->viewport()->width() / 2;
    QVERIFY(window.card(0).center().x() > middle);
    QVERIFY(window.card(1).center().x() < middle);
    QVERIFY(window.card(2).center().x() < middle);
    // Pause and cancel at the line's end, which is the left.
    const QModelIndex card = window.window->conversation().index(2);
    QVERIFY(window.view()->actionRect(card, RowAction::Cancel).right() < window.card(2).center().x());
}

/// As a person reads it: the same picture as when it is drawn from left to right and put at the other side.
void TestRightToLeft::aCardsWordsStayInOrder()
{
    const Theme theme;
    ConversationRow row;
    row.transfer = Window::moving();
    row.message = samples::card(*row.transfer, 3, 7);
    RowCaches caches;
    const Fonts fonts{QFont()};
    for (const TransferState state : {TransferState::Running, TransferState::Offered, TransferState::Done}) {
        row.transfer->state = state;
        const MessageLayout layout = layoutRow(row, 600, fonts, QLocale(), caches, Qt::RightToLeft);
        const QImage card = painted(row, layout, 600, theme);
        const auto expect = [&](const QRect &place, const QFont &font, const QColor &ink, const QString &words) {
            QImage image = card;
            QPainter painter(&image);
            painter.setRenderHint(QPainter::Antialiasing);
            painter.fillRect(place, theme.colours().own);
            painter.setFont(font);
            painter.setPen(ink);
            painter.drawText(place, Qt::AlignRight | Qt::AlignAbsolute | Qt::AlignVCenter | Qt::TextForceLeftToRight, words);
            painter.end();
            return image.copy(place) == card.copy(place);
        };
        const Colours &colours = theme.colours();
        QVERIFY(expect(layout.title, fonts.strong, colours.ownText, QStringLiteral("a.zip")));
        QVERIFY(expect(layout.summary, fonts.small, colours.sub, transferSummary(*row.transfer)));
        if (state == TransferState::Running)
            QVERIFY(expect(layout.status, fonts.small, colours.sub, transferStatus(*row.transfer)));
    }
}

void TestRightToLeft::aHitIsMirrored()
{
    const Theme theme;
    PeopleModel people;
    people.put(samples::person(1, QStringLiteral("Mei")));
    SearchModel model(people);
    const HitDelegate delegate(theme);
    int asked = 0;
    connect(&model, &SearchModel::searchWanted, &model, [&] { model.asked(quint64(++asked)); });
    model.setText(QStringLiteral("needle"));
    QTRY_COMPARE(asked, 1);
    SearchResult result;
    result.hits += samples::text(samples::peerId(1), 1, false, QStringLiteral("the needle in the hay"), 5);
    result.reachedEnd = true;
    model.put(1, result);
    QCOMPARE(model.rowCount(), 1);
    const auto ink = [&](Qt::LayoutDirection direction) {
        QImage image(400, 60, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.rect = image.rect();
        option.direction = direction;
        delegate.paint(&painter, option, model.index(0, 0));
        painter.end();
        const auto dark = [&image](const QRect &part) {
            int count = 0;
            for (int y = part.top(); y <= part.bottom(); ++y) {
                for (int x = part.left(); x <= part.right(); ++x)
                    count += image.pixel(x, y) != qRgb(255, 255, 255);
            }
            return count;
        };
        // The avatar's column at either side, and the words beside it.
        return QList<int>{dark({0, 0, 50, 60}), dark({350, 0, 50, 60}), dark({64, 30, 60, 30}), dark({276, 30, 60, 30})};
    };
    const QList<int> left = ink(Qt::LeftToRight);
    const QList<int> right = ink(Qt::RightToLeft);
    QVERIFY(left[0] > 800 && left[1] < 400);
    QVERIFY(right[1] > 800 && right[0] < 400);
    QVERIFY(left[2] > 0 && left[3] == 0);
    QVERIFY(right[3] > 0 && right[2] == 0);
}

/// Also where the language changes while the window is open.
void TestRightToLeft::signsTurnWithTheWindow()
{
    Window window(Qt::LeftToRight, {500, 600});
    const auto sign = [&window](const QString &what) {
        for (const auto *button : window.window->conversationPane()->findChildren<QAbstractButton *>()) {
            if (button->toolTip().startsWith(what))
                return button->icon().pixmap(32, 32).toImage();
        }
        return QImage();
    };
    const QImage back = sign(QStringLiteral("Back"));
    const QImage send = sign(QStringLiteral("Send (Enter)"));
    QVERIFY(!back.isNull() && !send.isNull());
    window.window->setLayoutDirection(Qt::RightToLeft);
    QVERIFY(sign(QStringLiteral("Back")) != back);
    QVERIFY(sign(QStringLiteral("Send (Enter)")) != send);
    window.window->setLayoutDirection(Qt::LeftToRight);
    QCOMPARE(sign(QStringLiteral("Back")), back);
}

void TestRightToLeft::anEmptyFieldBeginsWhereItsWordsDo()
{
    const Window window(Qt::RightToLeft);
    auto *field = window.window->conversationPane()->findChild<ComposerEdit *>();
    const auto atRight = [field] { return field->cursorRect().center().x() > field->width() / 2; };
    QVERIFY(atRight());
    field->setPlainText(QStringLiteral("x")); // in its own direction
    QVERIFY(!atRight());
    field->setPlainText(QStringLiteral("ש"));
    QVERIFY(atRight());
    field->clear();
    QVERIFY(atRight());
    field->setLayoutDirection(Qt::LeftToRight);
    QVERIFY(!atRight());
    field->setPlainText(QStringLiteral("ש"));
    QVERIFY(atRight());
}

/// In a window of the other direction: every place that says the name of somebody.
void TestRightToLeft::namesKeepTheirFullStop()
{
    const QString name = QStringLiteral("Tomas K.");
    const Window window(Qt::RightToLeft);
    Person tomas = samples::person(1, name);
    window.window->putPerson(tomas);
    NodeInfo own;
    own.id = samples::peerId(9);
    own.name = name;
    own.statusText = QStringLiteral("Soon.");
    own.addresses = {QHostAddress(QStringLiteral("10.0.0.7"))};
    window.window->setInfo(own);
    ConversationPane *pane = window.window->conversationPane();
    pane->composer()->reply(samples::text(tomas.id, 1, false, QStringLiteral("See you there."), 9), name);
    const QString whole = isolated(name);
    QVERIFY(pane->findChild<ComposerEdit *>()->placeholderText().startsWith(QChar(0x2068))); // the sentence keeps its order, too
    QStringList said{pane->findChild<ComposerEdit *>()->placeholderText()};
    for (const auto *label : window.window->findChildren<QLabel *>())
        said += label->text();
    for (const auto *button : window.window->findChildren<QAbstractButton *>())
        said += button->text();
    int names = 0;
    for (const QString &words : std::as_const(said)) {
        if (!words.contains(name))
            continue;
        ++names;
        QVERIFY2(words.contains(whole), qPrintable(words));
    }
    QVERIFY2(names >= 4, qPrintable(QString::number(names))); // header, field, answer, own card
    QVERIFY(said.contains(isolated(QStringLiteral("See you there."))));
    QVERIFY(said.contains(isolated(QStringLiteral("Available · Soon."))));
    QVERIFY(!pane->findChild<ComposerBar *>()->accessibleName().contains(QChar(0x2068)));
    tomas.trust = Trust::Blocked;
    tomas.lastMessage = samples::text(tomas.id, 1, false, QStringLiteral("hello"), 9);
    window.window->putPerson(tomas);
    const auto labels = pane->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [&whole](const QLabel *label) {
        return label->text() == QStringLiteral("You have blocked ") + whole;
    }));
}

QTEST_MAIN(TestRightToLeft)
#include "tst_righttoleft.moc"
