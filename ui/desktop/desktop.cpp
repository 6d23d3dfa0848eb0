// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/desktop.h"

#include "core/common/sentence.h"
#include "ui/contacts/avatar.h"
#include "ui/contacts/owncard.h"
#include "ui/contacts/peoplepane.h"
#include "ui/contacts/personpicker.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/filedrag.h"
#include "ui/conversation/messageview.h"
#include "ui/conversation/noticebar.h"
#include "ui/desktop/chime.h"
#include "ui/desktop/desktopsettings.h"
#include "ui/desktop/notifier.h"
#include "ui/desktop/trayicon.h"
#include "ui/desktop/windowdrop.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/nodebinding.h"
#include "ui/transfers/transfersplace.h"
#ifdef DOVETAIL_DBUS
#include "ui/desktop/dbusnotifications.h"
#include "ui/desktop/idlewatch.h"
#include "ui/desktop/launcher.h"
#include "ui/desktop/xidle.h"

#include <QDBusConnectionInterface>
#include <QDBusPendingReply>
#endif

#include <QApplication>
#include <QCloseEvent>
#include <QWindow>

namespace dovetail::ui {

namespace {

// At login the desktop's tray may come after us.
constexpr int trayAttempts = 15;
constexpr int trayPause = 1'000;   ///< ms
constexpr int stateInterval = 100; ///< ms between two pictures in the tray
constexpr int portraitSize = 96;   ///< pixels: sharp where a bubble of the desktop has 48 at twice the scale

const QString keptRunningKey = QStringLiteral("kept-running");

} // namespace

Desktop::Desktop(Node &node, MainWindow &window, NodeBinding &binding, DesktopSettings &settings,
                 QObject *parent)
    : QObject(parent),
      m_node(node),
      m_window(window),
      m_binding(binding),
      m_settings(settings),
      m_idle(settings.isOn(DesktopSetting::AwayByItself))
{
    // The last window is not the end, and a dialog's end is not the window's.
    QGuiApplication::setQuitOnLastWindowClosed(false);
    QCoreApplication::instance()->installEventFilter(this); // sees the window's events too
    connect(&window, &MainWindow::quitWanted, this, &Desktop::quit);
    connect(&binding, &NodeBinding::attentionWanted, this, [this] { raise(); });

    new FileDrag(*window.conversationPane()->view(), window.conversation());
    auto *drop = new WindowDrop(window.theme(), window);
    connect(drop, &WindowDrop::dropped, this, [this](const DroppedFiles &files) { offer(files.files); });

    m_soon.setSingleShot(true);
    m_soon.setInterval(stateInterval);
    connect(&m_soon, &QTimer::timeout, this, &Desktop::showState);
    connect(&settings, &DesktopSettings::changed, this, [this] { m_soon.start(); });
}

Desktop::~Desktop() = default;

void Desktop::begin(bool inBackground)
{
#ifdef DOVETAIL_DBUS
    const QDBusConnection bus = QDBusConnection::sessionBus();
    auto notifications = std::make_unique<DbusNotifications>(bus);
    notifications->setSoundFile(chimeFile(m_node.options().profileFolder));
    connect(notifications.get(), &DbusNotifications::undeliverable, this, [this](const Notification &one) {
        if (m_tray)
            m_tray->show(one);
    });
    connect(notifications.get(), &DbusNotifications::activationTokenGiven, this,
            [](const QByteArray &token) { qputenv("XDG_ACTIVATION_TOKEN", token); });
    m_outlet = std::move(notifications);
    connectOutlet(*m_outlet);
    m_launcher = std::make_unique<Launcher>(bus);
    m_idleWatch = std::make_unique<IdleWatch>(bus, [x = std::make_shared<XIdle>()] { return x->idleMs(); });
    connect(m_idleWatch.get(), &IdleWatch::told, this, &Desktop::judgeIdle);
    lookForTray(inBackground ? trayAttempts : 1);
#else
    makeTray();
#endif
    NotificationOutlet &outlet = m_outlet ? *m_outlet : *m_tray;
    m_notifier = std::make_unique<Notifier>(m_clock, outlet, m_settings);
    m_notifier->setAttending([this](const PeerId &peer) { return m_window.isAttending(peer); });
    m_notifier->setPortrait([](const Person &person) {
        return avatarPixmap(person, portraitSize, 1, QApplication::font()).toImage();
    });
    connect(m_notifier.get(), &Notifier::soundWanted, this, &QApplication::beep);
    connectNode();
    if (inBackground)
        makeSureItIsSeen(2 * trayAttempts);
}

void Desktop::connectNode()
{
    const auto with = [this](const PeerId &peer, const auto &tell) {
        if (const auto person = m_node.person(peer))
            tell(*person);
    };
    connect(&m_node, &Node::messageAdded, this, [this, with](const Message &message) {
        with(message.peer, [&](const Person &person) { m_notifier->tell(message, person); });
    });
    connect(&m_node, &Node::transferChanged, this, [this, with](const Transfer &transfer) {
        with(transfer.peer, [&](const Person &person) { m_notifier->tell(transfer, person); });
    });
    connect(&m_node, &Node::personChanged, this, [this](const Person &person) {
        if (person.unread == 0)
            m_notifier->forget(person.id);
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(&m_window, &MainWindow::attended, m_notifier.get(), &Notifier::forget);
    const auto soon = [this] {
        if (!m_soon.isActive())
            m_soon.start();
    };
    connect(&m_node, &Node::infoChanged, this, soon);
    connect(&m_node, &Node::started, this, soon);
    connect(&m_window.transfers()->summary(), &TransferSummary::changed, this, soon);
    connect(m_window.peoplePane()->ownCard(), &OwnCard::statusChosen, this, [this] { m_idle.userChose(); });
}

void Desktop::connectOutlet(NotificationOutlet &outlet)
{
    connect(&outlet, &NotificationOutlet::chosen, this, &Desktop::act);
    connect(&outlet, &NotificationOutlet::replied, this,
            [this](const Notification &notification, const QString &text) {
                if (const auto sent = m_node.sendText(notification.peer, text); !sent)
                    m_window.notice()->show(sentence(sent.error()));
                else
                    m_node.markRead(notification.peer);
            });
}

/// Qt decides once a program whether there is a tray of the newer kind: not before there is one, if one is to be expected.
void Desktop::lookForTray([[maybe_unused]] int attempts)
{
#ifdef DOVETAIL_DBUS
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected() || attempts <= 0)
        return makeTray();
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/org/freedesktop/DBus"),
        QStringLiteral("org.freedesktop.DBus"), QStringLiteral("NameHasOwner"));
    call << QStringLiteral("org.kde.StatusNotifierWatcher");
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, attempts] {
        const QDBusPendingReply<bool> there = *watcher;
        watcher->deleteLater();
        if ((there.isValid() && there.value()) || attempts == 1)
            makeTray();
        else
            QTimer::singleShot(trayPause, this, [this, attempts] { lookForTray(attempts - 1); });
    });
