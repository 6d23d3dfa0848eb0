// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of the desktop that need no service: settings, start at login, the sound, the tray's picture and menu.
#include "ui/desktop/autostart.h"
#include "ui/desktop/chime.h"
#include "ui/desktop/desktopsettings.h"
#include "ui/desktop/sendto.h"
#include "ui/desktop/trayicon.h"

#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace dovetail;
using namespace dovetail::ui;

class TestDesktopParts final : public QObject {
    Q_OBJECT
private slots:
    void settingsAreKept();
    void aSpoiltFileGivesTheDefaults();
    void startsAtLogin();
    void execLinesAreQuoted();
    void isOfferedUnderSendTo();
    void theSoundIsAWavFile();
    void theTrayShowsWhatThereIs();
    void theTrayMenuSaysWhatIsWanted();
    void theTrayPicturesWhoseItIs();
};

void TestDesktopParts::settingsAreKept()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("window.ini"));
    {
        DesktopSettings settings(file);
        QVERIFY(settings.isOn(DesktopSetting::KeepInTray));
        QSignalSpy changed(&settings, &DesktopSettings::changed);
        settings.set(DesktopSetting::Language, QStringLiteral("zh_CN"));
        settings.set(DesktopSetting::Language, QStringLiteral("zh_CN"));
        settings.set(DesktopSetting::AwayAfterMinutes, 5);
        QCOMPARE(changed.size(), 2);
        QCOMPARE(changed.first().first().value<DesktopSetting>(), DesktopSetting::Language);
    }
    const DesktopSettings again(file);
    QCOMPARE(again.value(DesktopSetting::Language).toString(), QStringLiteral("zh_CN"));
    QCOMPARE(again.value(DesktopSetting::AwayAfterMinutes).toInt(), 5);
    QVERIFY(!again.isOn(DesktopSetting::DoNotDisturb));
}

void TestDesktopParts::aSpoiltFileGivesTheDefaults()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("window.ini"));
    QSettings(file, QSettings::IniFormat)
        .setValue(QStringLiteral("desktop/awayAfterMinutes"), QStringLiteral("soon"));
    QCOMPARE(DesktopSettings(file).value(DesktopSetting::AwayAfterMinutes).toInt(), 10);
}

void TestDesktopParts::startsAtLogin()
{
#if !defined(Q_OS_LINUX)
    QSKIP("tried on Linux only");
#endif
    QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(home.path()));
    Autostart autostart(QStringLiteral("/opt/my apps/dovetail"),
                        {QStringLiteral("--profile"), QStringLiteral("/home/ana/50% $x")});
    QVERIFY(!autostart.isOn());
    QVERIFY(autostart.set(true));
    QVERIFY(autostart.isOn());
    QFile entry(home.filePath(QStringLiteral("autostart/dovetail.desktop")));
    QVERIFY(entry.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(entry.readAll());
    QVERIFY(text.startsWith(QLatin1String("[Desktop Entry]\n")));
    QVERIFY2(
        text.contains(QLatin1String(
            "\nExec=\"/opt/my apps/dovetail\" \"--background\" \"--profile\" \"/home/ana/50%% \\\\$x\"\n")),
        qPrintable(text));
    entry.close();
    // Switched off in the desktop's own settings.
    QVERIFY(entry.open(QIODevice::Append));
    entry.write("Hidden=true\n");
    entry.close();
    QVERIFY(!autostart.isOn());
    QVERIFY(autostart.set(true));
    QVERIFY(autostart.isOn());
    QVERIFY(autostart.set(false));
    QVERIFY(!entry.exists());
    QVERIFY(autostart.set(false));
}

void TestDesktopParts::execLinesAreQuoted()
{
    QCOMPARE(execQuoted(QStringLiteral("a b")), QStringLiteral("\"a b\""));
    QCOMPARE(execQuoted(QStringLiteral("a\"b")), QStringLiteral("\"a\\\\\"b\""));
    QCOMPARE(execQuoted(QStringLiteral("a\\b")), QStringLiteral("\"a\\\\\\\\b\""));
    QCOMPARE(execQuoted(QStringLiteral("%f")), QStringLiteral("\"%%f\""));
}

void TestDesktopParts::isOfferedUnderSendTo()
{
    QTemporaryDir folder;
    const QString program = folder.filePath(QStringLiteral("dovetail"));
    const QString moved = folder.filePath(QStringLiteral("moved"));
    for (const QString &path : {program, moved}) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    SendTo sendTo(program, folder.path());
    QVERIFY(sendTo.isKnown() && !sendTo.isOn());
    QVERIFY(sendTo.set(true) && sendTo.isOn());
    QVERIFY(sendTo.set(true) && sendTo.isOn());
    SendTo elsewhere(moved, folder.path()); // the shortcut leads to what is not there any more
    QVERIFY(!elsewhere.isOn());
    QVERIFY(elsewhere.set(true) && elsewhere.isOn() && !sendTo.isOn());
    QVERIFY(elsewhere.set(false) && !elsewhere.isOn());
    QVERIFY(elsewhere.set(false));
    QVERIFY(QFile::exists(program) && QFile::exists(moved));
    QVERIFY(!SendTo(program, {}).isKnown() && !SendTo(program, {}).set(true));
}

