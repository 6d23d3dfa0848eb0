// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/scenes.h"

#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "tests/ui/gallery/samples.h"
#include "ui/contacts/forwarddialog.h"
#include "ui/contacts/owncard.h"
#include "ui/contacts/peoplepane.h"
#include "ui/contacts/verifydialog.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/emojipicker.h"
#include "ui/conversation/header.h"
#include "ui/diagnostics/persondialog.h"
#include "ui/search/findbar.h"
#include "ui/search/searchmodel.h"
#include "ui/shell/mainmenu.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowmemory.h"
#include "ui/theme/theme.h"

#include <QBuffer>
#include <QCalendarWidget>
#include <QLabel>
#include <QPainter>
#include <QLineEdit>
#include <QMenu>
#include <QTest>
#include <QToolButton>

namespace dovetail::ui {

void Gallery::shoot(QWidget &widget, const QString &name) const
{
    QTest::qWait(60);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // also when the computer is busy
    widget.grab().save(QStringLiteral("%1/%2%3.png").arg(m_folder, name, m_suffix));
}

namespace {

/// Somebody's own picture: head and shoulders before an evening sky.
QByteArray portrait(int hue)
{
    QImage image(128, 128, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient sky(0, 0, 0, 128);
    sky.setColorAt(0, QColor::fromHsv(hue, 150, 150));
    sky.setColorAt(1, QColor::fromHsv((hue + 40) % 360, 90, 240));
    painter.fillRect(image.rect(), sky);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromHsv((hue + 180) % 360, 120, 90));
    painter.drawEllipse(QPoint(64, 136), 50, 54);
    painter.setBrush(QColor(0xd9a07a));
    painter.drawEllipse(QPoint(64, 56), 25, 30);
    painter.setBrush(QColor(0x3b2a20));
    painter.drawChord(QRect(36, 20, 56, 60), 0, 180 * 16);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

} // namespace

NodeInfo ownInfo()
{
    NodeInfo info;
    info.id = samples::peerId(6);
    info.name = QStringLiteral("Ana Novak");
    info.host = QStringLiteral("ana-laptop");
    info.chatPort = info.linkPort = 27423;
    info.discoveryPort = 27422;
    info.addresses = {QHostAddress(QStringLiteral("10.0.0.7")), QHostAddress(QStringLiteral("fe80::1"))};
    info.interfaces = {QStringLiteral("wlan0"), QStringLiteral("wlan0")};
    info.heardByBroadcast = info.heardDirectly = true;
    info.downloadFolder = QStringLiteral("/home/ana/Downloads");
    info.picture = portrait(20);
    return info;
}

Person with(Person person, const Message &last, int unread)
{
    person.lastMessage = last;
    person.unread = unread;
    return person;
}

void fillPeople(MainWindow &window)
{
    const auto at = [](int number, const QString &words, int ago, bool own = false) {
        return samples::text(samples::peerId(number), number, own, words, ago);
    };
    Person mei = samples::person(0, QStringLiteral("Mei Lin"));
    mei.trust = Trust::Verified;
    mei.picture = portrait(200);
    window.putPerson(with(mei, at(0, QStringLiteral("report-signed.pdf"), 0)));
    window.putPerson(with(samples::person(1, QStringLiteral("Tomas K.")),
                          at(1, QStringLiteral("Can you send me the drawings for the new workshop?"), 22),
                          2));
    window.putPerson(with(samples::person(2, QStringLiteral("王小明"), Presence::Unanswering),
                          at(2, QStringLiteral("好的，下午三点见。"), 170)));
    window.putPerson(with(samples::person(3, QStringLiteral("Printer room"), Presence::Offline),
                          at(3, QStringLiteral("Thanks!"), 60 * 24 * 3, true)));
    window.putPerson(samples::person(4, QStringLiteral("dev-box-7")));
    Person sara = samples::person(5, QStringLiteral("Sara Amin"));
    sara.availability = Availability::Busy;
    sara.picture = portrait(300);
    sara.statusText = QStringLiteral("In a meeting until 4");
    window.putPerson(sara);
}

void fill(MainWindow &window, const QList<Message> &messages)
{
    ConversationModel &conversation = window.conversation();
    if (const auto wanted = conversation.awaited())
        conversation.takePage(conversation.person().id, *wanted, {messages, true, true});
}

namespace {

Quote quoteOf(const Message &message)
{
    Quote quote;
    quote.ref = message.ref();
    quote.text = message.text;
    quote.position = message.position();
    return quote;
}

QList<Message> talk(const PeerId &mei)
{
    const auto at = [&mei](int row, bool own, const QString &text, int ago) {
        return samples::text(mei, row, own, text, ago, MessageState::Read);
    };
    QList<Message> rows{
        at(1, false, QStringLiteral("Did the build go through?"), 60 * 24 + 30),
        at(2, false, QStringLiteral("I can look at it after lunch if not 🙂"), 60 * 24 + 30),
        at(3, true, QStringLiteral("Yes, all green. Sending you the report and the photos from the lab."),
           60 * 24 + 28),
        at(4, true, QStringLiteral("The second one is the one to sign."), 40),
        at(5, false, QStringLiteral("看过了，签好字发给你。"), 38),
        at(6, false, QString(), 37),
        at(7, true, QStringLiteral("One more thing: the workshop is on Tuesday, not on Monday."), 30),
        at(8, false, QStringLiteral("Thanks! Here is the signed one."), 4),
        at(9, false, QStringLiteral("And see you on Tuesday then."), 3),
    };
    rows[2].quote = quoteOf(rows.at(0));
    rows[2].theirReaction = QStringLiteral("👍");
    rows[3].editedAt = rows.at(3).at;
    rows[4].quote = quoteOf(rows.at(3));
    rows[4].ownReaction = QStringLiteral("❤️");
    rows[5].deleted = true;
    rows[6].forwarded = true;
    rows[8].quote = Quote();
    rows[8].quote->missing = true;
    return rows;
}

/// A window with people and an open conversation in which two messages are new.
struct Desk {
    Desk(Theme &theme, const QString &profile)
        : memory(profile + QStringLiteral("/desk.ini")), window(theme, memory)
    {
        window.show();
        window.setInfo(ownInfo());
        fillPeople(window);
        Person person =
            with(samples::person(0, QStringLiteral("Mei Lin")),
                 samples::text(mei, 9, false, QStringLiteral("And see you on Tuesday then."), 3), 2);
        person.trust = Trust::Verified;
        person.availability = Availability::Away;
        person.statusText = QStringLiteral("Back at two");
        person.utcOffsetMinutes = 8 * 60;
        person.clockOffsetMs = 184'000;
        window.putPerson(person);
        window.peoplePane()->choose(mei);
        fill(window, talk(mei));
    }

