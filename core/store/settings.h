// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSettings>
#include <QVariant>

#include <memory>

namespace dovetail::store {

/// Every setting there is: one row each in settings.cpp (key, type by its default).
enum class Setting {
    DisplayName,    ///< QString; empty: the system's full user name
    BootCounter,    ///< quint64; the last one used: cards of the next start must be newer
    DownloadFolder, ///< QString; empty: the system's download folder
    Availability,   ///< int; see dovetail::Availability
    StatusText,     ///< QString
    ReadReceipts,   ///< bool; others are told what was read here
    RetentionDays,  ///< int; 0: kept for ever, -1: until the next start
    ExistingPolicy, ///< int; see dovetail::ExistingPolicy
    RateLimit,      ///< qint64; bytes a second, 0: none
    ReceiveLimit,   ///< the same of what comes in
    ReceiveAtOnce,  ///< int; transfers
};

/// The profile's settings.ini through one table of keys and defaults.
class Settings final {
public:
    /// `profileFolder` must exist.
    explicit Settings(const QString &profileFolder);
    ~Settings(); ///< writes what is not written yet
    Settings(const Settings &) = delete;
    Settings &operator=(const Settings &) = delete;

    [[nodiscard]] QVariant value(Setting setting) const;
    void set(Setting setting, const QVariant &value);

private:
    std::unique_ptr<QSettings> m_file;
};

} // namespace dovetail::store
