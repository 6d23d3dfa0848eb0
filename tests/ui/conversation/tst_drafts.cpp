// SPDX-License-Identifier: GPL-3.0-or-later
// What is begun and not sent, and what an edit puts aside: whose it is, and that none of it is lost.
#include "tests/ui/conversation/composerdesk.h"

#include <QSignalSpy>
#include <QTest>

using namespace dovetail;
using namespace dovetail::ui;

class TestDrafts final : public QObject {
    Q_OBJECT
private slots:
    void draftsBelongToTheirPerson();
    void draftsAreToldToBeKept();
    void keptDraftsComeBackWhereNothingIsWritten();
    void anEditKeepsTheDraft();
    void whatCouldNotBeKeptComesBack();
};

void TestDrafts::draftsBelongToTheirPerson()
{
    ComposerDesk desk;
    Composer &composer = desk.composer;
    composer.setText(QStringLiteral("for A"));
    composer.reply(own(QStringLiteral("q")), QStringLiteral("yourself"));
    composer.setPeer(samples::peerId(2), QStringLiteral("B"));
    QCOMPARE(composer.text(), QString());
    QCOMPARE(composer.mode().kind, ComposerMode::Kind::New);
    QVERIFY(!desk.bar->isVisible());
    composer.setText(QStringLiteral("for B"));
    composer.setPeer(samples::peerId(1), QStringLiteral("A"));
    QCOMPARE(composer.text(), QStringLiteral("for A"));
    QCOMPARE(composer.mode().kind, ComposerMode::Kind::Reply); // what it answers is part of it
    QVERIFY(desk.bar->isVisible());
    composer.sent();
    composer.setPeer(samples::peerId(2), QStringLiteral("B"));
    QCOMPARE(composer.text(), QStringLiteral("for B"));
    composer.setPeer(samples::peerId(1), QStringLiteral("A"));
    QCOMPARE(composer.text(), QString());
}

void TestDrafts::draftsAreToldToBeKept()
{
    ComposerDesk desk;
    QSignalSpy told(&desk.composer, &Composer::draftChanged);
    QTest::keyClicks(desk.edit, QStringLiteral("half a thou"));
    QTRY_COMPARE(told.size(), 1); // by itself, once writing pauses
    QCOMPARE(told.first().at(0).value<PeerId>(), samples::peerId(1));
    QCOMPARE(told.first().at(1).toString(), QStringLiteral("half a thou"));
    QTest::keyClicks(desk.edit, QStringLiteral("ght"));
    desk.composer.setPeer(samples::peerId(2), QStringLiteral("Tomas"));
    QCOMPARE(told.size(), 2);
    QCOMPARE(told.last().at(0).value<PeerId>(), samples::peerId(1));
    QCOMPARE(told.last().at(1).toString(), QStringLiteral("half a thought"));
    desk.composer.setPeer(samples::peerId(1), QStringLiteral("Mei"));
    QCOMPARE(told.size(), 2); // nothing new
    desk.composer.sent();
    QCOMPARE(told.size(), 3);
    QVERIFY(told.last().at(1).toString().isEmpty());
    // What is being edited is no draft; what it put aside is.
    QTest::keyClicks(desk.edit, QStringLiteral("aside"));
    desk.composer.edit(own(QStringLiteral("an old one")));
    desk.composer.hide(); // the window closes
    QCOMPARE(told.last().at(1).toString(), QStringLiteral("aside"));
}

void TestDrafts::keptDraftsComeBackWhereNothingIsWritten()
{
    ComposerDesk desk;
    QSignalSpy told(&desk.composer, &Composer::draftChanged);
    desk.composer.setDraft(samples::peerId(1), QStringLiteral("from yesterday"));
    QCOMPARE(desk.composer.text(), QStringLiteral("from yesterday"));
    desk.composer.setDraft(samples::peerId(1), QStringLiteral("older"));
    QCOMPARE(desk.composer.text(), QStringLiteral("from yesterday"));
    desk.composer.setDraft(samples::peerId(2), QStringLiteral("for Tomas"));
    desk.composer.setPeer(samples::peerId(2), QStringLiteral("Tomas"));
    QCOMPARE(desk.composer.text(), QStringLiteral("for Tomas"));
    desk.composer.setDraft(samples::peerId(3), QStringLiteral("w").repeated(1'000'000)); // nothing the field could hold
    desk.composer.setPeer(samples::peerId(3), QStringLiteral("Sara"));
    QVERIFY(desk.composer.text().isEmpty());
    desk.composer.setPeer(samples::peerId(2), QStringLiteral("Tomas"));
    desk.composer.sent();
    QCOMPARE(told.last().at(0).value<PeerId>(), samples::peerId(2));
    QVERIFY(told.last().at(1).toString().isEmpty());
}

void TestDrafts::anEditKeepsTheDraft()
{
    ComposerDesk desk;
    desk.composer.setText(QStringLiteral("a draft"));
    desk.composer.edit(own(QStringLiteral("wrogn")));
    QCOMPARE(desk.composer.text(), QStringLiteral("wrogn"));
    QTest::keyClick(desk.edit, Qt::Key_Escape);
    QCOMPARE(desk.composer.text(), QStringLiteral("a draft"));
    desk.composer.edit(own(QStringLiteral("wrogn")));
    desk.composer.edit(own(QStringLiteral("another"))); // straight from one to the next
    desk.composer.setText(QStringLiteral("right"));
    QSignalSpy submitted(&desk.composer, &Composer::submitted);
    QTest::keyClick(desk.edit, Qt::Key_Return);
    QCOMPARE(submitted.first().at(1).value<ComposerMode>().kind, ComposerMode::Kind::Edit);
    desk.composer.sent();
    QCOMPARE(desk.composer.text(), QStringLiteral("a draft"));
    QCOMPARE(desk.composer.mode().kind, ComposerMode::Kind::New);
}

void TestDrafts::whatCouldNotBeKeptComesBack()
{
    ComposerDesk desk;
    desk.composer.setText(QStringLiteral("since"));
    desk.composer.giveBack(samples::peerId(1), QStringLiteral("lost"));
    QCOMPARE(desk.composer.text(), QStringLiteral("lost\nsince"));
    desk.composer.edit(own(QStringLiteral("edited")));
    desk.composer.giveBack(samples::peerId(1), QStringLiteral("also"));
    QCOMPARE(desk.composer.text(), QStringLiteral("edited")); // not into what is being edited
    desk.composer.leaveMode();
    QCOMPARE(desk.composer.text(), QStringLiteral("also\nlost\nsince"));
    desk.composer.giveBack(samples::peerId(2), QStringLiteral("of B"));
    desk.composer.setPeer(samples::peerId(2), QStringLiteral("B"));
    QCOMPARE(desk.composer.text(), QStringLiteral("of B"));
}

QTEST_MAIN(TestDrafts)
#include "tst_drafts.moc"
