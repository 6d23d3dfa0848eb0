// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/notification.h"

#include <QDBusConnection>
#include <QHash>
#include <QStringList>

#include <optional>

namespace dovetail::ui {

/// The desktop's own notifications: org.freedesktop.Notifications (Desktop Notifications Specification 1.2, and KDE's
/// "inline-reply", which others took over). Every call is asynchronous; a service that is not there or does not answer
/// costs nothing but the notification, which is handed on as undeliverable. Asked again after a while, because desktops
/// start their services late and restart them.
class DbusNotifications final : public NotificationOutlet {
    Q_OBJECT
public:
    explicit DbusNotifications(const QDBusConnection &bus, QObject *parent = nullptr);

    void show(const Notification &notification) override;
    void withdraw(const QString &key) override;
    [[nodiscard]] bool playsSounds() const override;

    /// A sound file for notifications that have a sound.
    void setSoundFile(const QString &path) { m_soundFile = path; }
    /// How long the service may take to answer (5 s), and how long it is left alone after it did not (60 s).
    void setPatience(int answerMs, int retryMs);

signals:
    /// Nobody shows it.
    void undeliverable(const dovetail::ui::Notification &notification);
    /// Leave to take the focus, right before chosen().
    void activationTokenGiven(const QByteArray &token);

private slots:
    void takeAction(uint id, const QString &action);
    void takeReply(uint id, const QString &text);
    void takeClosed(uint id, uint reason);
    void takeToken(uint id, const QString &token);

private:
    enum class Service { Unknown, Asked, There, Absent };
    /// One key's bubble. While the service has not said which id it gave, the newest wish waits.
    struct Bubble {
        uint id = 0;
        bool pending = false;
        bool unwanted = false;
        Notification shown;
        std::optional<Notification> next;
    };

    void ask();
    void giveUp();
    void send(const QString &key);
    void takeId(const QString &key, uint id);
    void close(uint id);
    [[nodiscard]] const Bubble *bubbleOf(uint id) const;
    [[nodiscard]] QStringList actionsFor(const Notification &notification) const;
    [[nodiscard]] QVariantMap hintsFor(const Notification &notification) const;

    QDBusConnection m_bus;
    Service m_service = Service::Unknown;
    QStringList m_capabilities;
    QHash<QString, Bubble> m_bubbles;
    QString m_soundFile;
    int m_answerMs = 5'000;
    int m_retryMs = 60'000;
};

} // namespace dovetail::ui
