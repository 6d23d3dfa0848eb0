// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop around a real window and node, without a tray and without services.
#include "tests/ui/shell/side.h"
#include "ui/contacts/personpicker.h"
#include "ui/desktop/desktop.h"
#include "ui/desktop/desktopsettings.h"
#include "ui/desktop/notification.h"
#include "ui/desktop/trayicon.h"
#include "ui/transfers/conflictdialog.h"

#include <QListView>
#include <QPushButton>
#include <QSignalSpy>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

struct Seat {
    explicit Seat(quint16 discovery, const QString &name = QStringLiteral("Ana"))
        : side(name, discovery),
          settings(side.profile.filePath(QStringLiteral("window.ini"))),
          desktop(side.node, side.window, side.binding, settings)
    {
        desktop.begin(false);
    }
    Side side;
    DesktopSettings settings;
    Desktop desktop;
};

} // namespace

class TestDesktop final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { qunsetenv("DBUS_SESSION_BUS_ADDRESS"); }
    void withoutATrayClosingEnds();
    void handedOverFilesAreOfferedToWhoIsChosen();
    void raisingBringsTheWindowBack();
    void whatIsAcceptedInANotificationIsAskedAboutToo();
};

void TestDesktop::withoutATrayClosingEnds()
{
    Seat seat(freePort());
    QVERIFY(!seat.desktop.staysWhenClosed());
    QSignalSpy ending(qApp, &QCoreApplication::aboutToQuit);
    QTimer::singleShot(0, &seat.side.window, &QWidget::close);
    QCOMPARE(QApplication::exec(), 0);
    QCOMPARE(ending.size(), 1);
    QVERIFY(!seat.side.window.isVisible());
}

void TestDesktop::handedOverFilesAreOfferedToWhoIsChosen()
{
    const quint16 port = freePort();
    Seat ana(port);
    Side mei(QStringLiteral("Mei"), port);
    QTRY_VERIFY_WITH_TIMEOUT(!ana.side.first().isNull(), 20'000);
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("report.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("numbers");
    file.close();
    ana.desktop.offer({folder.filePath(QStringLiteral("not there"))});
    QVERIFY(!ana.side.window.findChild<PersonPicker *>());
    ana.desktop.offer({file.fileName()});
    ana.desktop.offer({file.fileName()}); // twice: still one question
    QTRY_COMPARE(ana.side.window.findChildren<PersonPicker *>().size(), 1);
    auto *picker = ana.side.window.findChild<PersonPicker *>();
    auto *list = picker->findChild<QListView *>();
    QModelIndex mine;
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        const QModelIndex index = list->model()->index(row, 0);
        if (index.data(PeopleModel::IdRole).value<PeerId>() == ana.side.first())
            mine = index;
    }
    QVERIFY(mine.isValid());
    list->setCurrentIndex(mine);
    for (QPushButton *button : picker->findChildren<QPushButton *>()) {
        if (button->text() == QLatin1String("Send"))
            button->click();
    }
    QTRY_VERIFY_WITH_TIMEOUT(!mei.node.transfers().isEmpty(), 20'000);
    QCOMPARE(mei.node.transfers().first().title, QStringLiteral("report.txt"));
}

void TestDesktop::raisingBringsTheWindowBack()
{
    Seat seat(freePort());
    seat.side.window.hide();
    seat.desktop.raise();
    QVERIFY(seat.side.window.isVisible());
    seat.side.window.showMinimized();
    seat.desktop.raise();
    QVERIFY(!seat.side.window.isMinimized());
}

// The question stands in the window: that has to come up for it.
void TestDesktop::whatIsAcceptedInANotificationIsAskedAboutToo()
{
    const quint16 port = freePort();
    Seat mei(port, QStringLiteral("Mei"));
    Side ana(QStringLiteral("Ana"), port);
    const auto write = [](const QString &path) {
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write("numbers") == 7;
    };
    const QString path = ana.profile.filePath(QStringLiteral("report.txt"));
    QVERIFY(write(path));
    QVERIFY(write(mei.side.profile.filePath(QStringLiteral("received/report.txt"))));
    mei.side.node.setExistingPolicy(ExistingPolicy::Ask);
    QTRY_VERIFY_WITH_TIMEOUT(!ana.first().isNull() && !mei.side.first().isNull(), 20'000);
    ana.binding.offer(ana.first(), droppedFiles({path}));
    QTRY_VERIFY_WITH_TIMEOUT(!mei.side.node.transfers().isEmpty() && !mei.side.node.transfers().first().counting, 20'000);
    mei.side.window.hide();
    Notification offer;
    offer.peer = mei.side.first();
    offer.offer = mei.side.node.transfers().first().id;
    emit mei.desktop.tray()->chosen(offer, NotificationAction::Accept);
    QTRY_VERIFY_WITH_TIMEOUT(mei.side.window.findChild<ConflictDialog *>(), 10'000);
    QVERIFY(mei.side.window.isVisible());
    QVERIFY(mei.side.window.findChild<ConflictDialog *>()->isVisible());
}

QTEST_MAIN(TestDesktop)
#include "tst_desktop.moc"
