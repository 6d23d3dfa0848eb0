// SPDX-License-Identifier: GPL-3.0-or-later
// What does not change sides by itself in a window that is read from the right.
#include "tests/ui/shell/everywindow.h"
#include "tests/ui/shell/windowdesk.h"
#include "ui/contacts/owncard.h"
#include "ui/contacts/peoplepane.h"
#include "ui/conversation/noticebar.h"
#include "ui/diagnostics/nobodyline.h"
#include "ui/diagnostics/visibilitydialog.h"
#include "ui/format/keysmenu.h"
#include "ui/settings/settingcontrol.h"
#include "ui/shares/crumbs.h"
#include "ui/theme/words.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QStyleOption>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

/// In both directions.
void addDirections()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("from the left") << Qt::LeftToRight;
    QTest::newRow("from the right") << Qt::RightToLeft;
}

/// The columns of pixels that are not of the ground.
std::pair<int, int> inkIn(QWidget &widget)
{
    const QImage image = widget.grab().toImage();
    int first = image.width();
    int last = -1;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != image.pixel(0, 0)) {
                first = std::min(first, x);
                last = std::max(last, x);
            }
        }
    }
    return {first, last};
}

} // namespace

class TestMirrored final : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { QGuiApplication::setLayoutDirection(Qt::LeftToRight); }
    void theColumnsFillTheWindow_data() { addDirections(); }
    void theColumnsFillTheWindow();
    void menusOpenOverTheirButton_data() { addDirections(); }
    void menusOpenOverTheirButton();
    void menusOpenBelowTheirButton_data() { addDirections(); }
    void menusOpenBelowTheirButton();
    void keysKeepTheirOrder();
    void everyMenuWithKeysKeepsTheirOrder();
    void choicesKeepTheirOrder();
    void stripesAreWhereOneBeginsToRead_data() { addDirections(); }
    void stripesAreWhereOneBeginsToRead();
    void whoIsAloneIsToldFromWhereOneReads_data() { addDirections(); }
    void whoIsAloneIsToldFromWhereOneReads();
    void commandsBeginAtTheLeft();
};

/// With nothing between them but the line; also while the window or one of them is made larger or smaller.
void TestMirrored::theColumnsFillTheWindow()
{
    QFETCH(const Qt::LayoutDirection, direction);
    WindowDesk desk;
    desk.put(QStringLiteral("Mei"), 1);
    desk.window.setLayoutDirection(direction);
    auto *splitter = desk.window.findChild<QSplitter *>();
    const QWidget *people = desk.window.peoplePane();
    const QWidget *right = splitter->widget(1);
    const auto check = [&] {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        const QWidget *first = direction == Qt::LeftToRight ? people : right;
        const QWidget *last = direction == Qt::LeftToRight ? right : people;
        const QSplitterHandle *handle = splitter->handle(1);
        QCOMPARE(first->x(), 0);
        QCOMPARE(last->geometry().right(), splitter->width() - 1);
        QCOMPARE(first->geometry().right() + 2, last->x());
        QCOMPARE(handle->contentsRect().translated(handle->pos()).x(), last->x() - 1);
        QCOMPARE(handle->contentsRect().width(), 1);
    };
    check();
    for (const int width : {999, 998, 1001, 1120}) {
        desk.window.resize(width, 600);
        check();
    }
    const QList<int> before = splitter->sizes();
    splitter->setSizes({before.at(0) + 1, before.at(1) - 1});
    check();
    splitter->setSizes({before.at(0) - 20, before.at(1) + 20});
    check();
    desk.window.resize(500, 600); // one column
    QVERIFY(!right->isVisible());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QCOMPARE(people->geometry(), splitter->rect());
    desk.window.resize(1000, 600);
    check();
}

/// Also as tall as it is with what the menu has to say just now.
void TestMirrored::menusOpenOverTheirButton()
{
    QFETCH(const Qt::LayoutDirection, direction);
    QGuiApplication::setLayoutDirection(direction);
    Theme theme;
    QMenu menu;
    OwnCard card(theme, &menu);
    NodeInfo info;
    info.id = samples::peerId(9);
    info.name = QStringLiteral("Ana");
    card.setInfo(info);
    card.resize(300, 60);
    card.move(250, 400);
    card.show();
    info.statusText = QStringLiteral("Working");
    card.setInfo(info);
    auto *status = card.findChild<QPushButton *>(QStringLiteral("ownStatus"));
    status->click();
    QTRY_VERIFY(card.statusMenu()->isVisible());
    const QRect opened = card.statusMenu()->geometry();
    const QRect button(status->mapToGlobal(QPoint()), status->size());
    QCOMPARE(opened.bottom() + 1, button.top());
    if (direction == Qt::LeftToRight)
        QCOMPARE(opened.left(), button.left());
    else
        QCOMPARE(opened.right(), button.right());
    card.statusMenu()->hide();
}

void TestMirrored::menusOpenBelowTheirButton()
{
    QFETCH(const Qt::LayoutDirection, direction);
    QGuiApplication::setLayoutDirection(direction);
    Crumbs crumbs;
    crumbs.resize(200, 40);
    crumbs.move(300, 100);
    crumbs.show();
    QStringList trail;
    for (int depth = 0; depth < 8; ++depth)
        trail += QStringLiteral("A folder %1").arg(depth);
    crumbs.setTrail(trail);
    QTRY_VERIFY(crumbs.findChild<QMenu *>());
    auto *menu = crumbs.findChild<QMenu *>();
    auto *button = qobject_cast<QPushButton *>(menu->parentWidget());
    QTRY_VERIFY(crumbs.rect().contains(button->geometry()));
    button->click();
    QTRY_VERIFY(menu->isVisible());
    const QRect place(button->mapToGlobal(QPoint()), button->size());
    QCOMPARE(menu->geometry().top(), place.bottom() + 1);
    if (direction == Qt::LeftToRight)
        QCOMPARE(menu->geometry().left(), place.left());
    else
        QCOMPARE(menu->geometry().right(), place.right());
    menu->hide();
}

