// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/desktopsettings.h"

namespace dovetail::ui {

namespace {

struct Row {
    QString key;
    QVariant byDefault;
};

const Row &rowOf(DesktopSetting setting)
{
    // In the order of DesktopSetting.
    static const Row rows[] = {
        {QStringLiteral("desktop/language"), QString()},   {QStringLiteral("desktop/keepInTray"), true},
        {QStringLiteral("desktop/keepInTrayTold"), false}, {QStringLiteral("desktop/notifications"), true},
        {QStringLiteral("desktop/showContent"), true},     {QStringLiteral("desktop/sounds"), true},
        {QStringLiteral("desktop/doNotDisturb"), false},   {QStringLiteral("desktop/awayAfterMinutes"), 10},
        {QStringLiteral("desktop/sendToOffered"), false},  {QStringLiteral("desktop/awayByItself"), false},
    };
    static_assert(std::size(rows) == std::size_t(DesktopSetting::AwayByItself) + 1);
    return rows[std::size_t(setting)];
}

} // namespace

DesktopSettings::DesktopSettings(const QString &file, QObject *parent)
    : QObject(parent), m_file(file, QSettings::IniFormat)
{}

QVariant DesktopSettings::value(DesktopSetting setting) const
{
    const Row &row = rowOf(setting);
    QVariant value = m_file.value(row.key, row.byDefault);
    // The file can be edited by anybody, and an ini file holds only strings.
    return value.convert(row.byDefault.metaType()) ? value : row.byDefault;
}

void DesktopSettings::set(DesktopSetting setting, const QVariant &value)
{
    if (this->value(setting) == value)
        return;
    m_file.setValue(rowOf(setting).key, value);
    emit changed(setting);
}

} // namespace dovetail::ui
