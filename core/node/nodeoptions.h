// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"
#include "core/common/limits.h"
#include "core/common/person.h"
#include "core/common/transfer.h"

#include <QHostAddress>
#include <QString>
#include <QStringList>

namespace dovetail {

/// How a node is to run; fixed from start to stop.
struct NodeOptions {
    /// Key, database and settings live here; created when missing (mode 0700).
    QString profileFolder;
    /// Shown to others for this run only; empty: the setting, else the system's full user name.
    QString name;
    /// First own port to try; the next free one is taken.
    quint16 port = limits::firstOwnPort;
    quint16 discoveryPort = limits::discoveryPort;
    /// This machine only: nothing leaves by a network card.
    bool localOnly = false;
    /// Where accepted files go for this run; empty: the setting, else the system's download folder.
    QString downloadFolder;
    /// Only the profile is opened: nobody is looked for, no socket is opened, what is sent waits.
    bool offline = false;

    /// $XDG_DATA_HOME/dovetail or what the system has instead.
    [[nodiscard]] static QString defaultProfileFolder();
};

/// What a running node can say of itself.
struct NodeInfo {
    PeerId id;
    QString name;
    QString host;
    quint16 chatPort = 0; ///< UDP
    quint16 linkPort = 0; ///< TCP
    quint16 discoveryPort = 0;
    /// Own addresses in use, best first; empty: no network.
    QList<QHostAddress> addresses;
    QStringList interfaces; ///< of each of these, where it is: "wlan0"
    /// Whether announcements of others have come in this way since the network was last searched; for who asks why nobody is seen.
    bool heardByMulticast = false;
    bool heardByBroadcast = false;
    bool heardDirectly = false;
    QString downloadFolder;
    Availability availability = Availability::Available;
    QString statusText;
    QByteArray picture; ///< the own one, see Person::picture
    bool readReceipts = true; ///< others are told what was read here
    /// Days after which messages are removed here; 0: never; -1: at each start, all of those before it.
    int retentionDays = 0;
    ExistingPolicy existing = ExistingPolicy::KeepBoth; ///< for what is accepted without saying
    qint64 rateLimit = 0;      ///< of all that is sent together, bytes a second; 0: none
    qint64 receiveLimit = 0;   ///< the same of all that comes in
    int receiveAtOnce = 0;     ///< transfers; 1 to limits::mostRunning
    bool privateNetwork = false; ///< only who knows the same passphrase is seen, and sees
    /// Not empty: a damaged database was moved there and a new one begun.
    QString databaseMovedTo;
    friend bool operator==(const NodeInfo &, const NodeInfo &) = default;
};

/// What a text is sent with besides itself.
struct TextOptions {
    std::optional<MessageRef> replyTo = {};
    bool forwarded = false;
};

/// What a conversation is written to a file as.
enum class ExportFormat {
    Text, ///< UTF-8, a line or more a message
    Html, ///< one page that needs nothing else
    Json, ///< everything that is known, for programs
};

} // namespace dovetail

Q_DECLARE_METATYPE(dovetail::NodeInfo)