void TestMirrored::keysKeepTheirOrder()
{
    struct Menu final : KeysMenu {
        [[nodiscard]] QString shown(const QAction *action) const
        {
            QStyleOptionMenuItem option;
            initStyleOption(&option, action);
            return option.text;
        }
    } menu;
    QAction *settings = menu.addAction(QStringLiteral("Settings"));
    const QKeySequence keys(Qt::CTRL | Qt::Key_Comma);
    KeysMenu::setKeys(settings, keys);
    menu.popup({});
    QCOMPARE(menu.shown(settings), QStringLiteral("Settings\t") + isolated(keys.toString(QKeySequence::NativeText)));
    QCOMPARE(menu.shown(menu.addAction(QStringLiteral("Quit"))), QStringLiteral("Quit"));
}

void TestMirrored::everyMenuWithKeysKeepsTheirOrder()
{
    EveryWindow every;
    every.addBrief();
    int found = 0;
    for (const EveryWindow::Scene &scene : every.scenes()) {
        QList<QMenu *> menus;
        if (auto *menu = qobject_cast<QMenu *>(scene.window))
            menus += menu;
        for (QMenu *menu : scene.window->findChildren<QMenu *>())
            menus += menu;
        for (QMenu *menu : std::as_const(menus)) {
            emit menu->aboutToShow();
            const QList<QAction *> actions = menu->actions();
            if (std::none_of(actions.cbegin(), actions.cend(), [](const QAction *each) {
                    return !each->shortcut().isEmpty() || each->text().contains(QLatin1Char('\t'));
                }))
                continue;
            ++found;
            QVERIFY2(dynamic_cast<const KeysMenu *>(menu), qPrintable(actions.first()->text()));
        }
    }
    QVERIFY(found >= 3); // the gear's, that of the plus, that of a row
}

void TestMirrored::choicesKeepTheirOrder()
{
    const SettingRow row{.id = QStringLiteral("rate"),
                         .page = SettingsPage::Files,
                         .kind = SettingRow::Kind::Choice,
                         .label = QStringLiteral("Rate"),
                         .value = [] { return 5; },
                         .set = [](const QVariant &) {},
                         .choices = {{QStringLiteral("5 MB a second"), 5}}};
    const SettingControl fromLeft(row);
    QCOMPARE(fromLeft.findChild<QComboBox *>()->currentText(), row.choices.first().text); // is found by typing "5"
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    const SettingControl fromRight(row);
    QCOMPARE(fromRight.findChild<QComboBox *>()->currentText(), isolated(row.choices.first().text));
}

/// Also after the window has been turned.
void TestMirrored::stripesAreWhereOneBeginsToRead()
{
    QFETCH(const Qt::LayoutDirection, direction);
    Theme theme;
    theme.setChoice(Theme::Choice::Light);
    QWidget window;
    theme.dress(&window);
    NoticeBar bar(theme, &window);
    bar.resize(400, 48);
    QWidget side(&window);
    side.setObjectName(QStringLiteral("settingsSide"));
    side.setAttribute(Qt::WA_StyledBackground);
    side.setGeometry(0, 60, 200, 200);
    window.show();
    bar.show(QStringLiteral("Something"));
    window.setLayoutDirection(direction == Qt::LeftToRight ? Qt::RightToLeft : Qt::LeftToRight);
    window.setLayoutDirection(direction);
    const bool fromLeft = direction == Qt::LeftToRight;
    const auto ends = [fromLeft](QWidget &widget) {
        const QImage image = widget.grab().toImage();
        const QColor left = image.pixelColor(0, image.height() / 2);
        const QColor right = image.pixelColor(image.width() - 1, image.height() / 2);
        return fromLeft ? std::pair(left, right) : std::pair(right, left);
    };
    QCOMPARE(ends(bar).first, theme.colours().bad);
    QVERIFY(ends(bar).second != theme.colours().bad);
    QCOMPARE(ends(side).second, theme.colours().line);
    QVERIFY(ends(side).first != theme.colours().line);
}

void TestMirrored::whoIsAloneIsToldFromWhereOneReads()
{
    QFETCH(const Qt::LayoutDirection, direction);
    QGuiApplication::setLayoutDirection(direction);
    NobodyLine line;
    line.resize(300, 40);
    line.show();
    const QRect words = line.findChild<QLabel *>()->geometry();
    const QRect why = line.findChild<QPushButton *>()->geometry();
    const bool fromLeft = direction == Qt::LeftToRight;
    QCOMPARE(fromLeft ? words.left() : line.width() - 1 - words.right(), 20);
    QCOMPARE(fromLeft ? line.width() - 1 - why.right() : why.left(), 8);
}

/// As one sees them in a terminal.
void TestMirrored::commandsBeginAtTheLeft()
{
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    NodeInfo info;
    info.discoveryPort = info.chatPort = info.linkPort = 27422;
    VisibilityDialog dialog(info, {}, false, Firewall::Ufw);
    dialog.show();
    auto *command = dialog.findChild<QLabel *>(QStringLiteral("command"));
    command->setFixedSize(2 * command->fontMetrics().horizontalAdvance(command->text()), command->height());
    const auto [first, last] = inkIn(*command);
    QVERIFY(first < 6);
    QVERIFY(last < command->width() * 3 / 4);
}

QTEST_MAIN(TestMirrored)
#include "tst_mirrored.moc"
