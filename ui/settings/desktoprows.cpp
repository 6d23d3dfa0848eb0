// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/desktoprows.h"

#include "ui/desktop/autostart.h"
#include "ui/desktop/desktopsettings.h"
#include "ui/desktop/sendto.h"
#include "ui/shell/languages.h"

#include <QCoreApplication>

namespace dovetail::ui {

namespace {

struct DesktopRows {
    Q_DECLARE_TR_FUNCTIONS(DesktopRows)
};

using Kind = SettingRow::Kind;

SettingRow switchRow(DesktopSettings &settings, const QString &id, DesktopSetting setting, bool byDefault,
                     const QString &label, const QString &explanation = {})
{
    return {.id = id,
            .page = SettingsPage::General,
            .kind = Kind::Switch,
            .label = label,
            .explanation = explanation,
            .value = [&settings, setting] { return settings.value(setting); },
            .set = [&settings, setting](const QVariant &on) { settings.set(setting, on); },
            .byDefault = byDefault};
}

} // namespace

QList<SettingRow> desktopRows(DesktopSettings &settings, Autostart &autostart, SendTo &sendTo)
{
    QList<SettingChoice> tongues{{DesktopRows::tr("Like the system"), QString()}};
    const QList<Language> available = Languages::available();
    for (const Language &language : available)
        tongues.append({language.name, language.code});
    QList<SettingChoice> pauses{{DesktopRows::tr("Never"), 0}};
    for (const int minutes : {5, 10, 15, 30, 60})
        pauses.append({DesktopRows::tr("After %n minute(s)", nullptr, minutes), minutes});
    QList<SettingRow> rows{
        {.id = QStringLiteral("general/language"),
         .page = SettingsPage::General,
         .kind = Kind::Choice,
         .label = DesktopRows::tr("Language"),
         .value = [&settings] { return settings.value(DesktopSetting::Language); },
         .set = [&settings](const QVariant &code) { settings.set(DesktopSetting::Language, code); },
         .choices = tongues,
         .byDefault = QString()},
        {.id = QStringLiteral("general/autostart"),
         .page = SettingsPage::General,
         .kind = Kind::Switch,
         .label = DesktopRows::tr("Start when I log in"),
         .value = [&autostart] { return autostart.isOn(); },
         .set = [&autostart](const QVariant &on) { autostart.set(on.toBool()); }},
        switchRow(settings, QStringLiteral("general/tray"), DesktopSetting::KeepInTray, true,
                  DesktopRows::tr("Stay reachable when the window is closed"),
                  DesktopRows::tr("Dovetail then keeps running in the tray, if there is one.")),
        switchRow(settings, QStringLiteral("general/notifications"), DesktopSetting::Notifications, true,
                  DesktopRows::tr("Notify me of new messages and files")),
        switchRow(settings, QStringLiteral("general/showContent"), DesktopSetting::ShowContent, true,
                  DesktopRows::tr("Show the message in the notification")),
        switchRow(settings, QStringLiteral("general/sounds"), DesktopSetting::Sounds, true, DesktopRows::tr("Sounds")),
        switchRow(settings, QStringLiteral("general/doNotDisturb"), DesktopSetting::DoNotDisturb, false,
                  DesktopRows::tr("Do not disturb"), DesktopRows::tr("No notifications and no sounds.")),
        {.id = QStringLiteral("general/away"),
         .page = SettingsPage::General,
         .kind = Kind::Choice,
         .label = DesktopRows::tr("Show me as away when I am not at the computer"),
         .value = [&settings] { return settings.value(DesktopSetting::AwayAfterMinutes); },
         .set = [&settings](const QVariant &minutes) { settings.set(DesktopSetting::AwayAfterMinutes, minutes); },
         .choices = pauses,
         .byDefault = 10},
    };
    if (sendTo.isKnown())
        rows.append({.id = QStringLiteral("general/sendTo"),
                     .page = SettingsPage::General,
                     .kind = Kind::Switch,
                     .label = DesktopRows::tr("Offer Dovetail under “Send to”"),
                     .explanation = DesktopRows::tr("In the menu of files in the file manager."),
                     .value = [&sendTo] { return sendTo.isOn(); },
                     .set = [&sendTo](const QVariant &on) { sendTo.set(on.toBool()); },
                     .byDefault = true});
    return rows;
}

} // namespace dovetail::ui
