// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/store/samples.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>

/// A database in a folder of its own for every test function, and short words for what its table of messages is asked.
class TableTest : public QObject {
protected:
    void makeTable()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        reopen();
    }
    void dropTable() { m_database.reset(); }
    void reopen()
    {
        m_database.reset();
        m_database = std::make_unique<dovetail::store::Database>();
        QVERIFY(m_database->open(path()).ok());
    }
    [[nodiscard]] QString path() const { return m_folder->filePath(QStringLiteral("messages.db")); }
    [[nodiscard]] dovetail::store::Database &database() { return *m_database; }
    [[nodiscard]] dovetail::store::MessageTable &table() { return m_database->messages(); }

    /// Stores a message of this number with the next sequence of its side. Everything it says of time is `at`.
    dovetail::Message add(quint64 number, const dovetail::PeerId &peer, bool own, qint64 at,
                          const QString &text, const std::optional<dovetail::MessageRef> &reply = {})
    {
        dovetail::store::StoredMessage stored = samples::message(number, peer, 0);
        stored.message.at = stored.message.sentAt = stored.message.storedAt = at;
        stored.message.text = text;
        if (reply)
            stored.message.quote = dovetail::Quote{.ref = *reply, .text = {}};
        if (own) {
            stored.sequence = table().nextSequence(peer).value();
            const auto inserted = table().insertOwn(stored);
            if (!inserted.ok())
                qFatal("%s", qPrintable(inserted.error().detail));
            return *inserted;
        }
        stored.payload.clear();
        stored.sequence = table().expectedSequence(peer).value();
        return **table().insertReceived(stored);
    }
    dovetail::Message add(quint64 number, const dovetail::PeerId &peer, bool own, qint64 at)
    {
        return add(number, peer, own, at, QStringLiteral("m %1").arg(number));
    }
    dovetail::MessagePage page(const dovetail::PeerId &peer, const dovetail::PageRequest &wanted = {})
    {
        return *table().page(peer, wanted);
    }
    dovetail::Message only(const dovetail::PeerId &peer, const dovetail::MessageRef &ref)
    {
        for (const dovetail::Message &message : page(peer, {.limit = 10'000}).messages)
            if (message.ref() == ref)
                return message;
        return {};
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<dovetail::store::Database> m_database;
};
