// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLibrary>

#include <optional>

namespace dovetail::ui {

/// For how long nobody has touched keyboard or mouse, as an X server knows it: for desktops under X11 that have no service to
/// ask (Xfce, i3 and their like). The libraries are looked for when it is made; where one is missing, and under Wayland, whose
/// X server hears of its own windows only, it knows nothing.
class XIdle final {
public:
    XIdle();
    ~XIdle();
    XIdle(const XIdle &) = delete;
    XIdle &operator=(const XIdle &) = delete;

    /// Milliseconds; nothing: not known.
    [[nodiscard]] std::optional<qint64> idleMs();

private:
    void open();

    QLibrary m_x11;
    QLibrary m_saver;
    void *m_display = nullptr;
    void *m_info = nullptr;
};

} // namespace dovetail::ui
