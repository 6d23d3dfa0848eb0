// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"

#include <QList>
#include <QString>

namespace dovetail {

/// Who sees a published folder. Stored as a number: never renumber.
enum class ShareAudience : quint8 {
    Everyone = 0, ///< whoever is on the network (not those blocked)
    Known = 1,    ///< Trust::Known and Verified
    Chosen = 2,
};

/// A folder this user publishes, read-only.
struct Share {
    ShareId id;
    QString name;   ///< what others see; 1 .. limits::maxShareName
    QString folder; ///< absolute path; told to nobody
    ShareAudience audience = ShareAudience::Everyone;
    QList<PeerId> chosen; ///< with Chosen
    bool hasPassword = false;
    bool missing = false; ///< the folder is not there (any more): nobody sees it meanwhile

    friend bool operator==(const Share &, const Share &) = default;
};

/// A folder that somebody publishes for this user.
struct PublishedShare {
    ShareId id;
    QString name;
    bool needsPassword = false;
    friend bool operator==(const PublishedShare &, const PublishedShare &) = default;
};

/// One thing in a published folder.
struct SharedEntry {
    QString name;
    bool folder = false;
    qint64 bytes = 0;      ///< files
    qint64 modifiedMs = 0; ///< since 1970 UTC
    friend bool operator==(const SharedEntry &, const SharedEntry &) = default;
};

/// A page of somebody's published folders, or of what is in one of them.
struct BrowseRequest {
    enum class Sort : quint8 { Name = 0, Size = 1, Modified = 2 }; ///< on the wire; folders always first
    ShareId share; ///< null: which there are
    QString path;  ///< components by '/', empty: the top
    QString password;
    Sort sort = Sort::Name;
    bool descending = false;
    QString filter; ///< only what has this in its name; empty: everything
    int offset = 0;
    int count = 200; ///< 1 .. limits::maxBrowsePage
    friend bool operator==(const BrowseRequest &, const BrowseRequest &) = default;
};

struct BrowsePage {
    QList<PublishedShare> shares; ///< answering a null share
    QList<SharedEntry> entries;
    int total = 0; ///< how many there are in all, filtered
    friend bool operator==(const BrowsePage &, const BrowsePage &) = default;
};

} // namespace dovetail

Q_DECLARE_METATYPE(dovetail::Share)
Q_DECLARE_METATYPE(dovetail::BrowsePage)
