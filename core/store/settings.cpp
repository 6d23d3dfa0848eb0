// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/settings.h"

#include "core/common/limits.h"
#include "core/common/logging.h"

#include <QDir>

#include <algorithm>

namespace dovetail::store {

namespace {

struct Row {
    Setting setting;
    const char *key;
    QVariant otherwise; ///< gives the type, too
};

const QList<Row> &table()
{
    static const QList<Row> rows{
        {Setting::DisplayName, "identity/name", QString()},
        {Setting::BootCounter, "identity/boot", quint64(0)},
        {Setting::DownloadFolder, "files/folder", QString()},
        {Setting::Availability, "status/availability", 0},
        {Setting::StatusText, "status/text", QString()},
        {Setting::ReadReceipts, "history/receipts", true},
        {Setting::RetentionDays, "history/days", 0},
        {Setting::ExistingPolicy, "files/existing", 0},
        {Setting::RateLimit, "files/rate", qint64(0)},
        {Setting::ReceiveLimit, "files/receiverate", qint64(0)},
        {Setting::ReceiveAtOnce, "files/atonce", limits::maxRunning},
    };
    return rows;
}

const Row &rowOf(Setting setting)
{
    const auto row = std::find_if(table().begin(), table().end(),
                                  [setting](const Row &candidate) { return candidate.setting == setting; });
    Q_ASSERT(row != table().end());
    return *row;
}

} // namespace

Settings::Settings(const QString &profileFolder)
    : m_file(std::make_unique<QSettings>(QDir(profileFolder).filePath(QStringLiteral("settings.ini")),
                                         QSettings::IniFormat))
{}

Settings::~Settings()
{
    m_file->sync();
    if (m_file->status() != QSettings::NoError)
        qCWarning(lcStore, "settings.ini could not be read or written");
}

QVariant Settings::value(Setting setting) const
{
    const Row &row = rowOf(setting);
    QVariant value = m_file->value(QLatin1String(row.key), row.otherwise);
    // The file holds text, and people edit it: what does not convert is as good as not there.
    return value.convert(row.otherwise.metaType()) ? value : row.otherwise;
}

void Settings::set(Setting setting, const QVariant &value)
{
    const Row &row = rowOf(setting);
    if (value == row.otherwise)
        m_file->remove(QLatin1String(row.key));
    else
        m_file->setValue(QLatin1String(row.key), value);
}

} // namespace dovetail::store
