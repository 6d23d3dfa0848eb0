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
        for (const Setting setting : {Setting::DisplayName, Setting::DownloadFolder})
            QCOMPARE(settings.value(setting), QVariant(QString()));
        QCOMPARE(settings.value(Setting::BootCounter), QVariant(quint64(0)));
    }

    void remembers()
    {
        const QString name = QStringLiteral("Doe, \"Jo\"; 燕 = %1 \\");
        const quint64 boot = 1'800'000'000'123;
        {
            Settings settings(m_folder->path());
            settings.set(Setting::DisplayName, name);
            settings.set(Setting::BootCounter, boot);
            QCOMPARE(settings.value(Setting::DisplayName).toString(), name);
        }
        Settings settings(m_folder->path());
        QCOMPARE(settings.value(Setting::DisplayName).toString(), name);
        QCOMPARE(settings.value(Setting::BootCounter).toULongLong(), boot);
        settings.set(Setting::DisplayName, QString());
        QCOMPARE(settings.value(Setting::DisplayName).toString(), QString());
    }

    void survivesAnEditedFile()
    {
        QFile file(m_folder->filePath(QStringLiteral("settings.ini")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[identity]\nname=Ada\nboot=@Variant(\\0\\0)\n\xff\xfe garbage\n[else]\nx=1\n");
        file.close();
        QTest::ignoreMessage(QtWarningMsg, "settings.ini could not be read or written");
        Settings settings(m_folder->path());
        QCOMPARE(settings.value(Setting::DisplayName).toString(), QStringLiteral("Ada"));
        QCOMPARE(settings.value(Setting::BootCounter).metaType(), QMetaType::fromType<quint64>());
        settings.set(Setting::BootCounter, quint64(7));
        QCOMPARE(settings.value(Setting::BootCounter).toULongLong(), quint64(7));
    }

private:
    std::optional<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
