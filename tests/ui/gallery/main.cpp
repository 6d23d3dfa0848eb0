// SPDX-License-Identifier: GPL-3.0-or-later
// Shows the window in given states and writes each as a PNG: to be looked at after every change of the
// look. Needs no network. gallery FOLDER [--language zh_CN] [--rtl] [--light | --dark]
#include "core/common/limits.h"
#include "core/common/sentence.h"
#include "tests/ui/gallery/samples.h"
#include "tests/ui/gallery/scenes.h"
#include "ui/contacts/peoplepane.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/noticebar.h"
#include "ui/diagnostics/addressdialog.h"
#include "ui/diagnostics/emptystate.h"
#include "ui/diagnostics/nobodyline.h"
#include "ui/diagnostics/visibilitydialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowmemory.h"
#include "ui/theme/fonts.h"
#include "ui/theme/theme.h"
#include "ui/transfers/transfersplace.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QLineEdit>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace dovetail;
using namespace dovetail::ui;

namespace {

void fillConversation(MainWindow &window, const PeerId &mei)
{
    Transfer photos = samples::transfer(1, mei, true, TransferState::Running,
                                        QStringLiteral("IMG_2041.jpg"), 1'240'000'000, 312);
    photos.doneFiles = 190;
    photos.currentName = QStringLiteral("IMG_2231.jpg");
    const Transfer report = samples::transfer(2, mei, false, TransferState::Offered,
                                              QStringLiteral("report-signed.pdf"), 12'400'000);
    fill(window, {samples::text(mei, 1, false, QStringLiteral("Did the build go through?"), 14),
         samples::text(mei, 2, false, QStringLiteral("I can look at it after lunch if not 🙂"), 14),
         samples::text(mei, 3, true,
                       QStringLiteral("Yes, all green. Sending you the report and the photos from the lab."),
                       12),
         samples::card(photos, 4, 12),
         samples::text(mei, 5, false, QStringLiteral("Thanks! Here is the signed one."), 10),
         samples::card(report, 6, 10)});
    window.conversation().putTransfer(photos);
    window.conversation().putTransfer(report);
    window.transfers()->put(photos);
    window.transfers()->put(report);
}

void fillCards(MainWindow &window, const PeerId &peer, bool outgoing)
{
    using enum TransferState;
    QList<Message> rows;
    QList<Transfer> transfers;
    int number = 10;
    for (const TransferState state :
         {Offered, Waiting, Running, Finishing, Done, Declined, Cancelled, Failed}) {
        ++number;
        Transfer transfer =
            samples::transfer(number, peer, outgoing, state, QStringLiteral("drawing-%1.zip").arg(number),
                              48'300'000, number % 3 == 0 ? 3 : 1);
        if (transfer.fileCount > 1)
            transfer.names += {QStringLiteral("设计稿.png"), QStringLiteral("plan of the second floor.pdf")};
        if (state == Failed)
            transfer.error = {ErrorCode::SourceChanged, QStringLiteral("drawing-18.zip")};
        transfers += transfer;
        rows += samples::card(transfer, number, 30 - number);
    }
    if (!outgoing) {
        Transfer big =
            samples::transfer(40, peer, false, Offered, QStringLiteral("backup.tar"), 900'000'000'000);
        big.error = {ErrorCode::NotEnoughSpace, QStringLiteral("12000000000")};
        transfers += big;
        rows += samples::card(big, 40, 1);
    }
    fill(window, rows);
    for (const Transfer &transfer : std::as_const(transfers))
        window.conversation().putTransfer(transfer);
}

/// Everybody known is away.
void shootAlone(const Gallery &gallery, Theme &theme, const QString &profile)
{
    WindowMemory memory(profile + QStringLiteral("/alone.ini"));
    MainWindow window(theme, memory);
    window.findChild<NobodyLine *>()->setPatience(1);
    window.show();
    window.setInfo(ownInfo());
    for (int number = 0; number < 3; ++number)
        window.putPerson(with(samples::person(number, QStringLiteral("Person %1").arg(number), Presence::Offline),
                              samples::text(samples::peerId(number), 1, true, QStringLiteral("Thanks!"), 1'000)));
    gallery.shoot(window, QStringLiteral("alone"));
}

void shootStates(const Gallery &gallery, Theme &theme, const QString &profile)
{
    WindowMemory memory(profile + QStringLiteral("/window.ini"));
    MainWindow window(theme, memory);
    window.show();
    window.setInfo(ownInfo());
    gallery.shoot(window, QStringLiteral("looking"));
    window.emptyState()->setStage(EmptyState::Stage::Nobody);
    gallery.shoot(window, QStringLiteral("nobody"));
    NodeInfo cutOff = ownInfo();
    cutOff.addresses.clear();
    window.setInfo(cutOff);
    gallery.shoot(window, QStringLiteral("no-network"));
    window.setInfo(ownInfo());
    fillPeople(window);
    gallery.shoot(window, QStringLiteral("choose"));
    window.peoplePane()->choose(samples::peerId(4));
    fill(window, {});
    gallery.shoot(window, QStringLiteral("empty"));

    const PeerId mei = samples::peerId(0);
    window.peoplePane()->choose(mei);
    fillConversation(window, mei);
    gallery.shoot(window, QStringLiteral("main"));
    window.conversationPane()->setDropText(dropText(
        {.files = {QStringLiteral("/a"), QStringLiteral("/b"), QStringLiteral("/c")}, .bytes = 1'200'000'000},
        QStringLiteral("Mei Lin")));
    gallery.shoot(window, QStringLiteral("drop"));
    window.conversationPane()->setDropText({});
    window.resize(420, 720);
    gallery.shoot(window, QStringLiteral("narrow"));
    QTest::keyClick(&window, Qt::Key_Escape);
    gallery.shoot(window, QStringLiteral("narrow-list"));
    emit window.peoplePane()->view()->dropTextChanged(
        dropText({.files = {QStringLiteral("/a"), QStringLiteral("/b")}, .bytes = 1'200'000'000}, QStringLiteral("Mei Lin")));
    gallery.shoot(window, QStringLiteral("narrow-list-drop"));
    emit window.peoplePane()->view()->dropTextChanged({});
    window.resize(1120, 720);

    const Person away = with(samples::person(3, QStringLiteral("Printer room"), Presence::Offline),
                             samples::text(samples::peerId(3), 1, true, QStringLiteral("Thanks!"), 1));
    window.peoplePane()->choose(away.id);
    const QString lines =
        QStringLiteral("Two lines,\nthe second of them a little longer.\n\n\ttab, <b>no markup</b> "
                       "&amp; http://example.org/a/very/long/address/that/does/not/break/anywhere/at/all/"
                       "because/it/has/no/spaces?and=goes&on=and_on_and_on_and_on");
    fill(window, {samples::text(away.id, 1, false, lines, 60 * 24 + 5),
         samples::text(away.id, 2, true, QStringLiteral("שלום, מה שלומך?"), 40),
         samples::text(
             away.id, 3, false,
             QStringLiteral("打印机已经修好了，可以再试一次。这条消息稍微长一点，用来看换行是否正常，"
                            "标点符号是否不会出现在行首。👍🏽👩‍👩‍👧‍👦"),
             30),
         samples::text(away.id, 4, true, QStringLiteral("This did not go out."), 20, MessageState::Failed),
         samples::text(away.id, 5, true, QStringLiteral("This waits."), 1, MessageState::Waiting),
         samples::text(away.id, 6, true, QStringLiteral("So does this."), 1, MessageState::Waiting)});
    emit window.conversationPane()->composer()->tooLong(QStringLiteral("w").repeated(limits::maxTextBytes + 1));
    window.conversationPane()->composer()->setText(QStringLiteral("One 👍🏽\nTwo ✅ of 3 #️⃣\nThree 😀"));
    gallery.shoot(window, QStringLiteral("texts"));
    window.conversationPane()->notice()->dismiss();

    for (const bool outgoing : {false, true}) {
        const Person cards = with(samples::person(30 + outgoing, QStringLiteral("Cards")),
                                  samples::text(samples::peerId(30), 1, false, QStringLiteral("x"), 0));
        window.putPerson(cards);
        window.resize(700, 1300);
        window.peoplePane()->choose(cards.id);
        fillCards(window, cards.id, outgoing);
        gallery.shoot(window, outgoing ? QStringLiteral("cards-out") : QStringLiteral("cards-in"));
    }
    window.resize(1120, 720);
    Person endless =
        with(samples::person(50, QStringLiteral("Endless ").repeated(1250)),
             samples::text(samples::peerId(50), 1, false, QStringLiteral("w").repeated(3000), 0), 1234);
    endless.resembles = samples::peerId(1);
    window.putPerson(endless);
    Person twin = with(samples::person(51, QStringLiteral("Tomas K.")),
                       samples::text(samples::peerId(51), 1, false, QStringLiteral("Hello"), 9));
    window.putPerson(twin);
    window.peoplePane()->choose(endless.id);
    Transfer longName = samples::transfer(60, endless.id, false, TransferState::Offered,
                                          QStringLiteral("name").repeated(60) + QStringLiteral(".pdf"), 5);
    fill(window, {samples::text(endless.id, 1, false, QStringLiteral("w").repeated(3000), 3),
                  samples::card(longName, 2, 1)});
    window.conversation().putTransfer(longName);
    gallery.shoot(window, QStringLiteral("endless"));

    VisibilityDialog why(ownInfo(), {*window.people().person(samples::peerId(0)), *window.people().person(samples::peerId(3))}, false, Firewall::Ufw, &window);
    why.show();
    gallery.shoot(why, QStringLiteral("why"));
    why.hide();
    AddressDialog address(&window);
    address.show();
    auto *typed = address.findChild<QLineEdit *>();
    typed->setText(QStringLiteral("10.0.0:x"));
    address.refuse(sentence({ErrorCode::BadAddress, typed->text()}));
    gallery.shoot(address, QStringLiteral("address"));
    address.setPatience(1);
    typed->setText(QStringLiteral("10.0.0.12"));
    address.look();
    gallery.shoot(address, QStringLiteral("address-nobody"));
    address.hide();
    window.showFailure({ErrorCode::ProfileInUse, QStringLiteral("/home/ana/.local/share/dovetail")});
    gallery.shoot(window, QStringLiteral("failed"));
    window.resize(360, 480);
    gallery.shoot(window, QStringLiteral("failed-narrow"));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QCommandLineParser parser;
    parser.addOption({QStringLiteral("language"), QString(), QStringLiteral("locale")});
    parser.addOption({QStringLiteral("rtl"), QString()});
    parser.addOption({QStringLiteral("light"), QString()});
    parser.addOption({QStringLiteral("dark"), QString()});
    parser.addPositionalArgument(QStringLiteral("folder"), QString());
    parser.process(app);
    const QString folder = parser.positionalArguments().value(0, QStringLiteral("."));
    QDir().mkpath(folder);

    QTranslator plurals;
    if (plurals.load(QStringLiteral(":/i18n/dovetail_en.qm")))
        QCoreApplication::installTranslator(&plurals);
    QTranslator translator;
    const QString language = parser.value(QStringLiteral("language"));
    if (!language.isEmpty()) {
        QLocale::setDefault(QLocale(language));
        if (translator.load(QLocale(language), QStringLiteral("dovetail"), QStringLiteral("_"),
                            QStringLiteral(":/i18n")))
            QCoreApplication::installTranslator(&translator);
    }
    // The texts stay as they are: what is looked at is where things lie.
    const bool rtl = parser.isSet(QStringLiteral("rtl"));
    if (rtl)
        QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    QApplication::setFont(applicationFont(QApplication::font(), QLocale()));
    const QString tongue = language.isEmpty() ? QString() : QStringLiteral("-") + language;
    const QString mirrored = rtl ? QStringLiteral("-rtl") : QString();
    for (const auto choice : {Theme::Choice::Light, Theme::Choice::Dark}) {
        if (parser.isSet(choice == Theme::Choice::Light ? QStringLiteral("dark") : QStringLiteral("light")))
            continue;
        QTemporaryDir profile;
        Theme theme;
        theme.setChoice(choice);
        const Gallery gallery(folder, QStringLiteral("-") + Theme::nameOf(choice) + tongue + mirrored);
        shootStates(gallery, theme, profile.path());
        shootAlone(gallery, theme, profile.path());
        shootTalk(gallery, theme, profile.path());
        shootSearch(gallery, theme, profile.path());
        shootDialogs(gallery, theme, profile.path());
        shootSettings(gallery, theme, profile.path());
        shootHostile(gallery, theme, profile.path());
        shootTransfers(gallery, theme, profile.path());
        shootShares(gallery, theme, profile.path());
    }
    return 0;
}