#endif
}

void Desktop::makeTray()
{
    m_tray = std::make_unique<TrayIcon>();
    connectOutlet(*m_tray);
    connect(m_tray.get(), &TrayIcon::openWanted, this, [this] { raise(); });
    connect(m_tray.get(), &TrayIcon::toggleWanted, this, [this] {
        if (m_window.isVisible() && m_window.isActiveWindow()) {
            m_window.remember();
            m_window.hide(); // whatever closing it would do
        } else {
            raise();
        }
    });
    connect(m_tray.get(), &TrayIcon::availabilityChosen, this, &Desktop::chooseAvailability);
    connect(m_tray.get(), &TrayIcon::doNotDisturbChosen, this,
            [this](bool on) { m_settings.set(DesktopSetting::DoNotDisturb, on); });
    connect(m_tray.get(), &TrayIcon::transfersWanted, this, [this] {
        raise();
        m_window.transfers()->setOpen(true);
    });
    connect(m_tray.get(), &TrayIcon::quitWanted, this, &Desktop::quit);
    showState();
}

/// Started without a window: if no tray comes, it lies in the task bar.
void Desktop::makeSureItIsSeen(int attempts)
{
    if (m_window.isVisible() || (m_tray && TrayIcon::isThere()))
        return;
    if (attempts > 0)
        QTimer::singleShot(trayPause, this, [this, attempts] { makeSureItIsSeen(attempts - 1); });
    else
        m_window.showMinimized();
}

bool Desktop::staysWhenClosed() const
{
    return m_tray && TrayIcon::isThere() && m_settings.isOn(DesktopSetting::KeepInTray);
}

