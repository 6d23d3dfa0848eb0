// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/preferences.h"

#include "core/common/displaytext.h"
#include "core/common/limits.h"
#include "core/node/systemuser.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>
#include <QSysInfo>

namespace dovetail {

using store::Setting;

Preferences::Preferences(const NodeOptions &options)
    : m_settings(options.profileFolder),
      m_pictureFile(options.profileFolder + QLatin1Char('/') + pictureFileName),
      m_name(options.name),
      m_downloadFolder(options.downloadFolder)
{
    // Anybody can put another file there.
    QFile file(m_pictureFile);
    if (file.open(QIODevice::ReadOnly) && file.size() <= limits::maxPictureBytes)
        m_picture = file.read(limits::maxPictureBytes);
}

quint64 Preferences::nextBoot(qint64 wallTime)
{
    const quint64 last = m_settings.value(Setting::BootCounter).toULongLong();
    const quint64 boot = qMax(last + 1, quint64(wallTime / 1000));
    m_settings.set(Setting::BootCounter, boot);
    return boot;
}

QString Preferences::name() const
{
    for (const QString &name : {m_name, m_settings.value(Setting::DisplayName).toString(), systemUserName(),
                                QSysInfo::machineHostName()})
        if (const QString clean = cleanLine(name, limits::maxNameLength); !clean.isEmpty())
            return clean;
    return {};
}

void Preferences::setName(const QString &name)
{
    m_name.clear();
    m_settings.set(Setting::DisplayName, cleanLine(name, limits::maxNameLength));
}

QString Preferences::downloadFolder() const
{
    for (const QString &folder : {m_downloadFolder, m_settings.value(Setting::DownloadFolder).toString(),
                                  QStandardPaths::writableLocation(QStandardPaths::DownloadLocation)})
        if (!folder.isEmpty())
            return QDir(folder).absolutePath();
    return QDir::homePath();
}

void Preferences::setDownloadFolder(const QString &folder)
{
    m_downloadFolder.clear();
    m_settings.set(Setting::DownloadFolder, folder);
}

Availability Preferences::availability() const
{
    // The file can be edited by anybody.
    switch (const auto kept = Availability(m_settings.value(Setting::Availability).toInt())) {
    case Availability::Busy:
    case Availability::Away:
    case Availability::Invisible:
        return kept;
    case Availability::Available:
        break;
    }
    return Availability::Available;
}

QString Preferences::statusText() const
{
    return cleanLine(m_settings.value(Setting::StatusText).toString(), limits::maxStatusLength);
}

void Preferences::setStatus(Availability availability, const QString &text)
{
    m_settings.set(Setting::Availability, int(availability));
    m_settings.set(Setting::StatusText, cleanLine(text, limits::maxStatusLength));
}

Result<void> Preferences::setPicture(const QByteArray &picture)
{
    if (picture.isEmpty()) {
        if (QFile::exists(m_pictureFile) && !QFile::remove(m_pictureFile))
            return {ErrorCode::ProfileUnwritable, QDir::toNativeSeparators(m_pictureFile)};
    } else {
        QSaveFile file(m_pictureFile);
        if (!file.open(QIODevice::WriteOnly) || file.write(picture) != picture.size() || !file.commit())
            return {ErrorCode::ProfileUnwritable, QDir::toNativeSeparators(m_pictureFile)};
    }
    m_picture = picture;
    return {};
}

bool Preferences::readReceipts() const
{
    return m_settings.value(Setting::ReadReceipts).toBool();
}

void Preferences::setReadReceipts(bool on)
{
    m_settings.set(Setting::ReadReceipts, on);
}

int Preferences::retentionDays() const
{
    return qMax(-1, m_settings.value(Setting::RetentionDays).toInt());
}

void Preferences::setRetentionDays(int days)
{
    m_settings.set(Setting::RetentionDays, qMax(-1, days));
}

ExistingPolicy Preferences::existing() const
{
    // The file can be edited by anybody.
    switch (const auto kept = ExistingPolicy(m_settings.value(Setting::ExistingPolicy).toInt())) {
    case ExistingPolicy::SkipIdentical:
    case ExistingPolicy::Replace:
    case ExistingPolicy::Ask:
        return kept;
    case ExistingPolicy::KeepBoth:
        break;
    }
    return ExistingPolicy::KeepBoth;
}

void Preferences::setExisting(ExistingPolicy policy)
{
    m_settings.set(Setting::ExistingPolicy, int(policy));
}

qint64 Preferences::rateLimit() const
{
    return qMax<qint64>(0, m_settings.value(Setting::RateLimit).toLongLong());
}

void Preferences::setRateLimit(qint64 bytesPerSecond)
{
    m_settings.set(Setting::RateLimit, qMax<qint64>(0, bytesPerSecond));
}

qint64 Preferences::receiveLimit() const
{
    return qMax<qint64>(0, m_settings.value(Setting::ReceiveLimit).toLongLong());
}

void Preferences::setReceiveLimit(qint64 bytesPerSecond)
{
    m_settings.set(Setting::ReceiveLimit, qMax<qint64>(0, bytesPerSecond));
}

int Preferences::receiveAtOnce() const
{
    return qBound(1, m_settings.value(Setting::ReceiveAtOnce).toInt(), limits::mostRunning);
}

void Preferences::setReceiveAtOnce(int transfers)
{
    m_settings.set(Setting::ReceiveAtOnce, qBound(1, transfers, limits::mostRunning));
}

} // namespace dovetail
