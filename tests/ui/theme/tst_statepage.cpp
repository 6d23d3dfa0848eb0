// SPDX-License-Identifier: GPL-3.0-or-later
// What stands where there is nothing else to show.
#include "ui/theme/statepage.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>

using namespace dovetail::ui;

namespace {

struct Page {
    Page()
    {
        page.resize(400, 300);
        page.show();
    }
    [[nodiscard]] QLabel *saying(const QString &words) const
    {
        for (QLabel *label : page.findChildren<QLabel *>())
            if (label->isVisible() && label->text() == words)
                return label;
        return nullptr;
    }
    [[nodiscard]] QImage picture() const
    {
        for (const QLabel *label : page.findChildren<QLabel *>())
            if (label->isVisible() && !label->pixmap().isNull())
                return label->pixmap().toImage();
        return {};
    }

    Theme theme;
    StatePage page{theme};
};

} // namespace

class TestStatePage final : public QObject {
    Q_OBJECT
private slots:
    void onlyWhatIsGivenIsShown();
    void wordsArePlainText();
    void thePictureFollowsTheTheme();
    void whatIsBadCanBeCopied();
    void manyButtonsFitANarrowWindow();
    void aButtonIsPressedByEnter();
};

void TestStatePage::onlyWhatIsGivenIsShown()
{
    Page desk;
    const auto labels = [&desk] {
        int count = 0;
        for (const QLabel *label : desk.page.findChildren<QLabel *>())
            count += label->isVisible();
        return count;
    };
    QCOMPARE(labels(), 0);
    QVERIFY(!desk.page.findChild<QProgressBar *>());
    desk.page.setTitle(QStringLiteral("title"));
    desk.page.setSentence(QStringLiteral("sentence"));
    desk.page.setPicture(QStringLiteral("folder"));
    desk.page.setBusy(true);
    QCOMPARE(labels(), 3);
    QVERIFY(desk.saying(QStringLiteral("title")) && desk.saying(QStringLiteral("sentence")));
    QVERIFY(!desk.picture().isNull());
    const auto *bar = desk.page.findChild<QProgressBar *>();
    QVERIFY(bar && bar->isVisible());
    QCOMPARE(bar->accessibleName(), QStringLiteral("sentence"));
    desk.page.setTitle({});
    desk.page.setBusy(false);
    QCOMPARE(labels(), 2);
    QVERIFY(!bar->isVisible());
}

void TestStatePage::wordsArePlainText()
{
    Page desk;
    const QString title = QStringLiteral("<b>folder</b>");
    const QString sentence = QStringLiteral("<img src='/x'> of <i>Mei</i>");
    desk.page.setTitle(title);
    desk.page.setSentence(sentence);
    for (const QString &words : {title, sentence}) {
        const QLabel *label = desk.saying(words);
        QVERIFY(label);
        QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

void TestStatePage::thePictureFollowsTheTheme()
{
    Page desk;
    desk.theme.setChoice(Theme::Choice::Light);
    desk.page.setPicture(QStringLiteral("alert"));
    const QImage quiet = desk.picture();
    desk.page.setPicture(QStringLiteral("alert"), StatePage::Tone::Bad);
    const QImage bad = desk.picture();
    QVERIFY(bad != quiet);
    desk.theme.setChoice(Theme::Choice::Dark);
    QVERIFY(desk.picture() != bad);
    desk.page.setPicture(QStringLiteral("folder"), StatePage::Tone::Bad);
    QVERIFY(desk.picture() != bad);
}

void TestStatePage::whatIsBadCanBeCopied()
{
    Page desk;
    const QString why = QStringLiteral("The profile is in use.");
    desk.page.setSentence(why);
    const auto selectable = [&] { return desk.saying(why)->textInteractionFlags().testFlag(Qt::TextSelectableByMouse); };
    desk.page.setPicture(QStringLiteral("alert"), StatePage::Tone::Bad);
    QVERIFY(selectable());
    desk.page.setPicture(QStringLiteral("folder"));
    QVERIFY(!selectable());
}

void TestStatePage::manyButtonsFitANarrowWindow()
{
    Page desk;
    const auto add = [&desk] {
        QPushButton *button = desk.page.addButton();
        button->setText(QStringLiteral("Something that can be done"));
        return button;
    };
    const QPushButton *first = add();
    const QPushButton *second = add();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(first->y(), second->y());
    QVERIFY(first->x() < second->x());
    const QPushButton *third = add();
    QCoreApplication::sendPostedEvents(); // it is shown then
    desk.page.resize(desk.page.minimumSizeHint());
    QCoreApplication::sendPostedEvents();
    QVERIFY(desk.page.width() < 2 * first->sizeHint().width() + 64);
    QVERIFY(first->y() < second->y() && second->y() < third->y());
    QVERIFY(third->geometry().right() < desk.page.width() && first->x() >= 0);
}

void TestStatePage::aButtonIsPressedByEnter()
{
    Page desk;
    auto *field = new QLineEdit;
    desk.page.addField(field);
    QPushButton *button = desk.page.addButton();
    button->setText(QStringLiteral("Open"));
    QCoreApplication::sendPostedEvents();
    QVERIFY(field->isVisible() && field->geometry().right() < button->x());
    int pressed = 0;
    connect(button, &QPushButton::clicked, this, [&pressed] { ++pressed; });
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Return);
    QCOMPARE(pressed, 1);
}

QTEST_MAIN(TestStatePage)
#include "tst_statepage.moc"