bool Desktop::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Quit && watched == QCoreApplication::instance()) {
        m_quitting = true; // whoever asked for it: now the windows close
    } else if (event->type() == QEvent::Close && watched == &m_window && !m_quitting) {
        if (staysWhenClosed()) {
            event->ignore();
            hideToTray();
            return true;
        }
        QTimer::singleShot(0, this, &Desktop::quit);
    }
    return false;
}

void Desktop::hideToTray()
{
    m_window.remember();
    m_window.hide();
    if (m_settings.isOn(DesktopSetting::KeepInTrayTold))
        return;
    m_settings.set(DesktopSetting::KeepInTrayTold, true);
    Notification said;
    said.key = keptRunningKey;
    said.title = tr("Dovetail keeps running");
    said.body =
        tr("Messages and files still reach you. The icon in the tray brings the window back and quits the "
           "program; the settings can change this.");
    (m_outlet ? *m_outlet : *m_tray).show(said);
}

void Desktop::raise(const QByteArray &activationToken)
{
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken); // Qt's Wayland plugin looks there
    if (m_window.isMinimized())
        m_window.setWindowState(m_window.windowState() & ~Qt::WindowMinimized);
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

void Desktop::offer(const QStringList &files)
{
    const DroppedFiles items = droppedFiles(files);
    if (items.files.isEmpty())
        return;
    // The newest wish counts: never two of these on top of each other.
    for (PersonPicker *older : m_window.findChildren<PersonPicker *>(QStringLiteral("offerPicker")))
        older->close();
    const auto words = [items] {
        QString about = tr("%n item(s)", nullptr, int(items.files.size()));
        if (items.files.size() == 1)
            about = items.files.first().section(u'/', -1);
        return PersonPicker::Words{tr("Send to"), about, tr("Send")};
    };
    auto *picker = new PersonPicker(m_window.theme(), m_window.people(), words, &m_window);
    picker->setObjectName(QStringLiteral("offerPicker"));
    picker->setAttribute(Qt::WA_DeleteOnClose);
    connect(picker, &PersonPicker::personChosen, this, [this, items](const PeerId &peer) {
        m_window.peoplePane()->choose(peer); // so that it is seen where it went
        m_binding.offer(peer, items);
    });
    picker->open();
}

void Desktop::quit()
{
    m_quitting = true;
    m_window.remember();
    QCoreApplication::quit();
    QTimer::singleShot(0, this, [this] { m_quitting = false; }); // unless somebody would not close
}

void Desktop::act(const Notification &notification, NotificationAction action)
{
    switch (action) {
    case NotificationAction::Accept:
        m_binding.accept(notification.offer);
        break;
    case NotificationAction::Decline:
        m_node.decline(notification.offer);
        break;
    case NotificationAction::Reply:
    case NotificationAction::Open:
        raise();
        if (!notification.peer.isNull()) {
            m_window.peoplePane()->choose(notification.peer);
            m_window.open(notification.peer);
        }
        break;
    }
}

void Desktop::chooseAvailability(Availability availability)
{
    m_idle.userChose();
    m_node.setStatus(availability, m_node.info().statusText);
}

void Desktop::judgeIdle(std::optional<qint64> idleMs)
{
    const NodeInfo &info = m_node.info();
    if (info.id.isNull())
        return;
    const int minutes = m_settings.value(DesktopSetting::AwayAfterMinutes).toInt();
    if (const auto wanted = m_idle.judge(idleMs, minutes, info.availability))
        m_node.setStatus(*wanted, info.statusText);
    m_settings.set(DesktopSetting::AwayByItself, m_idle.isAwayByItself());
}

void Desktop::showState()
{
    const NodeInfo &info = m_node.info();
    const TransferTotals &totals = m_window.transfers()->summary().totals();
    TrayState state;
    state.unread = m_window.people().unread();
    state.online = !info.addresses.isEmpty();
    state.availability = info.availability;
    state.doNotDisturb = m_settings.isOn(DesktopSetting::DoNotDisturb);
    state.transfers = totals.active;
    if (totals.active > 0)
        state.progress = totals.fraction();
    if (m_tray)
        m_tray->setState(state);
#ifdef DOVETAIL_DBUS
    if (m_launcher)
        m_launcher->set(state.unread, state.progress);
#endif
}

} // namespace dovetail::ui
