// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>

#include <optional>

namespace dovetail::ui {

/// The number and the bar on the program's icon in the dock or task bar: the "Launcher API" that began with Unity, and that KDE's
/// task manager, Dash to Dock, Plank and others listen to. A signal for whoever hears it; nobody is waited for.
class Launcher final : public QObject {
    Q_OBJECT
public:
    explicit Launcher(const QDBusConnection &bus, QObject *parent = nullptr);

    /// Says it when it is another whole per cent, or another number. `progress`: 0 to 1; nothing: no bar.
    void set(int unread, std::optional<double> progress);

private:
    struct State {
        int unread = 0;
        int percent = -1;
        friend bool operator==(const State &, const State &) = default;
    };

    QDBusConnection m_bus;
    State m_state;
};

} // namespace dovetail::ui
