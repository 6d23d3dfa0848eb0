// SPDX-License-Identifier: GPL-3.0-or-later
// Every string of the sources has its Chinese, with the same placeholders, and the program finds it.
#include "core/common/sentence.h"
#include "ui/conversation/composer.h"
#include "ui/format/transfertext.h"
#include "ui/theme/theme.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>
#include <QXmlStreamReader>

using namespace dovetail;

namespace {

struct Entry {
    QString source;
    QStringList translations;
    QString type;
};

QList<Entry> read(const QString &path)
{
    QFile file(path);
    QList<Entry> entries;
    if (!file.open(QIODevice::ReadOnly))
        return entries;
    QXmlStreamReader xml(&file);
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("source")) {
            entries += Entry{xml.readElementText(), {}, {}};
        } else if (xml.name() == QLatin1String("translation") && !entries.isEmpty()) {
            entries.last().type = xml.attributes().value(QLatin1String("type")).toString();
            entries.last().translations += xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
    }
    return entries;
}

QStringList placeholders(const QString &text)
{
    static const QRegularExpression place(QStringLiteral("%(?:L?\\d+|n)"));
    QStringList result;
    for (auto it = place.globalMatch(text); it.hasNext();)
        result += it.next().captured();
    result.sort();
    return result;
}

} // namespace

class TestTranslations final : public QObject {
    Q_OBJECT
private slots:
    void everythingIsTranslated_data();
    void everythingIsTranslated();
    void theProgramSpeaksChinese();
};

void TestTranslations::everythingIsTranslated_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("pluralsOnly");
    QTest::newRow("Chinese") << QStringLiteral("dovetail_zh_CN.ts") << false;
    QTest::newRow("English plurals") << QStringLiteral("dovetail_en.ts") << true;
}

/// Brings a copy up to date first: a string added since counts as missing.
void TestTranslations::everythingIsTranslated()
{
    QFETCH(QString, file);
    QFETCH(bool, pluralsOnly);
    QTemporaryDir folder;
    const QString copy = folder.filePath(file);
    const QString root = QStringLiteral(DOVETAIL_SOURCE_DIR);
    QVERIFY(QFile::copy(root + QStringLiteral("/translations/") + file, copy));
    QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    QStringList arguments{QStringLiteral("-silent"),      QStringLiteral("-I"),  QStringLiteral("."),
                          QStringLiteral("core"),         QStringLiteral("ui"),  QStringLiteral("app"),
                          QStringLiteral("-no-obsolete"), QStringLiteral("-ts"), copy};
    if (pluralsOnly)
        arguments.prepend(QStringLiteral("-pluralonly"));
    QProcess lupdate;
    lupdate.setWorkingDirectory(root);
    lupdate.start(QStringLiteral(DOVETAIL_LUPDATE), arguments);
    QVERIFY(lupdate.waitForFinished(60'000));
    QCOMPARE(lupdate.exitCode(), 0);

    const QList<Entry> entries = read(copy);
    QVERIFY(entries.size() >= (pluralsOnly ? 3 : 100));
    for (const Entry &entry : entries) {
        QVERIFY2(entry.type.isEmpty() && !entry.translations.join(QString()).trimmed().isEmpty(),
                 qPrintable(entry.source));
        if (!pluralsOnly)
            QVERIFY2(placeholders(entry.translations.join(QString())) == placeholders(entry.source),
                     qPrintable(entry.source));
    }
}

void TestTranslations::theProgramSpeaksChinese()
{
    QTranslator translator;
    QVERIFY(translator.load(QLocale(QStringLiteral("zh_CN")), QStringLiteral("dovetail"), QStringLiteral("_"),
                            QStringLiteral(":/i18n")));
    QCoreApplication::installTranslator(&translator);
    ui::Theme theme;
    ui::Composer composer(theme); // a class's own context
    bool found = false;
    for (const QToolButton *button : composer.findChildren<QToolButton *>())
        found |= button->accessibleName() == QStringLiteral("发送");
    QVERIFY(found);
    QCOMPARE(ui::actionText(ui::RowAction::Accept), QStringLiteral("接收"));        // a function's
    QVERIFY(sentence({ErrorCode::TextEmpty, {}}).contains(QStringLiteral("消息"))); // core's
}

QTEST_MAIN(TestTranslations)
#include "tst_translations.moc"
