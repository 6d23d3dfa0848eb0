// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/endpoint.h"
#include "core/common/person.h"
#include "core/common/pictureid.h"
#include "core/common/result.h"
#include "core/store/statements.h"

#include <QList>

namespace dovetail::store {

/// Identities that were ever seen, and what is remembered of them.
struct Contact {
    PeerId id;
    QString name;
    QString host;
    Trust trust = Trust::Unknown;
    PeerId resembles;
    Endpoint endpoint;    ///< last one in use; the link-local scope is kept
    quint64 boot = 0;     ///< the highest boot counter seen: an older card is a replay
    qint64 firstSeen = 0; ///< wall time, ms
    qint64 lastSeen = 0;
    qint64 readRow = 0; ///< rows of Message up to this one have been read
    // See Person.
    QString nickname = {};
    QString note = {};
    bool favourite = false;
    qint64 autoAcceptBytes = 0;
    QString draft = {};
    Trust trustBefore = Trust::Known; ///< Blocked: what they were, and will be again
    PictureId pictureId = {};
    QByteArray picture = {};
    friend bool operator==(const Contact &, const Contact &) = default;
};

class ContactTable final {
public:
    explicit ContactTable(QSqlDatabase database);
    [[nodiscard]] Result<QList<Contact>> all();
    /// Inserts or replaces the whole row, except readRow of a row that is there, and without the picture.
    [[nodiscard]] Result<void> put(const Contact &contact);
    /// Never goes back.
    [[nodiscard]] Result<void> setReadRow(const PeerId &peer, qint64 row);
    /// Null and empty: none.
    [[nodiscard]] Result<void> setPicture(const PeerId &peer, const PictureId &id, const QByteArray &picture);

private:
    Statements m_statements;
};

} // namespace dovetail::store
