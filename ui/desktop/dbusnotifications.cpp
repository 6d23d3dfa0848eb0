// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/dbusnotifications.h"

#include "ui/desktop/dbusimage.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QTimer>

namespace dovetail::ui {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
const QString openAction = QStringLiteral("default");
const QString acceptAction = QStringLiteral("accept");
const QString declineAction = QStringLiteral("decline");
const QString replyAction = QStringLiteral("reply");
const QString inlineReply = QStringLiteral("inline-reply");
constexpr qsizetype maxReply = 16'384; ///< characters: no bubble has room for more

QDBusMessage method(const QString &name)
{
    return QDBusMessage::createMethodCall(service, path, service, name);
}

} // namespace

DbusNotifications::DbusNotifications(const QDBusConnection &bus, QObject *parent)
    : NotificationOutlet(parent), m_bus(bus)
{
    // No service is named: Qt would ask the bus who that is, and wait for it. The ids say what is meant for us.
    const auto listen = [this](const char *signal, const char *slot) {
        m_bus.connect(QString(), path, service, QLatin1String(signal), this, slot);
    };
    listen("ActionInvoked", SLOT(takeAction(uint, QString)));
    listen("NotificationReplied", SLOT(takeReply(uint, QString)));
    listen("NotificationClosed", SLOT(takeClosed(uint, uint)));
    listen("ActivationToken", SLOT(takeToken(uint, QString)));
    QTimer::singleShot(0, this, [this] {
        if (m_service == Service::Unknown)
            ask();
    });
}

void DbusNotifications::setPatience(int answerMs, int retryMs)
{
    m_answerMs = answerMs;
    m_retryMs = retryMs;
}

bool DbusNotifications::playsSounds() const
{
    return m_service == Service::There && m_capabilities.contains(QStringLiteral("sound"));
}

/// Is somebody there, and what can they do?
void DbusNotifications::ask()
{
    m_service = Service::Asked;
    if (!m_bus.isConnected()) { // calls would never end
        QTimer::singleShot(0, this, &DbusNotifications::giveUp);
        return;
    }
    auto *watcher = new QDBusPendingCallWatcher(
        m_bus.asyncCall(method(QStringLiteral("GetCapabilities")), m_answerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QStringList> reply = *watcher;
        watcher->deleteLater();
        if (!reply.isValid())
            return giveUp();
        m_capabilities = reply.value();
        m_service = Service::There;
        for (const QString &key : m_bubbles.keys())
            send(key);
    });
}

/// Nobody answers. What waited goes elsewhere; the next one after a while asks again.
void DbusNotifications::giveUp()
{
    m_service = Service::Absent;
    const auto bubbles = std::exchange(m_bubbles, {});
    for (const Bubble &bubble : bubbles) {
        if (bubble.next)
            emit undeliverable(*bubble.next);
        else if (bubble.pending && !bubble.unwanted)
            emit undeliverable(bubble.shown);
    }
    QTimer::singleShot(m_retryMs, this, [this] { m_service = Service::Unknown; });
}

void DbusNotifications::show(const Notification &notification)
{
    if (m_service == Service::Absent) {
        emit undeliverable(notification);
        return;
    }
    m_bubbles[notification.key].next = notification;
    if (m_service == Service::Unknown)
        ask();
    else if (m_service == Service::There)
        send(notification.key);
}

void DbusNotifications::send(const QString &key)
{
    const auto bubble = m_bubbles.find(key);
    if (bubble == m_bubbles.end() || bubble->pending || !bubble->next)
        return;
    bubble->shown = *std::exchange(bubble->next, {});
    bubble->pending = true;
    bubble->unwanted = false;
    const bool markup = m_capabilities.contains(QStringLiteral("body-markup"));
    const Notification &shown = bubble->shown;
    QDBusMessage call = method(QStringLiteral("Notify"));
    call << QStringLiteral("Dovetail") << bubble->id << QStringLiteral("dovetail") << shown.title
         << (markup ? shown.body.toHtmlEscaped() : shown.body) << actionsFor(shown) << hintsFor(shown) << -1;
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call, m_answerMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, key] {
        const QDBusPendingReply<uint> reply = *watcher;
        watcher->deleteLater();
        if (reply.isValid())
            takeId(key, reply.value());
        else if (m_service == Service::There)
            giveUp();
    });
}

