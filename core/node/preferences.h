// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/result.h"
#include "core/node/nodeoptions.h"
#include "core/store/settings.h"

namespace dovetail {

/// Where the profile keeps the user's own picture.
inline constexpr QLatin1StringView pictureFileName("picture");

/// What the user has decided: of this run's options, the profile's settings and what the system says, whichever
/// comes first. Setting something keeps it in the profile and ends what the options said of it.
class Preferences final {
public:
    explicit Preferences(const NodeOptions &options);

    /// Grows with every start, also when the settings are lost or the clock was set back.
    [[nodiscard]] quint64 nextBoot(qint64 wallTime);

    /// May be empty only when neither the user nor the system has a name.
    [[nodiscard]] QString name() const;
    void setName(const QString &name);
    [[nodiscard]] QString downloadFolder() const;
    void setDownloadFolder(const QString &folder);
    [[nodiscard]] Availability availability() const;
    [[nodiscard]] QString statusText() const;
    void setStatus(Availability availability, const QString &text);
    /// An image file of at most limits::maxPictureBytes; empty: none.
    [[nodiscard]] const QByteArray &picture() const { return m_picture; }
    /// ProfileUnwritable.
    [[nodiscard]] Result<void> setPicture(const QByteArray &picture);
    [[nodiscard]] bool readReceipts() const;
    void setReadReceipts(bool on);
    /// See NodeInfo::retentionDays.
    [[nodiscard]] int retentionDays() const;
    void setRetentionDays(int days);
    [[nodiscard]] ExistingPolicy existing() const;
    void setExisting(ExistingPolicy policy);
    /// Bytes a second; 0: none.
    [[nodiscard]] qint64 rateLimit() const;
    void setRateLimit(qint64 bytesPerSecond);
    [[nodiscard]] qint64 receiveLimit() const;
    void setReceiveLimit(qint64 bytesPerSecond);
    /// 1 to limits::mostRunning.
    [[nodiscard]] int receiveAtOnce() const;
    void setReceiveAtOnce(int transfers);

private:
    store::Settings m_settings;
    QString m_pictureFile;
    QByteArray m_picture;
    QString m_name;           ///< for this run
    QString m_downloadFolder; ///< for this run
};

} // namespace dovetail
