// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/shell/everywindow.h"

#include "tests/ui/gallery/samples.h"
#include "ui/contacts/forwarddialog.h"
#include "ui/contacts/peoplepane.h"
#include "ui/contacts/personmenu.h"
#include "ui/contacts/verifydialog.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/emojipicker.h"
#include "ui/conversation/noticebar.h"
#include "ui/conversation/rowmenu.h"
#include "ui/conversation/textwindow.h"
#include "ui/diagnostics/addressdialog.h"
#include "ui/diagnostics/emptystate.h"
#include "ui/diagnostics/persondialog.h"
#include "ui/diagnostics/visibilitydialog.h"
#include "ui/search/findbar.h"
#include "ui/settings/desktoprows.h"
#include "ui/settings/passphrasedialog.h"
#include "ui/settings/settingsdialog.h"
#include "ui/shares/ownsharesdialog.h"
#include "ui/shares/sharebrowser.h"
#include "ui/shares/shareeditor.h"
#include "ui/shell/failurepage.h"
#include "ui/shell/helpdialog.h"
#include "ui/shell/mainmenu.h"
#include "ui/transfers/acceptallquestion.h"
#include "ui/transfers/acceptmenu.h"
#include "ui/transfers/conflictdialog.h"
#include "ui/transfers/notesdialog.h"
#include "ui/transfers/transferspanel.h"
#include "ui/transfers/transfersplace.h"

#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

