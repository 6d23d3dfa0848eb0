// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever has an emoji in their name sees it in colour, wherever the window says that name on a line of its own.
#include "tests/ui/shell/windowdesk.h"
#include "ui/contacts/owncard.h"
#include "ui/contacts/peoplepane.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/composerbar.h"
#include "ui/conversation/header.h"
#include "ui/theme/fonts.h"
#include "ui/theme/words.h"

#include <QFontDatabase>
#include <QLabel>
#include <QPushButton>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

const QString plain = QStringLiteral("DejaVu Sans");
const QString colourful = emojiFont(QFont(plain)).families().first();

bool hasYellow(QWidget &widget)
{
    const QImage image = widget.grab().toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor colour = image.pixelColor(x, y);
            if (colour.hsvSaturation() > 120 && colour.value() > 150 && colour.hsvHue() > 30 && colour.hsvHue() < 70)
                return true;
        }
    }
    return false;
}

/// Labels and buttons of it that say something with this sign in it.
QWidgetList withSign(const QWidget &place, const QString &sign)
{
    QWidgetList found;
    for (QWidget *widget : place.findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->property("text").toString().contains(sign))
            found += widget;
    }
    return found;
}

} // namespace

class TestEmojiNames final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void theyAreInColour_data();
    void theyAreInColour();
    void signsForKeysAreSigns();
};

void TestEmojiNames::initTestCase()
{
    if (const QStringList families = QFontDatabase::families(); !families.contains(colourful) || !families.contains(plain))
        QSKIP("there is no font with emoji in colour, or none that has them in black");
    QFont font(plain);
    font.setFamilies({plain, colourful});
    QApplication::setFont(font);
}

void TestEmojiNames::theyAreInColour_data()
{
    QTest::addColumn<QString>("sign");
    QTest::addColumn<bool>("yellow");
    QTest::newRow("emoji") << QStringLiteral("😀") << true;
    QTest::newRow("letter") << QStringLiteral("ß") << false;
}

void TestEmojiNames::theyAreInColour()
{
    QFETCH(const QString, sign);
    QFETCH(const bool, yellow);
    WindowDesk desk;
    Person mei = samples::person(1, QStringLiteral("Mei ") + sign);
    mei.statusText = QStringLiteral("At home ") + sign;
    mei.lastMessage = samples::text(mei.id, 1, false, QStringLiteral("hello"), 1);
    desk.window.putPerson(mei);
    desk.window.open(mei.id);
    desk.fill(1);
    NodeInfo own;
    own.id = samples::peerId(9);
    own.name = QStringLiteral("Ana ") + sign;
    own.statusText = QStringLiteral("Out ") + sign;
    own.addresses = {QHostAddress(QStringLiteral("10.0.0.7"))};
    desk.window.setInfo(own);
    ConversationPane *pane = desk.window.conversationPane();
    pane->composer()->reply(samples::text(mei.id, 1, false, QStringLiteral("See you ") + sign, 9), mei.name);
    QCoreApplication::sendPostedEvents();
    const QList<std::pair<const QWidget *, int>> places{
        {pane->header(), 2}, {desk.window.peoplePane()->ownCard(), 2}, {pane->findChild<ComposerBar *>(), 2}};
    for (const auto &[place, most] : places) {
        const QWidgetList widgets = withSign(*place, sign);
        QCOMPARE(widgets.size(), most);
        for (QWidget *widget : widgets)
            QVERIFY2(hasYellow(*widget) == yellow, qPrintable(widget->property("text").toString()));
    }
}

/// "&" in a name is no letter to press.
void TestEmojiNames::signsForKeysAreSigns()
{
    Theme theme;
    QMenu menu;
    OwnCard card(theme, &menu);
    NodeInfo own;
    own.id = samples::peerId(9);
    own.addresses = {QHostAddress(QStringLiteral("10.0.0.7"))};
    own.name = QStringLiteral("A&B");
    card.resize(300, 60);
    card.setInfo(own);
    auto *name = card.findChild<QPushButton *>(QStringLiteral("ownName"));
    QVERIFY(name->shortcut().isEmpty());
    const QImage seen = name->grab().toImage();
    own.name = QStringLiteral("A&&B");
    card.setInfo(own);
    QVERIFY(name->grab().toImage() != seen); // two of them are two
}

QTEST_MAIN(TestEmojiNames)
#include "tst_emojinames.moc"
