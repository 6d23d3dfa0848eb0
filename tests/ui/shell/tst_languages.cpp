// SPDX-License-Identifier: GPL-3.0-or-later
// Another language while the program runs: every text that is on show changes, and changes back.
#include "tests/ui/shell/everywindow.h"
#include "ui/shell/helpdialog.h"
#include "ui/shell/languages.h"
#include "ui/theme/words.h"

#include <QApplication>
#include <QFile>
#include <QKeySequence>
#include <QLabel>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

/// What is nobody's to translate: addresses, keys, commands, names of languages.
bool isNeutral(const QString &text)
{
    static const QRegularExpression neutral(QStringLiteral(
        "sudo .*|[0-9a-f]{2}([0-9a-f: ]{4,})|\\.dovetail|\\*\\.\\w+|English|host-\\d+|Ctrl|Shift|Alt|"
        "/nowhere|/tmp/[^ ]*"));
    QString rest;
    int depth = 0; // what is put into a text is marked by itself
    for (const QChar sign : text.section(QStringLiteral(": "), 1)) {
        depth += sign == u'⟦' ? 1 : 0;
        if (depth == 0)
            rest += sign;
        depth -= sign == u'⟧' ? 1 : 0;
    }
    rest.remove(neutral);
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{3,}"));
    return !rest.contains(word);
}

/// All texts, once everybody has heard of the language.
QStringList read(const EveryWindow &every)
{
    for (int round = 0; round < 2; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    return every.texts();
}

/// Those that nobody marked, with what says them.
QString unmarked(const QStringList &texts)
{
    QStringList found;
    for (const QString &text : texts) {
        if (!isNeutral(text))
            found += text;
    }
    found.removeDuplicates();
    return found.join(u'\n');
}

int differences(const QStringList &one, const QStringList &other)
{
    QStringList left;
    std::set_difference(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(left));
    return int(left.size());
}

} // namespace

class TestLanguages final : public QObject {
    Q_OBJECT
private slots:
    void thereAreLanguages();
    void everyTextIsMarked();
    void everyTextIsSaidAnew();
    void chineseAndBack();
    void arrowKeysAreArrows();
    void keysAreNotTurnedRound();
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

void TestLanguages::everyTextIsMarked()
{
    Languages languages(QStringLiteral("en"));
    Marked marked;
    QCoreApplication::installTranslator(&marked);
    {
        EveryWindow every;
        every.addBrief();
        const QStringList texts = read(every);
        QVERIFY2(texts.size() > 500, qPrintable(QString::number(texts.size())));
        QVERIFY2(unmarked(texts).isEmpty(), qPrintable(unmarked(texts)));
    }
    QCoreApplication::removeTranslator(&marked);
}

void TestLanguages::everyTextIsSaidAnew()
{
    Languages languages(QStringLiteral("en"));
    EveryWindow every;
    const QStringList english = read(every);
    Marked marked;
    QCoreApplication::installTranslator(&marked);
    const QString stayed = unmarked(read(every));
    QCoreApplication::removeTranslator(&marked);
    QVERIFY2(stayed.isEmpty(), qPrintable(stayed));
    QCOMPARE(read(every), english);
}

void TestLanguages::chineseAndBack()
{
    Languages languages(QStringLiteral("en"));
    EveryWindow every;
    const QStringList english = read(every);
    languages.choose(QStringLiteral("zh_CN"));
    const QStringList chinese = read(every);
    QCOMPARE(chinese.size(), english.size());
    QVERIFY2(differences(chinese, english) > 200, qPrintable(QString::number(differences(chinese, english))));
    languages.choose(QStringLiteral("en"));
    QCOMPARE(read(every), english);
}

// As they are on the keyboard, not as somebody would have to guess.
void TestLanguages::arrowKeysAreArrows()
{
    const auto name = [](Qt::Key key) { return QKeySequence(Qt::ALT | key).toString(QKeySequence::NativeText); };
    Languages languages(QStringLiteral("en"));
    QCOMPARE(name(Qt::Key_Down), QStringLiteral("Alt+Down"));
    languages.choose(QStringLiteral("zh_CN"));
    QCOMPARE(name(Qt::Key_Up), QStringLiteral("Alt+↑"));
    QCOMPARE(name(Qt::Key_Down), QStringLiteral("Alt+↓"));
    QCOMPARE(name(Qt::Key_Left), QStringLiteral("Alt+←"));
    QCOMPARE(name(Qt::Key_Right), QStringLiteral("Alt+→"));
}

// A comma at the end of it has no direction of its own.
void TestLanguages::keysAreNotTurnedRound()
{
    const HelpDialog help;
    int keys = 0;
    for (const QLabel *label : help.findChildren<QLabel *>()) {
        if (label->text().contains(QStringLiteral("Ctrl+"))) {
            ++keys;
            QVERIFY2(withoutIsolates(label->text()).size() < label->text().size(), qPrintable(label->text()));
            QCOMPARE(withoutIsolates(label->accessibleName()), label->accessibleName());
        }
    }
    QVERIFY(keys > 5);
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
    languages.mirror();
    QCOMPARE(QGuiApplication::layoutDirection(), Qt::RightToLeft);
    languages.choose(QStringLiteral("zh_CN"));
    QCOMPARE(QGuiApplication::layoutDirection(), Qt::RightToLeft);
}

QTEST_MAIN(TestLanguages)
#include "tst_languages.moc"
