// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSettings>

namespace dovetail::ui {

/// What can be set about Dovetail's place on the desktop: one row each in desktopsettings.cpp (key, type by its default).
enum class DesktopSetting {
    Language,         ///< QString, see Languages::choose
    KeepInTray,       ///< bool; closing the window keeps the program running, where there is a tray
    KeepInTrayTold,   ///< bool; the user was told so
    Notifications,    ///< bool
    ShowContent,      ///< bool; of notifications: what was written, not only by whom
    Sounds,           ///< bool
    DoNotDisturb,     ///< bool; neither notifications nor sounds, until it is taken back
    AwayAfterMinutes, ///< int; nobody at the computer for so long: Away by itself; 0: never
    SendToOffered,    ///< bool; was once put under "Send to", and is not again if the user took it away
    AwayByItself,     ///< bool; "Away" was set by the program: it may take it back, also after a restart
};

/// These settings in the window's own file (see WindowMemory). Each is in force at once.
class DesktopSettings final : public QObject {
    Q_OBJECT
public:
    explicit DesktopSettings(const QString &file, QObject *parent = nullptr);

    [[nodiscard]] QVariant value(DesktopSetting setting) const;
    [[nodiscard]] bool isOn(DesktopSetting setting) const { return value(setting).toBool(); }
    void set(DesktopSetting setting, const QVariant &value);

signals:
    void changed(dovetail::ui::DesktopSetting setting);

private:
    QSettings m_file;
};

} // namespace dovetail::ui