void DbusNotifications::takeId(const QString &key, uint id)
{
    const auto bubble = m_bubbles.find(key);
    if (bubble == m_bubbles.end())
        return close(id); // given up meanwhile
    bubble->id = id;
    bubble->pending = false;
    if (bubble->next) {
        send(key);
    } else if (bubble->unwanted) {
        m_bubbles.erase(bubble);
        close(id);
    }
}

void DbusNotifications::withdraw(const QString &key)
{
    const auto bubble = m_bubbles.find(key);
    if (bubble == m_bubbles.end())
        return;
    bubble->next.reset();
    if (bubble->pending) {
        bubble->unwanted = true; // as soon as its id is known
        return;
    }
    const uint id = bubble->id;
    m_bubbles.erase(bubble);
    if (id != 0)
        close(id);
}

void DbusNotifications::close(uint id)
{
    m_bus.asyncCall(method(QStringLiteral("CloseNotification")) << id, m_answerMs);
}

const DbusNotifications::Bubble *DbusNotifications::bubbleOf(uint id) const
{
    const auto bubble = std::find_if(m_bubbles.cbegin(), m_bubbles.cend(),
                                     [id](const Bubble &each) { return each.id == id && id != 0; });
    return bubble == m_bubbles.cend() ? nullptr : &*bubble;
}

QStringList DbusNotifications::actionsFor(const Notification &notification) const
{
    if (!m_capabilities.contains(QStringLiteral("actions")))
        return {};
    QStringList result{openAction, tr("Open")};
    if (!notification.offer.isNull())
        result << acceptAction << tr("Accept") << declineAction << tr("Decline");
    else if (!notification.peer.isNull())
        result << (m_capabilities.contains(inlineReply) ? inlineReply : replyAction) << tr("Reply");
    return result;
}

QVariantMap DbusNotifications::hintsFor(const Notification &notification) const
{
    QVariantMap hints;
    hints[QStringLiteral("desktop-entry")] = QStringLiteral("dovetail");
    hints[QStringLiteral("category")] =
        notification.offer.isNull() ? QStringLiteral("im.received") : QStringLiteral("transfer");
    hints[QStringLiteral("x-kde-reply-placeholder-text")] = tr("Write a message");
    const bool showsImages = m_capabilities.contains(QStringLiteral("icon-static")) || m_capabilities.contains(QStringLiteral("icon-multi"));
    if (showsImages && !notification.portrait.isNull())
        hints[QStringLiteral("image-data")] = QVariant::fromValue(DbusImage(notification.portrait));
    if (notification.sound && !m_soundFile.isEmpty())
        hints[QStringLiteral("sound-file")] = m_soundFile;
    else
        hints[QStringLiteral("suppress-sound")] = true;
    return hints;
}

void DbusNotifications::takeAction(uint id, const QString &action)
{
    const Bubble *bubble = bubbleOf(id);
    if (!bubble)
        return;
    const Notification notification = bubble->shown;
    if (action == acceptAction && !notification.offer.isNull())
        emit chosen(notification, NotificationAction::Accept);
    else if (action == declineAction && !notification.offer.isNull())
        emit chosen(notification, NotificationAction::Decline);
    else if (action == replyAction || action == inlineReply)
        emit chosen(notification, NotificationAction::Reply);
    else
        emit chosen(notification, NotificationAction::Open);
}

void DbusNotifications::takeReply(uint id, const QString &text)
{
    if (const Bubble *bubble = bubbleOf(id); bubble && !text.trimmed().isEmpty())
        emit replied(Notification(bubble->shown), text.left(maxReply));
}

void DbusNotifications::takeClosed(uint id, uint)
{
    const Bubble *bubble = bubbleOf(id);
    if (!bubble)
        return;
    const QString key = bubble->shown.key;
    if (bubble->pending || bubble->next)
        m_bubbles[key].id = 0; // the next one is a new bubble
    else
        m_bubbles.remove(key);
}

void DbusNotifications::takeToken(uint id, const QString &token)
{
    if (bubbleOf(id))
        emit activationTokenGiven(token.toUtf8().left(512));
}

} // namespace dovetail::ui