void TestDesktopParts::theSoundIsAWavFile()
{
    const QByteArray wav = chime();
    QVERIFY(wav.startsWith("RIFF"));
    QCOMPARE(wav.mid(8, 8), QByteArray("WAVEfmt "));
    QCOMPARE(qFromLittleEndian<quint32>(wav.constData() + 4), quint32(wav.size() - 8));
    QCOMPARE(qFromLittleEndian<quint32>(wav.constData() + 40), quint32(wav.size() - 44));
    int loudest = 0;
    for (qsizetype at = 44; at + 1 < wav.size(); at += 2)
        loudest = qMax(loudest, qAbs(int(qFromLittleEndian<qint16>(wav.constData() + at))));
    QVERIFY2(loudest > 5'000 && loudest < 32'000,
             qPrintable(QString::number(loudest))); // heard, and not clipped
    QCOMPARE(qAbs(int(qFromLittleEndian<qint16>(wav.constData() + 44))), 0);
    QTemporaryDir folder;
    const QString file = chimeFile(folder.path());
    QCOMPARE(QFileInfo(file).size(), wav.size());
    QCOMPARE(chimeFile(folder.path()), file);
    QVERIFY(chimeFile(folder.filePath(QStringLiteral("missing"))).isEmpty());
}

void TestDesktopParts::theTrayShowsWhatThereIs()
{
    TrayState state;
    const QImage plain = trayPixmap(state, 24).toImage();
    QCOMPARE(plain.size(), QSize(24, 24));
    QList<QImage> seen{plain};
    const auto isNew = [&](const TrayState &other) {
        const QImage image = trayPixmap(other, 24).toImage();
        const bool fresh = !seen.contains(image);
        seen += image;
        return fresh;
    };
    state.online = true;
    QVERIFY(isNew(state));
    state.availability = Availability::Busy;
    QVERIFY(isNew(state));
    state.unread = 3;
    QVERIFY(isNew(state));
    state.unread = 12;
    QVERIFY(isNew(state));
    state.progress = 0.2;
    QVERIFY(isNew(state));
    state.progress = 0.8;
    QVERIFY(isNew(state));
    state.transfers = 2;
    const QString text = trayText(state);
    QVERIFY(text.contains(QLatin1String("Busy")));
    QVERIFY(text.contains(QLatin1String("12")));
    QVERIFY(text.contains(QLatin1String("80")));
}

void TestDesktopParts::theTrayMenuSaysWhatIsWanted()
{
    TrayIcon tray;
    TrayState state;
    state.availability = Availability::Away;
    state.doNotDisturb = true;
    state.transfers = 2;
    tray.setState(state);
    QSignalSpy availability(&tray, &TrayIcon::availabilityChosen);
    QSignalSpy disturb(&tray, &TrayIcon::doNotDisturbChosen);
    QSignalSpy quit(&tray, &TrayIcon::quitWanted);
    QStringList texts;
    QAction *busy = nullptr;
    QAction *quiet = nullptr;
    for (QAction *action : tray.menu().findChildren<QAction *>()) {
        texts += action->text();
        if (action->text() == QLatin1String("Busy"))
            busy = action;
        if (action->text() == QLatin1String("Do not disturb"))
            quiet = action;
        if (action->text() == QLatin1String("Away"))
            QVERIFY(action->isChecked());
    }
    QVERIFY(busy && quiet);
    QVERIFY(quiet->isChecked());
    QVERIFY(texts.contains(QLatin1String("Transfers (2)")));
    busy->trigger();
    QCOMPARE(availability.size(), 1);
    QCOMPARE(availability.first().first().value<Availability>(), Availability::Busy);
    quiet->trigger();
    QCOMPARE(disturb.first().first().toBool(), false);
    tray.menu().actions().last()->trigger();
    QCOMPARE(quit.size(), 1);
}

void TestDesktopParts::theTrayPicturesWhoseItIs()
{
    const TrayIcon tray;
    Notification notification;
    const QSize size(32, 32);
    const QImage own = tray.iconFor(notification).pixmap(size).toImage();
    QVERIFY(!own.isNull());
    QImage portrait(32, 32, QImage::Format_RGB32);
    portrait.fill(Qt::red);
    notification.portrait = portrait;
    QCOMPARE(tray.iconFor(notification).pixmap(size).toImage().pixelColor(16, 16), QColor(Qt::red));
    QVERIFY(own.pixelColor(16, 16) != QColor(Qt::red));
}

QTEST_MAIN(TestDesktopParts)
#include "tst_desktopparts.moc"
