// SPDX-License-Identifier: GPL-3.0-or-later
// Another language while the program runs: every text that is on show changes, and changes back.
#include "tests/ui/gallery/samples.h"
#include "ui/contacts/forwarddialog.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/conversationpane.h"
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
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

/// A language in which everything that is said is marked as said, whether it has been translated or not.
class Marked final : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override
    {
        return QStringLiteral("«%1»").arg(QString::fromUtf8(source));
    }
};

/// What is nobody's to translate: names, addresses, keys, versions.
bool isNeutral(const QString &text)
{
    static const QRegularExpression neutral(
        QStringLiteral("Mei|Ana|f\\.pdf|sudo ufw[^«]*|[0-9a-f]{2}([0-9a-f: ]{4,})|host-\\d+"));
    QString rest = text;
    rest.remove(neutral);
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{3,}"));
    return !rest.contains(word);
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

    /// All texts, once everybody has heard of the language.
    [[nodiscard]] QList<QMap<QString, QString>> read() const
    {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents();
        QList<QMap<QString, QString>> texts;
        for (const QWidget *widget : all())
            texts += textsOf(*widget);
        return texts;
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
    void everyTextIsSaidAnew();
    void chineseAndBack();
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

void TestLanguages::everyTextIsSaidAnew()
{
    Languages languages(QStringLiteral("en"));
    Desk desk;
    const auto english = desk.read();
    Marked marked;
    QCoreApplication::installTranslator(&marked);
    const auto again = desk.read();
    QStringList stayed;
    for (qsizetype i = 0; i < english.size(); ++i) {
        for (auto it = again.at(i).cbegin(); it != again.at(i).cend(); ++it) {
            if (!it->contains(u'«') && !isNeutral(*it))
                stayed += it.key() + QStringLiteral(": ") + *it;
        }
    }
    QVERIFY2(stayed.isEmpty(), qPrintable(stayed.join(u'\n')));
    QCoreApplication::removeTranslator(&marked);
    const auto back = desk.read();
    for (qsizetype i = 0; i < english.size(); ++i)
        QCOMPARE(back.at(i), english.at(i));
}

void TestLanguages::chineseAndBack()
{
    Languages languages(QStringLiteral("en"));
    Desk desk;
    const auto english = desk.read();
    languages.choose(QStringLiteral("zh_CN"));
    const auto chinese = desk.read();
    int changed = 0;
    for (qsizetype i = 0; i < english.size(); ++i) {
        QCOMPARE(chinese.at(i).keys(), english.at(i).keys());
        for (auto it = english.at(i).cbegin(); it != english.at(i).cend(); ++it)
            changed += chinese.at(i).value(it.key()) == it.value() ? 0 : 1;
    }
    QVERIFY2(changed > 40, qPrintable(QString::number(changed)));
    languages.choose(QStringLiteral("en"));
    const auto back = desk.read();
    for (qsizetype i = 0; i < english.size(); ++i)
        QCOMPARE(back.at(i), english.at(i));
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
