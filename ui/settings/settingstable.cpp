// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingstable.h"

#include <algorithm>

namespace dovetail::ui {

QList<SettingRow> SettingsTable::rows() const
{
    QList<SettingRow> all;
    for (const Source &source : m_sources)
        all += source();
    std::stable_sort(all.begin(), all.end(),
                     [](const SettingRow &a, const SettingRow &b) { return a.page < b.page; });
    return all;
}

void SettingsTable::reset() const
{
    const QList<SettingRow> all = rows();
    for (const SettingRow &row : all)
        if (row.byDefault.isValid() && row.value() != row.byDefault)
            row.set(row.byDefault);
}

QString SettingsTable::titleOf(SettingsPage page)
{
    switch (page) {
    case SettingsPage::General:
        return tr("General");
    case SettingsPage::Conversations:
        return tr("Conversations");
    case SettingsPage::Files:
        return tr("Files");
    case SettingsPage::Network:
        return tr("Network");
    case SettingsPage::Security:
        return tr("Security");
    case SettingsPage::Advanced:
        return tr("Advanced");
    }
    return {};
}

} // namespace dovetail::ui
