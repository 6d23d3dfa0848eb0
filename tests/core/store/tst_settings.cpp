// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/settings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using dovetail::store::Setting;
using dovetail::store::Settings;

class TestSettings : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder.emplace(); }

    void hasDefaults()
    {
        const Settings settings(m_folder->path());
        QCOMPARE(settings.value(Setting::Theme).toString(), QStringLiteral("system"));
        for (const Setting setting : {Setting::DisplayName, Setting::DownloadFolder, Setting::Language,
                                      Setting::OpenConversation})
            QCOMPARE(settings.value(setting), QVariant(QString()));
        for (const Setting setting : {Setting::WindowGeometry, Setting::SplitterState})
            QCOMPARE(settings.value(setting), QVariant(QByteArray()));
    }

    void remembers()
    {
        const QString name = QStringLiteral("Doe, \"Jo\"; 燕 = %1 \\");
        const QByteArray geometry("\x01\x00\xff,;\n\"", 7);
        {
            Settings settings(m_folder->path());
            settings.set(Setting::DisplayName, name);
            settings.set(Setting::Theme, QStringLiteral("dark"));
            settings.set(Setting::WindowGeometry, geometry);
            QCOMPARE(settings.value(Setting::DisplayName).toString(), name);
        }
        Settings settings(m_folder->path());
        QCOMPARE(settings.value(Setting::DisplayName).toString(), name);
        QCOMPARE(settings.value(Setting::Theme).toString(), QStringLiteral("dark"));
        QCOMPARE(settings.value(Setting::WindowGeometry).toByteArray(), geometry);
        settings.set(Setting::DisplayName, QString());
        QCOMPARE(settings.value(Setting::DisplayName).toString(), QString());
    }

    void survivesAnEditedFile()
    {
        QFile file(m_folder->filePath(QStringLiteral("settings.ini")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[identity]\nname=Ada\n[appearance]\ntheme=@Variant(\\0\\0)\n\xff\xfe garbage\n[else]\nx=1\n");
        file.close();
        QTest::ignoreMessage(QtWarningMsg, "settings.ini could not be read or written");
        Settings settings(m_folder->path());
        QCOMPARE(settings.value(Setting::DisplayName).toString(), QStringLiteral("Ada"));
        QCOMPARE(settings.value(Setting::Theme).metaType(), QMetaType::fromType<QString>());
        settings.set(Setting::Theme, QStringLiteral("light"));
        QCOMPARE(settings.value(Setting::Theme).toString(), QStringLiteral("light"));
    }

private:
    std::optional<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
