// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/common/person.h"
#include "core/common/transfer.h"
#include "ui/desktop/notification.h"

#include <QHash>
#include <QSet>

namespace dovetail::ui {

class DesktopSettings;

/// Decides what is worth a notification, and when one has had its time: one a person, replaced by their next message and taken
/// back when they are read; none of what is before the user's eyes, none while they do not want to be disturbed. When
/// much comes at once, the first few are shown and the others counted in one line.
class Notifier final : public QObject {
    Q_OBJECT
public:
    Notifier(Clock &clock, NotificationOutlet &outlet, DesktopSettings &settings, QObject *parent = nullptr);
    ~Notifier() override;

    /// Whether the user sees what arrives for this person just now.
    void setAttending(std::function<bool(const PeerId &)> attending) { m_attending = std::move(attending); }

    /// How somebody is pictured; nothing is painted of what is not shown.
    void setPortrait(std::function<QImage(const Person &)> portrait) { m_portrait = std::move(portrait); }

    /// Somebody else's message has come.
    void tell(const Message &message, const Person &person);
    /// An offer may have been answered, a transfer may have ended.
    void tell(const Transfer &transfer, const Person &person);
    /// Nothing of theirs is unread any more.
    void forget(const PeerId &peer);
    void forgetAll();

signals:
    /// The outlet cannot, so somebody else should.
    void soundWanted();

private:
    struct Waiting {
        int count = 0;     ///< messages since the user last looked
        bool held = false; ///< counted in the line of many, not shown by itself
        TransferId offer;  ///< of the notification on show
        QString name;
    };

    [[nodiscard]] bool isWelcome(const PeerId &peer) const;
    [[nodiscard]] bool mayShow();
    [[nodiscard]] bool mayRing();
    [[nodiscard]] Notification about(const Person &person) const;
    void show(Notification notification);
    void showHeld();

    Clock &m_clock;
    NotificationOutlet &m_outlet;
    DesktopSettings &m_settings;
    std::function<bool(const PeerId &)> m_attending;
    std::function<QImage(const Person &)> m_portrait;
    QHash<PeerId, Waiting> m_waiting;
    QSet<TransferId> m_underWay; ///< incoming ones that were seen to run
    QList<qint64> m_shownAt;     ///< the last few
    std::optional<qint64> m_rangAt;
    bool m_heldShown = false;
    std::unique_ptr<Alarm> m_heldAlarm;
};

} // namespace dovetail::ui
