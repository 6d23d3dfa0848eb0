// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/gallery/samples.h"
#include "tests/ui/gallery/scenes.h"
#include "ui/contacts/peoplepane.h"
#include "ui/shares/ownsharesdialog.h"
#include "ui/shares/sharebrowser.h"
#include "ui/shares/shareeditor.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/windowmemory.h"
#include "ui/transfers/acceptallquestion.h"
#include "ui/transfers/acceptmenu.h"
#include "ui/transfers/conflictdialog.h"
#include "ui/transfers/notesdialog.h"
#include "ui/transfers/transfersplace.h"

#include <QTest>
#include <QTreeView>

namespace dovetail::ui {

namespace {

using enum TransferState;

QList<Transfer> transfers(const QList<PeerId> &peers)
{
    int number = 70;
    const auto make = [&](bool outgoing, TransferState state, const char *title, qint64 bytes, int files = 1) {
        ++number;
        return samples::transfer(number, peers.at(number % peers.size()), outgoing, state, QString::fromUtf8(title), bytes, files);
    };
    Transfer photos = make(true, Running, "Lab photos", 1'240'000'000, 312);
    photos.folderCount = 4;
    photos.doneFiles = 121;
    photos.currentName = QStringLiteral("day 2/IMG_2041.jpg");
    Transfer video = make(false, Running, "interview-final.mkv", 4'800'000'000);
    video.doneBytes = video.totalBytes / 3;
    video.secondsLeft = (video.totalBytes - video.doneBytes) / video.bytesPerSecond;
    Transfer full = make(false, Paused, "backup-2026.tar.zst", 88'000'000'000);
    full.error = {ErrorCode::NotEnoughSpace, QStringLiteral("12000000000")};
    full.doneBytes = 40'000'000'000;
    Transfer held = make(true, Paused, "drawings.zip", 48'300'000);
    held.doneBytes = 20'000'000;
    held.pausedByPeer = true;
    Transfer cut = make(false, Interrupted, "会议记录与演示文稿.pptx", 96'000'000);
    cut.doneBytes = 60'000'000;
    QList<Transfer> queue;
    for (int turn = 0; turn < 2; ++turn) {
        queue += make(turn == 0, Queued, turn == 0 ? "chapter-7.docx" : "soundtrack.flac", 3'400'000);
        queue.last().queuePosition = turn;
    }
    Transfer failed = make(true, Failed, "notes.txt", 1'200);
    failed.error = {ErrorCode::SourceMissing, QStringLiteral("notes.txt")};
    Transfer done = make(false, Done, "Project files", 730'000'000, 1'204);
    done.folderCount = 30;
    done.renamedFiles = 2;
    done.skippedFiles = 1;
    done.notes = {{ErrorCode::NameChanged, QStringLiteral("plans/a:b.txt")},
                  {ErrorCode::NameChanged, QStringLiteral("plans/CON.txt")},
                  {ErrorCode::LinkNotKept, QStringLiteral("latest")}};
    Transfer endless = make(false, Offered, "", 5);
    endless.title = QStringLiteral("name \u202egpj.").repeated(2'000) + QStringLiteral(".pdf");
    endless.names = {endless.title};
    return QList<Transfer>{make(false, Done, "report-signed.pdf", 12'400'000), make(true, Cancelled, "old.iso", 700'000'000),
                           make(true, Declined, "holiday.mp4", 300'000'000), failed, done}
        + queue + QList<Transfer>{held, cut, full, endless, make(false, Offered, "report.pdf", 12'400'000), video, photos};
}

void fillBrowser(ShareBrowser &browser)
{
    BrowserModel &model = browser.model();
    model.load();
    model.asked(1);
    const ShareId first = *ShareId::fromBytes(QByteArray(ShareId::size, 'a'));
    const ShareId second = *ShareId::fromBytes(QByteArray(ShareId::size, 'b'));
    model.put(1, {{{first, QStringLiteral("Projects")}, {second, QStringLiteral("Private"), true}}, {}, 2}, {});
}

void fillFolder(BrowserModel &model)
{
    model.asked(2);
    BrowsePage page;
    const qint64 day = 86'400'000;
    const qint64 now = QDateTime(QDate(2026, 3, 4), QTime(9, 30)).toMSecsSinceEpoch();
    page.entries = {{QStringLiteral("Drawings"), true, 0, now},
                    {QStringLiteral("Lab photos"), true, 0, now - day},
                    {QStringLiteral("设计稿"), true, 0, now - 2 * day},
                    {QStringLiteral("budget.xlsx"), false, 84'000, now - 3 * day},
                    {QStringLiteral("interview-final.mkv"), false, 4'800'000'000, now - 30 * day},
                    {QStringLiteral("logo.svg"), false, 5'400, now - 400 * day},
                    {QStringLiteral("Minutes of the meeting of the working group on everything that has to be done.pdf"), false,
                     1'200'000, now - 7 * day},
                    {QStringLiteral("sources.tar.gz"), false, 28'000'000, now - 9 * day},
                    {QStringLiteral("theme.flac"), false, 31'000'000, now - 12 * day}};
    page.total = 9;
    model.put(2, page, {});
}

} // namespace

void shootTransfers(const Gallery &gallery, Theme &theme, const QString &profile)
{
    WindowMemory memory(profile + QStringLiteral("/window.ini"));
    MainWindow window(theme, memory);
    window.show();
    window.setInfo(ownInfo());
    fillPeople(window);
    const QList<PeerId> peers{samples::peerId(0), samples::peerId(1), samples::peerId(2)};
    TransfersPlace *place = window.transfers();
    window.peoplePane()->choose(peers.first());
    place->setOpen(true);
    gallery.shoot(window, QStringLiteral("transfers-none"));
    for (const PeerId &peer : peers)
        place->model().putPerson(*window.people().person(peer));
    for (const Transfer &transfer : transfers(peers))
        place->put(transfer);
    window.resize(1120, 1400);
    gallery.shoot(window, QStringLiteral("transfers"));
    window.resize(360, 640);
    gallery.shoot(window, QStringLiteral("transfers-narrow"));
    place->setOpen(false);

    QList<Message> rows;
    const QList<Transfer> all = transfers({peers.first()});
    for (const Transfer &transfer : all)
        rows += samples::card(transfer, rows.size() + 1, 40 - int(rows.size()));
    window.resize(700, 1900);
    fill(window, rows);
    for (const Transfer &transfer : all)
        window.conversation().putTransfer(transfer);
    gallery.shoot(window, QStringLiteral("cards-all"));
    window.resize(360, 1900);
    gallery.shoot(window, QStringLiteral("cards-all-narrow"));
    window.resize(1120, 720);

    const auto show = [&gallery](QWidget &widget, const QString &name) {
        widget.show();
        gallery.shoot(widget, name);
        widget.hide();
    };
    AcceptAllQuestion acceptAll({samples::transfer(1, samples::peerId(0), false, TransferState::Offered, QStringLiteral("a"), 12'400'000),
                           samples::transfer(2, samples::peerId(1), false, TransferState::Offered, QStringLiteral("b"), 1'240'000'000)},
                          {QStringLiteral("Mei Lin"), QStringLiteral("Tomas K.")}, QStringLiteral("/home/ana/Downloads"), &window);
    show(acceptAll, QStringLiteral("accept-all"));
    const auto words = [](const char *source) { return QCoreApplication::translate("dovetail::ui::Dialogs", source); };
    Question clear([words] {
        return Question::Words{.title = words("Clear history"),
                               .text = words("Remove all messages with %1 from this computer?").arg(QStringLiteral("Mei Lin")),
                               .meaning = words("This is only here: the other side keeps its own. Files that were received stay, and "
                                                "messages that still wait to be sent. This cannot be undone."),
                               .deed = words("Remove")};
    }, Question::Deed::Grave, &window);
    show(clear, QStringLiteral("question"));
    ConflictDialog conflict(QStringLiteral("report-signed.pdf"), QStringLiteral("/home/ana/Downloads"), false, &window);
    show(conflict, QStringLiteral("conflict"));
    NotesDialog notes(all.at(4), &window);
    show(notes, QStringLiteral("notes"));
    AcceptMenu menu(*window.people().person(peers.first()), &window);
    menu.setAttribute(Qt::WA_DeleteOnClose, false);
    menu.popup(window.mapToGlobal(QPoint(400, 300)));
    gallery.shoot(menu, QStringLiteral("accept-menu"));
    menu.hide();
}

void shootShares(const Gallery &gallery, Theme &theme, const QString &)
{
    ShareBrowser browser(theme, samples::person(0, QStringLiteral("Mei Lin")));
    browser.show();
    browser.model().load();
    QTest::qWait(260); // before that, nothing is said
    gallery.shoot(browser, QStringLiteral("shares-asking"));
    fillBrowser(browser);
    gallery.shoot(browser, QStringLiteral("shares-top"));
    browser.model().enter(1);
    gallery.shoot(browser, QStringLiteral("shares-password"));
    browser.model().setPassword(QStringLiteral("mellon"));
    browser.model().asked(4);
    browser.model().put(4, {}, {ErrorCode::WrongPassword, {}});
    gallery.shoot(browser, QStringLiteral("shares-refused"));
    browser.model().goUpTo(0);
    fillBrowser(browser);
    browser.model().enter(0);
    fillFolder(browser.model());
    auto *view = browser.findChild<QTreeView *>();
    for (const int row : {3, 5})
        view->selectionModel()->select(view->model()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    gallery.shoot(browser, QStringLiteral("shares-folder"));
    browser.resize(360, 520);
    gallery.shoot(browser, QStringLiteral("shares-folder-narrow"));
    browser.resize(760, 520);
    browser.model().load();
    browser.model().asked(3);
    browser.model().put(3, {}, {ErrorCode::PeerUnreachable, {}});
    gallery.shoot(browser, QStringLiteral("shares-failed"));

    OwnSharesDialog own(theme);
    theme.dress(&own);
    own.show();
    gallery.shoot(own, QStringLiteral("own-shares-none"));
    Share drawings;
    drawings.id = *ShareId::fromBytes(QByteArray(ShareId::size, 'a'));
    drawings.name = QStringLiteral("Drawings");
    drawings.folder = QStringLiteral("/home/ana/Documents/Drawings");
    Share old = drawings;
    old.id = *ShareId::fromBytes(QByteArray(ShareId::size, 'b'));
    old.name = QStringLiteral("USB stick");
    old.folder = QStringLiteral("/media/ana/stick");
    old.missing = true;
    old.audience = ShareAudience::Chosen;
    old.chosen = {samples::peerId(0), samples::peerId(1)};
    old.hasPassword = true;
    own.setShares({drawings, old});
    gallery.shoot(own, QStringLiteral("own-shares"));
    ShareEditor editor(old, {samples::person(0, QStringLiteral("Mei Lin")), samples::person(1, QStringLiteral("Tomas K.")),
                             samples::person(2, QStringLiteral("王小明"))}, &own);
    editor.show();
    gallery.shoot(editor, QStringLiteral("share-editor"));
}

} // namespace dovetail::ui
