// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/notifier.h"

#include "core/common/displaytext.h"
#include "ui/desktop/desktopsettings.h"
#include "ui/format/messagetext.h"
#include "ui/format/persontext.h"
#include "ui/format/transfertext.h"

#include <QLocale>

namespace dovetail::ui {

namespace {

// What a bubble of the desktop has room for.
constexpr int titleLength = 60;
constexpr int bodyLength = 200;
constexpr int namesShown = 3;
// So many in so long are shown one by one; the next ones are counted.
constexpr int burst = 5;
constexpr qint64 burstTime = 10'000;
constexpr qint64 heldPause = 1'000; ///< between two counts
constexpr qint64 soundPause = 2'000;

const QString heldKey = QStringLiteral("many");

QString short_(const QString &text, int length)
{
    const QString clean = cleanLine(text, length + 1);
    return clean.size() > length ? cleanLine(text, length - 1) + QStringLiteral("…") : clean;
}

} // namespace

Notifier::Notifier(Clock &clock, NotificationOutlet &outlet, DesktopSettings &settings, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_outlet(outlet),
      m_settings(settings),
      m_heldAlarm(clock.alarm([this] { showHeld(); }))
{
    connect(&settings, &DesktopSettings::changed, this, [this](DesktopSetting setting) {
        if (setting == DesktopSetting::DoNotDisturb || setting == DesktopSetting::Notifications)
            forgetAll();
    });
}

Notifier::~Notifier() = default;

bool Notifier::isWelcome(const PeerId &peer) const
{
    return m_settings.isOn(DesktopSetting::Notifications) && !m_settings.isOn(DesktopSetting::DoNotDisturb)
        && !(m_attending && m_attending(peer));
}

void Notifier::tell(const Message &message, const Person &person)
{
    if (message.own || message.deleted || !isWelcome(person.id))
        return;
    Waiting &waiting = m_waiting[person.id];
    ++waiting.count;
    waiting.name = short_(shownName(person), titleLength);
    const bool offer = message.kind == MessageKind::Files;
    waiting.offer = offer ? message.transfer : TransferId();
    // Who is among the many stays there: their next message is no better than the others'.
    waiting.held = waiting.held || !mayShow();
    if (waiting.held) {
        if (!m_heldAlarm->isArmed())
            m_heldAlarm->start(m_heldShown ? heldPause : 0);
        return;
    }
    Notification notification = about(person);
    notification.offer = waiting.offer;
    if (waiting.count > 1)
        notification.title = tr("%1 (%2)").arg(notification.title, QLocale().toString(waiting.count));
    if (!m_settings.isOn(DesktopSetting::ShowContent))
        notification.body = offer ? tr("Wants to send you files") : tr("New message");
    else if (offer)
        notification.body = tr("Wants to send you %1").arg(short_(message.text, bodyLength));
    else
        notification.body = short_(excerpt(message), bodyLength);
    show(notification);
}

void Notifier::tell(const Transfer &transfer, const Person &person)
{
    if (transfer.outgoing)
        return;
    if (transfer.state != TransferState::Offered) {
        // Answered here or taken back there: its buttons would do nothing any more.
        const auto waiting = m_waiting.find(transfer.peer);
        if (waiting != m_waiting.end() && waiting->offer == transfer.id)
            forget(transfer.peer);
    }
    if (transfer.state == TransferState::Running || transfer.state == TransferState::Finishing)
        m_underWay.insert(transfer.id);
    if (!isEnd(transfer.state) || !m_underWay.remove(transfer.id) || !isWelcome(transfer.peer))
        return;
    const bool done = transfer.state == TransferState::Done;
    if ((!done && transfer.state != TransferState::Failed) || !mayShow())
        return;
    Notification notification = about(person);
    if (!m_settings.isOn(DesktopSetting::ShowContent))
        notification.body = done ? tr("Files have arrived") : tr("Files could not be received");
    else
        notification.body = (done ? tr("%1 has arrived") : tr("%1 could not be received"))
                                .arg(short_(transferTitle(transfer), bodyLength));
    show(notification);
}

/// With nothing said yet.
Notification Notifier::about(const Person &person) const
{
    Notification notification;
    notification.key = person.id.toHex();
    notification.peer = person.id;
    notification.title = short_(shownName(person), titleLength);
    if (m_portrait)
        notification.portrait = m_portrait(person);
    return notification;
}

void Notifier::show(Notification notification)
{
    m_shownAt += m_clock.now();
    notification.sound = mayRing();
    m_outlet.show(notification);
    if (notification.sound && !m_outlet.playsSounds())
        emit soundWanted();
}

bool Notifier::mayShow()
{
    m_shownAt.removeIf([now = m_clock.now()](qint64 at) { return now - at >= burstTime; });
    return m_shownAt.size() < burst;
}

bool Notifier::mayRing()
{
    if (!m_settings.isOn(DesktopSetting::Sounds) || (m_rangAt && m_clock.now() - *m_rangAt < soundPause))
        return false;
    m_rangAt = m_clock.now();
    return true;
}

/// The line of many, anew.
void Notifier::showHeld()
{
    int messages = 0;
    QStringList names;
    for (const Waiting &waiting : std::as_const(m_waiting)) {
        if (waiting.held) {
            messages += waiting.count;
            names += waiting.name;
        }
    }
    if (names.isEmpty())
        return;
    names.sort();
    const auto others = int(names.size()) - namesShown;
    Notification notification;
    notification.key = heldKey;
    notification.title = tr("%n new message(s)", nullptr, messages);
    notification.body = QLocale().createSeparatedList(names.mid(0, namesShown));
    if (others > 0)
        notification.body =
            tr("%1 and %n more", nullptr, others).arg(names.mid(0, namesShown).join(QStringLiteral(", ")));
    m_heldShown = true;
    m_outlet.show(notification); // without a sound: the first ones were heard
}

void Notifier::forget(const PeerId &peer)
{
    const auto waiting = m_waiting.find(peer);
    if (waiting == m_waiting.end())
        return;
    const bool held = waiting->held;
    m_waiting.erase(waiting);
    if (!held)
        return m_outlet.withdraw(peer.toHex());
    const bool more =
        std::any_of(m_waiting.cbegin(), m_waiting.cend(), [](const Waiting &other) { return other.held; });
    if (more) {
        m_heldAlarm->start(heldPause);
    } else {
        m_heldAlarm->stop();
        m_heldShown = false;
        m_outlet.withdraw(heldKey);
    }
}

void Notifier::forgetAll()
{
    for (auto it = m_waiting.cbegin(); it != m_waiting.cend(); ++it)
        m_outlet.withdraw(it.key().toHex());
    m_outlet.withdraw(heldKey);
    m_waiting.clear();
    m_heldShown = false;
    m_heldAlarm->stop();
}

} // namespace dovetail::ui
