// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"

#include <QImage>
#include <QObject>

namespace dovetail::ui {

/// Something the desktop is to show outside the window. Plain texts, short enough for a bubble.
struct Notification {
    QString key;      ///< a newer one of this key takes its place
    PeerId peer;      ///< whose; null: of several people
    TransferId offer; ///< null: none that waits for an answer
    QString title;
    QString body;
    QImage portrait; ///< whose it is, a small square; null: there is none to show
    bool sound = false;
    friend bool operator==(const Notification &, const Notification &) = default;
};

enum class NotificationAction {
    Open,
    Reply, ///< where the text cannot be typed into the notification itself
    Accept,
    Decline,
};

/// Where notifications go: the desktop's service, the tray, a test. Never blocks.
class NotificationOutlet : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void show(const Notification &notification) = 0;
    /// Nothing happens if it is not on show.
    virtual void withdraw(const QString &key) = 0;
    /// Whether Notification::sound is heard without our doing.
    [[nodiscard]] virtual bool playsSounds() const = 0;

signals:
    void chosen(const dovetail::ui::Notification &notification, dovetail::ui::NotificationAction action);
    void replied(const dovetail::ui::Notification &notification, const QString &text);
};

} // namespace dovetail::ui
