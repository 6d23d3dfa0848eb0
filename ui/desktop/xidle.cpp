// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/xidle.h"

#include <QGuiApplication>

namespace dovetail::ui {

namespace {

// As in X11/extensions/scrnsaver.h, which is not there where it is built for all desktops.
struct ScreenSaverInfo {
    unsigned long window;
    int state;
    int kind;
    unsigned long tilOrSince;
    unsigned long idle; ///< ms
    unsigned long eventMask;
};

template <typename Function>
Function *resolved(QLibrary &library, const char *name)
{
    return reinterpret_cast<Function *>(library.resolve(name));
}

bool isX11()
{
    return QGuiApplication::platformName() == QLatin1String("xcb") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        && qgetenv("XDG_SESSION_TYPE") != "wayland";
}

} // namespace

XIdle::XIdle() : m_x11(QStringLiteral("X11"), 6), m_saver(QStringLiteral("Xss"), 1)
{
    if (isX11() && m_x11.load() && m_saver.load())
        open();
}

/// A connection of its own: what goes wrong with it is nothing to the window's.
void XIdle::open()
{
    const auto openDisplay = resolved<void *(const char *)>(m_x11, "XOpenDisplay");
    const auto has = resolved<int(void *, int *, int *)>(m_saver, "XScreenSaverQueryExtension");
    const auto make = resolved<ScreenSaverInfo *()>(m_saver, "XScreenSaverAllocInfo");
    if (!openDisplay || !has || !make)
        return;
    m_display = openDisplay(nullptr);
    int event = 0;
    int error = 0;
    if (m_display && has(m_display, &event, &error) != 0)
        m_info = make();
}

XIdle::~XIdle()
{
    if (const auto release = m_info ? resolved<int(void *)>(m_x11, "XFree") : nullptr)
        release(m_info);
    if (const auto close = m_display ? resolved<int(void *)>(m_x11, "XCloseDisplay") : nullptr)
        close(m_display);
}

std::optional<qint64> XIdle::idleMs()
{
    if (!m_info)
        return std::nullopt;
    const auto root = resolved<unsigned long(void *)>(m_x11, "XDefaultRootWindow");
    const auto query = resolved<int(void *, unsigned long, ScreenSaverInfo *)>(m_saver, "XScreenSaverQueryInfo");
    auto *info = static_cast<ScreenSaverInfo *>(m_info);
    if (!root || !query || query(m_display, root(m_display), info) == 0)
        return std::nullopt;
    return qint64(info->idle);
}

} // namespace dovetail::ui
