// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QDBusVariant;

namespace dovetail::ui {

class Theme;

/// Tells the theme what the desktop's settings portal says of light and dark, now and after every
/// change: GNOME and others announce it only there. Asks in the background; without a portal the
/// palette decides.
class SystemScheme final : public QObject {
    Q_OBJECT
public:
    explicit SystemScheme(Theme &theme, QObject *parent = nullptr);

private slots:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void take(uint preference);

    Theme &m_theme;
};

} // namespace dovetail::ui
