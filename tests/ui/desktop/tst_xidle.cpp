// SPDX-License-Identifier: GPL-3.0-or-later
// For how long nobody has touched anything, as an X server says. Without one it is not known; tests/lab/desktop_idle.sh runs
// this on a display of its own, and presses the keys that it asks for.
#include "ui/desktop/idlewatch.h"
#include "ui/desktop/xidle.h"

#include <QGuiApplication>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace dovetail::ui;

namespace {

bool isX11()
{
    return QGuiApplication::platformName() == QLatin1String("xcb");
}

bool pressShift()
{
    return QProcess::execute(QStringLiteral("xdotool"), {QStringLiteral("key"), QStringLiteral("shift")}) == 0;
}

} // namespace

class TestXIdle final : public QObject {
    Q_OBJECT
private slots:
    void withoutAnXServerNothingIsKnown();
    void itGrowsUntilAKeyIsPressed();
    void theWatchTellsIt();
};

void TestXIdle::withoutAnXServerNothingIsKnown()
{
    if (isX11())
        QSKIP("there is one");
    XIdle idle;
    QVERIFY(!idle.idleMs());
}

void TestXIdle::itGrowsUntilAKeyIsPressed()
{
    if (!isX11())
        QSKIP("no X server");
    XIdle idle;
    QVERIFY2(idle.idleMs(), "the server has no such extension, or libXss is missing");
    QTRY_VERIFY(idle.idleMs().value() > 1'500);
    const qint64 before = idle.idleMs().value();
    QVERIFY(pressShift());
    QVERIFY(idle.idleMs().value() < before);
    const qint64 after = idle.idleMs().value();
    QTRY_VERIFY(idle.idleMs().value() > after + 200);
}

/// Where no service of the desktop says anything.
void TestXIdle::theWatchTellsIt()
{
    if (!isX11())
        QSKIP("no X server");
    XIdle idle;
    IdleWatch watch(QDBusConnection(QStringLiteral("none")), [&idle] { return idle.idleMs(); });
    std::optional<qint64> told;
    connect(&watch, &IdleWatch::told, this, [&told](std::optional<qint64> ms) { told = ms; });
    watch.setPeriod(50);
    QTRY_VERIFY(told.value_or(0) > 1'000);
    QVERIFY(pressShift());
    QTRY_VERIFY(told.value_or(0) < 1'000);
}

QTEST_MAIN(TestXIdle)
#include "tst_xidle.moc"
