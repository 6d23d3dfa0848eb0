// SPDX-License-Identifier: GPL-3.0-or-later
// Another language while the program runs: every text that is on show changes, and changes back.
#include "tests/ui/gallery/samples.h"
#include "ui/contacts/forwarddialog.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/header.h"
#include "ui/conversation/messageview.h"
#include "ui/desktop/trayicon.h"
#include "ui/diagnostics/addressdialog.h"
#include "ui/diagnostics/persondialog.h"
#include "ui/diagnostics/visibilitydialog.h"
#include "ui/search/findbar.h"
#include "ui/shell/languages.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowmemory.h"
#include "ui/theme/theme.h"
#include "ui/transfers/transfersplace.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

/// The English texts that have a Chinese one, and one that reads otherwise.
QSet<QString> translatedSources()
{
    QSet<QString> sources;
    QFile file(QStringLiteral(DOVETAIL_SOURCE_DIR "/translations/dovetail_zh_CN.ts"));
    if (!file.open(QIODevice::ReadOnly))
        return sources;
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("source"))
            source = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (!text.trimmed().isEmpty() && text != source)
                sources.insert(source);
        }
    }
    return sources;
}

/// Every text of a widget and of all in it, each with where it is.
QMap<QString, QString> textsOf(const QWidget &root)
{
    QMap<QString, QString> texts;
    int number = 0;
    const auto take = [&](const QObject *object) {
        const QString place =
            QStringLiteral("%1 %2 #%3 ")
                .arg(QString::fromLatin1(object->metaObject()->className()), object->objectName())
                .arg(number++, 4, 10, QLatin1Char('0'));
        for (const char *property :
             {"windowTitle", "text", "title", "placeholderText", "accessibleName", "toolTip"}) {
            const QString text = object->property(property).toString();
            // What the user types is nobody's to translate.
            if (!text.isEmpty()
                && !(qobject_cast<const QLineEdit *>(object) && qstrcmp(property, "text") == 0))
                texts[place + QLatin1String(property)] = text;
        }
    };
    take(&root);
    for (const QObject *object : root.findChildren<QObject *>()) {
        if (object->isWidgetType() || qobject_cast<const QAction *>(object))
            take(object);
    }
    return texts;
}

/// A window with somebody's conversation open, and everything else that is shown beside it.
struct Desk {
    Desk()
    {
        Person mei = samples::person(1, QStringLiteral("Mei"));
        mei.resembles = samples::peerId(7);
        window.setInfo(info());
        window.putPerson(mei);
        window.show();
        window.open(mei.id);
        if (const auto wanted = window.conversation().awaited())
            window.conversation().takePage(
                mei.id, *wanted, {{samples::text(mei.id, 1, false, QStringLiteral("..."), 3)}, true, true});
        window.findBar()->open();
        Transfer transfer =
            samples::transfer(1, mei.id, false, TransferState::Running, QStringLiteral("f.pdf"), 1000);
        window.transfers()->put(transfer);
        person = std::make_unique<PersonDialog>(mei);
        forward = std::make_unique<ForwardDialog>(theme, window.people(), QStringLiteral("..."));
        visibility = std::make_unique<VisibilityDialog>(info(), QList<Person>{}, false, Firewall::Ufw);
    }
    [[nodiscard]] static NodeInfo info()
    {
        NodeInfo result;
        result.id = samples::peerId(99);
        result.name = QStringLiteral("Ana");
        result.addresses = {QHostAddress(QStringLiteral("10.0.0.1"))};
        return result;
    }
    [[nodiscard]] QList<const QWidget *> all() const
    {
        return {&window, &address, person.get(), forward.get(), visibility.get(), &tray.menu()};
    }

    QTemporaryDir profile;
    Theme theme;
    WindowMemory memory{profile.filePath(QStringLiteral("window.ini"))};
    MainWindow window{theme, memory};
    AddressDialog address;
    TrayIcon tray;
    std::unique_ptr<PersonDialog> person;
    std::unique_ptr<ForwardDialog> forward;
    std::unique_ptr<VisibilityDialog> visibility;
};

} // namespace

class TestLanguages final : public QObject {
    Q_OBJECT
private slots:
    void thereAreLanguages();
    void everyTextChangesAndChangesBack();
    void datesAndDirectionFollow();
};

void TestLanguages::thereAreLanguages()
{
    const QList<Language> languages = Languages::available();
    const auto has = [&](const QString &code, const QString &name) {
        return std::any_of(languages.begin(), languages.end(), [&](const Language &each) {
            return each.code == code && each.name.contains(name);
        });
    };
    QVERIFY(has(QStringLiteral("en"), QStringLiteral("English")));
    QVERIFY(has(QStringLiteral("zh_CN"), QStringLiteral("中文")));
}

void TestLanguages::everyTextChangesAndChangesBack()
{
    const QSet<QString> sources = translatedSources();
    QVERIFY(sources.size() > 100);
    Languages languages(QStringLiteral("en"));
    Desk desk;
    QTest::qWait(0);
    const auto read = [&] {
        QList<QMap<QString, QString>> texts;
        for (const QWidget *widget : desk.all())
            texts += textsOf(*widget);
        return texts;
    };
    const auto english = read();
    languages.choose(QStringLiteral("zh_CN"));
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents();
    const auto chinese = read();
    int changed = 0;
    for (qsizetype i = 0; i < english.size(); ++i) {
        QCOMPARE(chinese.at(i).keys(), english.at(i).keys());
        for (auto it = english.at(i).cbegin(); it != english.at(i).cend(); ++it) {
            const bool same = chinese.at(i).value(it.key()) == it.value();
            changed += same ? 0 : 1;
            QVERIFY2(!same || !sources.contains(it.value()),
                     qPrintable(it.key() + QStringLiteral(": ") + it.value()));
        }
    }
    QVERIFY2(changed > 60, qPrintable(QString::number(changed)));
    QCOMPARE(desk.window.conversationPane()->header()->isVisible(), true);

    languages.choose(QStringLiteral("en"));
    QCoreApplication::sendPostedEvents();
    QCoreApplication::sendPostedEvents();
    const auto again = read();
    for (qsizetype i = 0; i < english.size(); ++i)
        QCOMPARE(again.at(i), english.at(i));
}

void TestLanguages::datesAndDirectionFollow()
{
    Languages languages(QStringLiteral("en"));
    QCOMPARE(QLocale().language(), QLocale::English);
    QCOMPARE(QGuiApplication::layoutDirection(), Qt::LeftToRight);
    languages.choose(QStringLiteral("zh_CN"));
    QCOMPARE(languages.chosen(), QStringLiteral("zh_CN"));
    QCOMPARE(QLocale().language(), QLocale::Chinese);
    // Without texts of its own, a language that is read from the right is shown in English, from the left.
    const bool arabic = QFile::exists(QStringLiteral(":/i18n/dovetail_ar.qm"));
    languages.choose(QStringLiteral("ar"));
    QCOMPARE(QGuiApplication::layoutDirection(), arabic ? Qt::RightToLeft : Qt::LeftToRight);
    languages.choose(QStringLiteral("en"));
    QCOMPARE(QGuiApplication::layoutDirection(), Qt::LeftToRight);
}

QTEST_MAIN(TestLanguages)
#include "tst_languages.moc"