    const PeerId mei = samples::peerId(0);
    WindowMemory memory;
    MainWindow window;
};

} // namespace

void shootTalk(const Gallery &gallery, Theme &theme, const QString &profile)
{
    Desk desk(theme, profile);
    MainWindow &window = desk.window;
    Composer *composer = window.conversationPane()->composer();
    gallery.shoot(window, QStringLiteral("talk"));
    composer->reply(talk(desk.mei).at(7), QStringLiteral("Mei Lin"));
    composer->setText(QStringLiteral("Great, I will put it into the folder."));
    gallery.shoot(window, QStringLiteral("reply"));
    composer->leaveMode();
    composer->edit(talk(desk.mei).at(3));
    gallery.shoot(window, QStringLiteral("edit"));
    composer->leaveMode();
    composer->setText({});
    window.conversationPane()->setTyping(desk.mei, true);
    window.resize(420, 720);
    gallery.shoot(window, QStringLiteral("talk-narrow"));
    window.resize(1120, 720);
    OwnCard *card = window.peoplePane()->ownCard();
    NodeInfo busy = ownInfo();
    busy.availability = Availability::Busy;
    busy.name = QStringLiteral("Ana Novak 🌻");
    busy.statusText = QStringLiteral("📝 Writing the report, back at four o'clock");
    window.setInfo(busy);
    Person blooming = *window.people().person(desk.mei);
    blooming.name = QStringLiteral("Mei Lin 🌻");
    blooming.statusText = QStringLiteral("☕ Back at two");
    window.putPerson(blooming);
    window.conversationPane()->setTyping(desk.mei, false);
    composer->reply(samples::text(desk.mei, 8, false, QStringLiteral("Thanks! 👍🏽 Here is the signed one."), 4), blooming.name);
    emit card->statusMenu()->aboutToShow();
    card->statusMenu()->popup(window.mapToGlobal(QPoint(60, 500)));
    gallery.shoot(*card->statusMenu(), QStringLiteral("status-menu"));
    card->statusMenu()->hide();
    window.menu()->popup(window.mapToGlobal(QPoint(200, 440)));
    gallery.shoot(*window.menu(), QStringLiteral("gear-menu"));
    window.menu()->hide();
    gallery.shoot(window, QStringLiteral("status"));
    composer->leaveMode();
    card->editStatusText();
    gallery.shoot(*card, QStringLiteral("status-edit"));
}

void shootSearch(const Gallery &gallery, Theme &theme, const QString &profile)
{
    Desk desk(theme, profile);
    MainWindow &window = desk.window;
    SearchResult all;
    const QStringList lines{
        QStringLiteral("Can you send me the drawings for the new workshop?"),
        QStringLiteral(
            "The list of everything that has to be brought along is in the folder of the workshop, "
            "second page"),
        QStringLiteral("workshop 在星期二，<b>不是</b>星期一。"),
        QStringLiteral("One more thing: the workshop is on Tuesday, not on Monday."),
    };
    for (int number = 0; number < 40; ++number)
        all.hits += samples::text(samples::peerId(number % 4), 900 - number, number % 3 == 1,
                                  lines.at(number % 4), 5 + number * number * 30);
    const auto answer = [](SearchModel &model, const SearchResult &result) {
        const quint64 number = 1'000'000;
        QTest::qWait(SearchModel::typingPauseMs + 60);
        model.asked(number);
        model.put(number, result);
    };
    window.peoplePane()->focusSearch();
    auto *field = window.peoplePane()->findChild<QLineEdit *>(QStringLiteral("search"));
    field->setText(QStringLiteral("o"));
    field->setText(QStringLiteral("workshop"));
    answer(window.messages(), all);
    gallery.shoot(window, QStringLiteral("search-all"));
    field->setText(QStringLiteral("To"));
    answer(window.messages(), all);
    gallery.shoot(window, QStringLiteral("search-people"));
    field->setText(QStringLiteral("zeppelin"));
    answer(window.messages(), {{}, true});
    gallery.shoot(window, QStringLiteral("search-none"));
    window.peoplePane()->leaveSearch();
    window.peoplePane()->searchMessages();
    gallery.shoot(window, QStringLiteral("search-messages"));
    window.peoplePane()->leaveSearch();

    window.findInConversation(desk.mei);
    auto *words = window.findBar()->findChild<QLineEdit *>();
    words->setText(QStringLiteral("the"));
    SearchResult here;
    for (const int row : {8, 7, 6, 3, 2, 0}) // "then" has it, too
        here.hits += window.conversation().row(row).message;
    here.reachedEnd = true;
    answer(window.found(), here);
    window.findBar()->step(1);
    gallery.shoot(window, QStringLiteral("find"));
    for (QToolButton *button : window.findBar()->findChildren<QToolButton *>())
        if (button->accessibleName() == FindBar::tr("Go to a day"))
            button->click();
    if (auto *calendar = window.findBar()->findChild<QCalendarWidget *>()) {
        gallery.shoot(*calendar->parentWidget(), QStringLiteral("calendar"));
        calendar->parentWidget()->close();
    }
    words->setText(QStringLiteral("zeppelin"));
    answer(window.found(), {{}, true});
    window.resize(420, 720);
    gallery.shoot(window, QStringLiteral("find-none-narrow"));
}

void shootDialogs(const Gallery &gallery, Theme &theme, const QString &profile)
{
    Desk desk(theme, profile);
    MainWindow &window = desk.window;
    const auto show = [&gallery](QDialog &dialog, const QString &name) {
        dialog.show();
        gallery.shoot(dialog, name);
        dialog.hide();
    };
    PersonDialog details(*window.people().person(desk.mei), &window);
    show(details, QStringLiteral("details"));
    for (QLabel *label : details.findChildren<QLabel *>()) {
        if (label->focusPolicy() == Qt::StrongFocus)
            label->setFocus(Qt::TabFocusReason); // the last of them has it
    }
    show(details, QStringLiteral("details-copy"));
    Person gone = *window.people().person(samples::peerId(3));
    gone.lastSeen = gone.lastMessage->at;
    PersonDialog ofGone(gone, &window);
    show(ofGone, QStringLiteral("details-offline"));
    VerifyDialog verify(*window.people().person(desk.mei),
                        {QStringLiteral("anchor velvet copper meadow lantern orbit"),
                         QByteArrayLiteral("dovetail:verify:0f3c5a7e9b1d2f4a6c8e0b2d4f6a8c0e")},
                        &window);
    show(verify, QStringLiteral("verify"));
    Person known = *window.people().person(desk.mei);
    known.trust = Trust::Known;
    verify.setPerson(known);
    show(verify, QStringLiteral("verify-known"));
    ForwardDialog forward(theme, window.people(), talk(desk.mei).at(2).text, &window);
    show(forward, QStringLiteral("forward"));

    auto *picker = new EmojiPicker(theme, window.conversationPane()->composer()->emoji(), &window);
    picker->setAttribute(Qt::WA_DeleteOnClose, false); // it closes when another window comes up
    picker->popup(QRect(window.mapToGlobal(QPoint(1000, 660)), QSize(32, 32)));
    gallery.shoot(*picker, QStringLiteral("emoji"));
    picker->findChild<QLineEdit *>()->setText(QStringLiteral("heart"));
    picker->popup(QRect(window.mapToGlobal(QPoint(1000, 660)), QSize(32, 32))); // hidden, it would not lay out its list
    gallery.shoot(*picker, QStringLiteral("emoji-found"));
    delete picker;
}

void shootHostile(const Gallery &gallery, Theme &theme, const QString &profile)
{
    Desk desk(theme, profile);
    MainWindow &window = desk.window;
    window.resize(800, 600);
    gallery.shoot(window, QStringLiteral("small"));
    window.resize(1920, 1080); // a screen of 4K at 200 %
    gallery.shoot(window, QStringLiteral("large"));
    window.resize(800, 600);
    QString zalgo;
    for (const QChar letter : QStringLiteral("Zalgo")) {
        zalgo += letter;
        for (char16_t mark = 0x300; mark < 0x328; ++mark)
            zalgo += QChar(mark);
    }
    const QStringList names{QStringLiteral("Endless ").repeated(1250), zalgo,
                            QStringLiteral("\u202eevil.exe\u202c"), QStringLiteral("<b>bold</b>&amp;\nsecond line\u0007"),
                            QStringLiteral("\u200b")};
    for (int i = 0; i < names.size(); ++i) {
        const PeerId id = samples::peerId(80 + i);
        // As core lets them through: see core/common/displaytext.h.
        window.putPerson(with(samples::person(80 + i, cleanLine(names.at(i), limits::maxNameLength)),
                              samples::text(id, 1, false, cleanText(names.at(i)), 0), 1000));
    }
    const PeerId worst = samples::peerId(81);
    window.peoplePane()->choose(worst);
    QList<Message> rows;
    for (int i = 0; i < names.size(); ++i)
        rows += samples::text(worst, 1 + i, i % 2 == 1, cleanText(names.at(i)).left(400), 9 - i);
    fill(window, rows);
    gallery.shoot(window, QStringLiteral("hostile"));

    Person blocked = samples::person(90, QStringLiteral("Tomas K."));
    blocked.trust = Trust::Blocked;
    window.putPerson(with(blocked, samples::text(blocked.id, 1, false, QStringLiteral("Hello?"), 9)));
    window.peoplePane()->choose(blocked.id);
    fill(window, {samples::text(blocked.id, 1, false, QStringLiteral("Hello?"), 9)});
    gallery.shoot(window, QStringLiteral("blocked"));

    const PeerId storm = samples::peerId(1);
    window.peoplePane()->choose(storm);
    rows.clear();
    QList<Transfer> offers;
    for (int i = 0; i < 100; ++i) {
        offers += samples::transfer(200 + i, storm, false, TransferState::Offered,
                                    QStringLiteral("scan-%1.pdf").arg(i + 1, 3, 10, QLatin1Char('0')), 1'000'000 + i);
        rows += samples::card(offers.last(), i + 1, 1);
    }
    fill(window, rows);
    for (const Transfer &offer : std::as_const(offers))
        window.conversation().putTransfer(offer);
    gallery.shoot(window, QStringLiteral("storm"));
}

} // namespace dovetail::ui