namespace dovetail::ui {

namespace {

const QString fileName = QStringLiteral("报告");
const QString folderName = QStringLiteral("/数据/报告");

NodeOptions optionsIn(const QString &profile)
{
    NodeOptions options;
    options.profileFolder = profile;
    options.downloadFolder = folderName;
    options.name = QStringLiteral("安");
    options.localOnly = true;
    return options;
}

NodeInfo ownInfo()
{
    NodeInfo info;
    info.id = samples::peerId(99);
    info.name = QStringLiteral("安");
    info.addresses = {QHostAddress(QStringLiteral("10.0.0.1"))};
    info.discoveryPort = 27421;
    info.chatPort = 27422;
    info.linkPort = 27423;
    return info;
}

Person mei()
{
    Person person = samples::person(1, QStringLiteral("梅"));
    person.host = QStringLiteral("十");
    person.resembles = samples::peerId(7);
    person.nickname = QStringLiteral("梅子");
    person.clockOffsetMs = 180'000;
    person.lastMessage = samples::text(person.id, 1, false, QStringLiteral("好"), 3);
    return person;
}

/// Everything that can be said of a transfer.
QList<Transfer> transfers(const PeerId &peer)
{
    QList<Transfer> all;
    for (int state = int(TransferState::Offered); state <= int(TransferState::Failed); ++state) {
        if (state > int(TransferState::Paused) && state < int(TransferState::Done))
            continue;
        for (const bool outgoing : {false, true}) {
            Transfer transfer = samples::transfer(int(all.size()) + 1, peer, outgoing, TransferState(state), fileName, 12'400'000, 3);
            transfer.folder = folderName;
            transfer.paths = {folderName};
            if (TransferState(state) == TransferState::Failed)
                transfer.error = {ErrorCode::PeerUnreachable, {}};
            if (TransferState(state) == TransferState::Done) {
                transfer.renamedFiles = transfer.skippedFiles = 2;
                transfer.notes = {{ErrorCode::NameChanged, fileName}};
            }
            all += transfer;
        }
    }
    return all;
}

void addTextsOf(const QAbstractItemModel &model, const QString &place, QStringList &texts)
{
    const auto add = [&](const QString &text) {
        if (!text.isEmpty())
            texts += place + text;
    };
    for (int column = 0; column < model.columnCount(); ++column) {
        add(model.headerData(column, Qt::Horizontal).toString());
        for (int row = 0; row < qMin(model.rowCount(), 40); ++row) {
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                add(model.index(row, column).data(role).toString());
        }
    }
}

void addTextsOf(const QObject &object, QStringList &texts)
{
    const QString place = QString::fromLatin1(object.metaObject()->className()) + QLatin1Char(' ') + object.objectName() + QLatin1Char(' ');
    const auto *field = qobject_cast<const QLineEdit *>(&object);
    for (const char *property :
         {"windowTitle", "text", "title", "placeholderText", "accessibleName", "accessibleDescription", "toolTip"}) {
        const QString text = object.property(property).toString();
        // What the user types is nobody's to translate.
        if (!text.isEmpty() && !(field && !field->isReadOnly() && qstrcmp(property, "text") == 0))
            texts += place + QLatin1String(property) + QStringLiteral(": ") + text;
    }
    if (const auto *edit = qobject_cast<const QPlainTextEdit *>(&object); edit && edit->isReadOnly())
        texts += place + edit->toPlainText();
    if (const auto *box = qobject_cast<const QComboBox *>(&object))
        addTextsOf(*box->model(), place, texts);
    // Emoji have the names that Unicode gives them, in English only.
    if (const auto *view = qobject_cast<const QAbstractItemView *>(&object);
        view && view->model() && !qobject_cast<const EmojiModel *>(view->model()) && !qobject_cast<const QHeaderView *>(view))
        addTextsOf(*view->model(), place, texts);
}

} // namespace

QString Longer::translate(const char *, const char *source, const char *, int) const
{
    QString result;
    double owed = 0;
    bool placeholder = false;
    for (const QChar sign : QString::fromUtf8(source)) {
        result += sign;
        placeholder = sign == QLatin1Char('%') || (placeholder && (sign.isDigit() || sign == QLatin1Char('L')));
        owed += 0.4;
        if (!placeholder && sign.isLetter() && !result.endsWith(QStringLiteral("%n")) && owed >= 1) {
            result += sign.toLower();
            owed -= 1;
        }
    }
    return result;
}

EveryWindow::EveryWindow()
    : m_memory(m_profile.filePath(QStringLiteral("window.ini"))),
      m_desktopSettings(m_profile.filePath(QStringLiteral("window.ini"))),
      m_node(optionsIn(m_profile.path())),
      m_window(m_theme, m_memory),
      m_settings(m_node, m_window),
      m_person(mei()),
      m_nobody(new EmptyState(m_theme))
{
    m_theme.dress(&m_shares);
    m_nobody->setParent(&m_shares, Qt::Window);
    m_settings.table().add([this] { return desktopRows(m_desktopSettings, m_autostart, m_sendTo); });
    fillWindow();
    addDialogs();
    addShares();
}

EveryWindow::~EveryWindow() = default;

void EveryWindow::fillWindow()
{
    m_window.setInfo(ownInfo());
    m_window.putPerson(m_person);
    Person away = samples::person(2, QStringLiteral("十一"), Presence::Offline);
    away.lastMessage = samples::text(away.id, 2, true, QStringLiteral("好"), 5, MessageState::Failed);
    m_window.putPerson(away);
    m_window.show();
    m_window.open(m_person.id);
    const QList<Transfer> all = transfers(m_person.id);
    QList<Message> rows{samples::text(m_person.id, 1, false, QStringLiteral("好"), 3)};
    for (const Transfer &transfer : all)
        rows += samples::card(transfer, rows.size() + 1, 2);
    for (const MessageState state : {MessageState::Waiting, MessageState::Read, MessageState::Failed})
        rows += samples::text(m_person.id, rows.size() + 1, true, QStringLiteral("好"), 1, state);
    if (const auto wanted = m_window.conversation().awaited())
        m_window.conversation().takePage(m_person.id, *wanted, {rows, true, true});
    m_window.transfers()->model().putPerson(m_person);
    m_window.transfers()->put(samples::transfer(50, samples::peerId(50), true, TransferState::Done, fileName, 1)); // whoever that was
    for (const Transfer &transfer : all) {
        m_window.conversation().putTransfer(transfer);
        m_window.transfers()->put(transfer);
    }
    TransfersPlace *place = m_window.transfers();
    const auto talk = [this, place] {
        place->setOpen(false);
        m_window.findBar()->leave();
    };
    m_scenes += {QStringLiteral("conversation"), &m_window, talk};
    m_scenes += {QStringLiteral("finding"), &m_window, [this, talk] {
                     talk();
                     m_window.findBar()->open();
                 }};
    m_scenes += {QStringLiteral("transfers"), &m_window, [place] { place->setOpen(true); }};
    m_window.findBar()->open();
    m_nobody->look();
    m_scenes += {QStringLiteral("nobody"), m_nobody};
}

void EveryWindow::addDialogs()
{
    const auto add = [this](const char *name, QWidget *window) { m_scenes += {QString::fromLatin1(name), window}; };
    Person offline = m_person;
    offline.presence = Presence::Offline;
    offline.lastSeen = 1'700'000'000'000;
    add("person", new PersonDialog(m_person, &m_window));
    add("person, offline", new PersonDialog(offline, &m_window));
    add("forward", new ForwardDialog(m_theme, m_window.people(), QStringLiteral("好"), &m_window));
    const Verification verification{QStringLiteral("一 二 三 四 五 六"), QByteArray("code")};
    add("verify", new VerifyDialog(m_person, verification, &m_window));
    Person verified = m_person;
    verified.trust = Trust::Verified;
    add("verified", new VerifyDialog(verified, verification, &m_window));
    add("address", new AddressDialog(&m_window));
    for (const Firewall firewall : {Firewall::None, Firewall::Ufw, Firewall::Firewalld})
        add("visibility", new VisibilityDialog(ownInfo(), {m_person}, firewall == Firewall::Ufw, firewall, &m_window));
    add("help", new HelpDialog(&m_window));
    const auto words = [] {
        return PassphraseDialog::Words{HelpDialog::tr("Help"), HelpDialog::tr("How it works"), HelpDialog::tr("Back")};
    };
    for (const auto purpose : {PassphraseDialog::Purpose::Choose, PassphraseDialog::Purpose::Enter})
        add("passphrase", new PassphraseDialog(purpose, words, &m_window));
    add("accept all", new AcceptAllQuestion(transfers(m_person.id), {m_person.nickname, m_person.name, m_person.host, fileName, fileName},
                                            folderName, &m_window));
    auto *failed = new FailurePage(m_theme, &m_shares);
    failed->setWindowFlags(Qt::Window);
    failed->setMinimumSize(m_window.minimumSize()); // it fills that
    failed->setError({ErrorCode::ProfileInUse, folderName});
    add("failed", failed);
    add("already there", new ConflictDialog(fileName, folderName, true, &m_window));
    for (const Transfer &transfer : transfers(m_person.id)) {
        if (transfer.state == TransferState::Done && !transfer.outgoing)
            add("notes", new NotesDialog(transfer, &m_window));
    }
    add("text", new TextWindow(QStringLiteral("好"), &m_window));
    auto *emoji = new EmojiPicker(m_theme, m_emoji, &m_window);
    emoji->setAttribute(Qt::WA_DeleteOnClose, false);
    add("emoji", emoji);
    m_settings.show();
    auto *settings = m_window.findChild<SettingsDialog *>();
    settings->setAttribute(Qt::WA_DeleteOnClose, false);
    settings->hide();
    for (int page = int(SettingsPage::General); page <= int(SettingsPage::Advanced); ++page)
        m_scenes += {QStringLiteral("settings %1").arg(page), settings, [settings, page] { settings->show(SettingsPage(page)); }};
}

void EveryWindow::addShares()
{
    Share share;
    share.id = *ShareId::fromBytes(QByteArray(ShareId::size, 'a'));
    share.name = fileName;
    share.folder = folderName;
    Share chosen = share;
    chosen.id = *ShareId::fromBytes(QByteArray(ShareId::size, 'b'));
    chosen.audience = ShareAudience::Chosen;
    chosen.chosen = {m_person.id};
    chosen.hasPassword = chosen.missing = true;
    Share fresh = share;
    fresh.id = {};
    auto *own = new OwnSharesDialog(m_theme, &m_window);
    own->setShares({share, chosen});
    m_scenes += {QStringLiteral("own shares"), own};
    m_scenes += {QStringLiteral("no shares"), new OwnSharesDialog(m_theme, &m_window)};
    m_scenes += {QStringLiteral("new share"), new ShareEditor(fresh, {m_person}, &m_window)};
    m_scenes += {QStringLiteral("share"), new ShareEditor(chosen, {m_person}, &m_window)};
    for (int which = 0; which < 5; ++which) {
        auto *browser = new ShareBrowser(m_theme, m_person, &m_shares);
        BrowserModel &model = browser->model();
        model.load(); // the first of them goes on asking
        model.asked(1);
        if (which == 1)
            model.put(1, {}, {ErrorCode::PeerUnreachable, {}});
        if (which > 1)
            model.put(1, {{{share.id, fileName}, {chosen.id, fileName, true}}, {}, 2}, {});
        if (which > 2)
            model.enter(which == 3 ? 0 : 1); // the other one has a password
        if (which == 3) {
            model.asked(2);
            model.put(2, {{}, {{fileName, true, 0, 1'700'000'000'000}, {fileName, false, 12'400'000, 1'700'000'000'000}}, 2}, {});
        }
        m_scenes += {QStringLiteral("browser %1").arg(which), browser};
    }
}

void EveryWindow::addBrief()
{
    const auto add = [this](QMenu *menu) { m_scenes += {QStringLiteral("menu"), menu}; };
    add(new PersonMenu(m_person, &m_window));
    auto *accept = new AcceptMenu(m_person, &m_window);
    accept->setAttribute(Qt::WA_DeleteOnClose, false);
    add(accept);
    for (int row = 0; row < m_window.conversation().rowCount(); ++row)
        add(new RowMenu(m_window.conversation().row(row), &m_window));
    for (QMenu *menu : m_window.transfers()->panel()->findChildren<QMenu *>())
        emit menu->aboutToShow(); // is filled then
}

QList<EveryWindow::Scene> EveryWindow::scenes()
{
    return m_scenes;
}

QStringList EveryWindow::texts() const
{
    QStringList texts;
    for (const QWidget *root : {static_cast<const QWidget *>(&m_window), &m_shares, static_cast<const QWidget *>(&m_tray.menu())}) {
        addTextsOf(*root, texts);
        for (const QObject *object : root->findChildren<QObject *>()) {
            if (object->isWidgetType() || qobject_cast<const QAction *>(object))
                addTextsOf(*object, texts);
        }
    }
    texts.sort();
    return texts;
}

} // namespace dovetail::ui
