// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/emojipicker.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPointer>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QTest>

using namespace dovetail::ui;

namespace {

struct Desk {
    Desk() : picker(new EmojiPicker(theme, memory, &window))
    {
        window.show();
        picker->popup(QRect(200, 500, 30, 30));
    }
    [[nodiscard]] QLineEdit *search() const { return picker->findChild<QLineEdit *>(); }
    [[nodiscard]] QListView *grid() const { return picker->findChild<QListView *>(); }

    Theme theme;
    EmojiMemory memory;
    QWidget window;
    QPointer<EmojiPicker> picker;
};

} // namespace

class TestEmoji final : public QObject {
    Q_OBJECT
private slots:
    void theListIsUnicodes();
    void areFoundByName();
    void areCalledAndFoundInTheLanguageInUse();
    void lastOnesComeFirst();
    void areChosenByKeyboardAlone();
    void noTabIsLitWhileSearching();
    void signsStandOnOneLine();
    void tonesAreKept();
    void noSignLeavesItsCell();
    void theSearchFieldHasTheKeyboard();
    void everythingHasAName();
};

void TestEmoji::theListIsUnicodes()
{
    QVERIFY(emojiGroups().size() >= 9);
    QSet<QString> seen;
    qsizetype count = 0;
    for (const EmojiGroup &group : emojiGroups()) {
        for (const Emoji &emoji : group.emoji) {
            QVERIFY2(!emoji.text.isEmpty() && !emoji.name.isEmpty(), qPrintable(emoji.name));
            QVERIFY(emoji.tones.isEmpty() || emoji.tones.size() == 5);
            seen += emoji.text;
            ++count;
        }
    }
    QVERIFY(count > 1'500);
    QCOMPARE(seen.size(), count);
    const Emoji *hand = emojiNamed(QStringLiteral("👍"));
    QVERIFY(hand);
    QCOMPARE(hand->inTone(0), QStringLiteral("👍"));
    QCOMPARE(hand->inTone(5), QStringLiteral("👍🏿"));
    QCOMPARE(emojiNamed(QStringLiteral("👍🏿")), hand);
    QVERIFY(!emojiNamed(QStringLiteral("x")));
}

void TestEmoji::areFoundByName()
{
    const auto first = [](const QString &typed) {
        const auto found = findEmoji(typed);
        return found.isEmpty() ? QString() : found.first()->text;
    };
    QCOMPARE(first(QStringLiteral("thumbs up")), QStringLiteral("👍"));
    QCOMPARE(first(QStringLiteral("THUMBS  U")), QStringLiteral("👍"));
    QCOMPARE(first(QStringLiteral("rocket")), QStringLiteral("🚀"));
    QVERIFY(findEmoji(QStringLiteral("no such thing at all")).isEmpty());
    QVERIFY(findEmoji(QStringLiteral("   ")).isEmpty());
    QVERIFY(findEmoji(QStringLiteral("a"), 50).size() <= 50);
    QVERIFY(findEmoji(QStringLiteral("w").repeated(100'000)).isEmpty());
    const Emoji *laugh = emojiNamed(QStringLiteral("😂"));
    if (!laugh->words.contains(QStringLiteral("笑")))
        QSKIP("built without CLDR: English names only");
    QVERIFY(findEmoji(QStringLiteral("笑")).contains(laugh));
}

void TestEmoji::areCalledAndFoundInTheLanguageInUse()
{
    const QLocale chinese(QLocale::Chinese, QLocale::China);
    Emoji plain;
    plain.name = QStringLiteral("thing");
    QCOMPARE(plain.nameIn(chinese), plain.name); // where nobody knows another one
    const Emoji *thumb = emojiNamed(QStringLiteral("👍"));
    if (thumb->names.isEmpty())
        QSKIP("built without CLDR: English names only");
    QCOMPARE(thumb->nameIn(QLocale::c()), QStringLiteral("thumbs up"));
    QCOMPARE(thumb->nameIn(chinese), QStringLiteral("拇指向上"));
    QLocale::setDefault(chinese);
    Desk desk;
    const auto first = desk.grid()->model()->index(0, 0);
    const QString name = first.data(Qt::ToolTipRole).toString();
    const auto found = findEmoji(QStringLiteral("拇指向上"));
    const auto inEnglish = findEmoji(QStringLiteral("thumbs up"));
    const auto flags = findEmoji(QStringLiteral("中国")); // made of two signs
    const auto rocket = findEmoji(QStringLiteral("rocket")); // many type English names, and mean what is called so
    int named = 0;
    int all = 0;
    for (const EmojiGroup &group : emojiGroups()) {
        for (const Emoji &emoji : group.emoji) {
            ++all;
            named += emoji.nameIn(chinese) != emoji.name;
        }
    }
    QLocale::setDefault(QLocale::c());
    QVERIFY2(!name.isEmpty() && name.at(0).unicode() > 0x2e80, qPrintable(name));
    QCOMPARE(rocket.value(0)->text, QStringLiteral("🚀"));
    QCOMPARE(found.value(0), thumb);
    QVERIFY(inEnglish.contains(thumb));
    QVERIFY(flags.contains(emojiNamed(QStringLiteral("🇨🇳"))));
    QVERIFY2(named > all * 9 / 10, qPrintable(QStringLiteral("%1 of %2").arg(named).arg(all)));
}

void TestEmoji::lastOnesComeFirst()
{
    EmojiMemory memory;
    QSignalSpy changed(&memory, &EmojiMemory::changed);
    memory.use(QStringLiteral("🚀"));
    memory.use(QStringLiteral("👍🏿"));
    memory.use(QStringLiteral("👍🏿"));
    memory.use(QStringLiteral("🚀"));
    QCOMPARE(memory.recent(), (QStringList{QStringLiteral("🚀"), QStringLiteral("👍🏿")}));
    QCOMPARE(changed.size(), 3);
    EmojiMemory next;
    next.restore(memory.recent() + QStringList{QStringLiteral("<b>"), QStringLiteral("🚀")}, 77);
    QCOMPARE(next.recent().first(2), memory.recent());
    EmojiModel shown(next);
    shown.showRecent();
    QCOMPARE(shown.rowCount(), 2); // what is no emoji is not offered
    QCOMPARE(next.tone(), 5);
    for (const Emoji &emoji : emojiGroups().first().emoji)
        memory.use(emoji.text);
    QCOMPARE(memory.recent().size(), EmojiMemory::mostRecent);
}

void TestEmoji::areChosenByKeyboardAlone()
{
    Desk desk;
    QSignalSpy chosen(desk.picker, &EmojiPicker::chosen);
    QTest::keyClicks(desk.search(), QStringLiteral("rocket"));
    QTest::keyClick(desk.search(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toString(), QStringLiteral("🚀"));
    QCOMPARE(desk.memory.recent().first(), QStringLiteral("🚀"));
    QTRY_VERIFY(!desk.picker); // it goes away

    Desk again;
    QSignalSpy other(again.picker, &EmojiPicker::chosen);
    QTest::keyClick(again.search(), Qt::Key_Down); // into the grid
    QTest::keyClick(again.grid(), Qt::Key_Right);
    QTest::keyClick(again.grid(), Qt::Key_Right);
    QTest::keyClick(again.grid(), Qt::Key_Return);
    QCOMPARE(other.size(), 1);
    QCOMPARE(other.first().first().toString(), emojiGroups().first().emoji.at(2).text);
    QVERIFY(!again.picker || !again.picker->isVisible());
}

/// What is found is of all of them.
void TestEmoji::noTabIsLitWhileSearching()
{
    Desk desk;
    const auto tabs = desk.picker->findChild<QButtonGroup *>();
    const int before = tabs->checkedId();
    QVERIFY(before >= 0);
    desk.search()->setText(QStringLiteral("heart"));
    for (const QAbstractButton *tab : tabs->buttons())
        QVERIFY(!tab->isChecked());
    QTRY_VERIFY(!desk.grid()->verticalScrollBar()->isVisible()); // all of it is seen
    desk.search()->setText(QStringLiteral("hearts"));
    desk.search()->clear();
    QCOMPARE(tabs->checkedId(), before);
    QTRY_VERIFY(desk.grid()->verticalScrollBar()->isVisible());
    desk.search()->setText(QStringLiteral("heart"));
    tabs->button(before + 1)->click();
    QCOMPARE(desk.search()->text(), QString());
    int lit = 0;
    for (const QAbstractButton *tab : tabs->buttons())
        lit += tab->isChecked();
    QCOMPARE(lit, 1);
    QCOMPARE(tabs->checkedId(), before + 1);
    QCOMPARE(desk.grid()->model()->index(0, 0).data().toString(), emojiGroups().at(before + 1).emoji.first().text);
}

void TestEmoji::signsStandOnOneLine()
{
    Desk desk;
    const auto middle = [&desk](const QString &sign) {
        QStandardItemModel signs;
        signs.appendRow(new QStandardItem(sign));
        QImage image(40, 40, QImage::Format_RGB32);
        image.fill(Qt::white);
        QStyleOptionViewItem option;
        option.rect = image.rect();
        QPainter painter(&image);
        desk.grid()->itemDelegate()->paint(&painter, option, signs.index(0, 0));
        painter.end();
        int top = image.height(), bottom = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixel(x, y) != qRgb(255, 255, 255)) {
                    top = qMin(top, y);
                    bottom = qMax(bottom, y);
                }
            }
        }
        return (top + bottom) / 2;
    };
    const int other = middle(QStringLiteral("\U0001F600"));
    QVERIFY(qAbs(middle(QStringLiteral("\u263A\uFE0F")) - other) <= 1);
    QVERIFY(qAbs(middle(QStringLiteral("\u2764\uFE0F")) - other) <= 2); // a heart is less high
}

void TestEmoji::tonesAreKept()
{
    Desk desk;
    desk.memory.setTone(3);
    QTest::keyClicks(desk.search(), QStringLiteral("thumbs up"));
    QSignalSpy chosen(desk.picker, &EmojiPicker::chosen);
    QTest::keyClick(desk.search(), Qt::Key_Return);
    QCOMPARE(chosen.first().first().toString(), QStringLiteral("👍🏽"));
}

/// What the font cannot join is several signs side by side.
void TestEmoji::noSignLeavesItsCell()
{
    Desk desk;
    QStandardItemModel signs;
    signs.appendRow(new QStandardItem(QStringLiteral("WWWWW")));
    QImage image(200, 40, QImage::Format_RGB32);
    image.fill(Qt::white);
    QStyleOptionViewItem option;
    option.rect = QRect(80, 0, 40, 40);
    QPainter painter(&image);
    desk.grid()->itemDelegate()->paint(&painter, option, signs.index(0, 0));
    painter.end();
    int inside = 0, beyond = 0; // at the cell's edge, too, where it would be cut off
    const QRect room = option.rect.adjusted(2, 0, -2, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != qRgb(255, 255, 255))
                ++(room.contains(x, y) ? inside : beyond);
        }
    }
    QVERIFY(inside > 0);
    QCOMPARE(beyond, 0);
}

void TestEmoji::theSearchFieldHasTheKeyboard()
{
    Desk desk;
    QVERIFY(desk.search()->hasFocus());
    QTest::keyClicks(desk.search(), QStringLiteral("rocket"));
    QVERIFY(!desk.grid()->verticalScrollBar()->isVisible()); // one row of them
    QVERIFY(desk.picker->width() <= desk.grid()->width() + 20); // and nothing beside it
}

void TestEmoji::everythingHasAName()
{
    Desk desk;
    const auto buttons = desk.picker->findChildren<QAbstractButton *>();
    QVERIFY(buttons.size() > 9);
    for (const QAbstractButton *button : buttons) {
        if (button->isVisible())
            QVERIFY(!button->accessibleName().isEmpty());
    }
    QVERIFY(!desk.search()->accessibleName().isEmpty());
    const QModelIndex one = desk.grid()->model()->index(0, 0);
    QCOMPARE(one.data(Qt::AccessibleTextRole).toString(), emojiGroups().first().emoji.first().name);
}

QTEST_MAIN(TestEmoji)
#include "tst_emoji.moc"
