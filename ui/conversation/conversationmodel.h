// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"
#include "core/common/transfer.h"

#include <QAbstractListModel>
#include <QHash>

namespace dovetail::ui {

/// One row as painters need it.
struct ConversationRow {
    Message message;
    std::optional<Transfer> transfer; ///< of a Files message, once known
    bool dayStart = false;            ///< first of its day: a day line goes above it
    bool groupStart = false;          ///< another writer than before, or more than five minutes later
    bool firstNew = false;            ///< the "New" line goes above it
    QString footer;                   ///< "Will be sent when Mei is back"
};

/// The open conversation: pages of the store that somebody has scrolled to, plus what arrives.
/// Holds no Node: pageWanted() asks, prepend() answers.
class ConversationModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        RowRole = Qt::UserRole, ///< ConversationRow
        TextRole,               ///< QString: what Copy takes
    };
    static constexpr int pageSize = 50;

    explicit ConversationModel(QObject *parent = nullptr);

    /// Begins anew with somebody; asks for the newest page.
    void open(const Person &person);
    void close();
    /// A newer value of the same person.
    void setPerson(const Person &person);
    [[nodiscard]] const Person &person() const { return m_person; }

    /// A page: rows before all that are here. Rows that are here already are left out.
    void prepend(const QList<Message> &page, bool reachedStart);
    /// Something new, at its place by row; one that is here already is replaced.
    void put(const Message &message);
    /// A newer value of one that is here; unknown ones are left alone.
    void replace(const Message &message);
    void putTransfer(const Transfer &transfer);
    /// The view shows its top: more is wanted, once per page.
    void loadOlder();
    /// From now on what comes in is "new" until the next open().
    void setAttended(bool attended);

    [[nodiscard]] const ConversationRow &row(int index) const { return m_rows.at(index); }
    [[nodiscard]] bool isLoading() const { return m_loading; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

signals:
    void pageWanted(const dovetail::PeerId &peer, qint64 beforeRow, int limit);
    /// The card of a transfer this model has not heard of is about to be shown.
    void transferWanted(const dovetail::TransferId &id);

private:
    [[nodiscard]] int find(const Message &message) const;
    void insert(int at, const Message &message);
    void relate(int from, int to);
    void updateFooter();
    [[nodiscard]] QString accessibleText(const ConversationRow &row) const;

    Person m_person;
    QList<ConversationRow> m_rows; ///< by message.row
    QHash<TransferId, Transfer> m_transfers;
    bool m_loading = false;
    bool m_reachedStart = false;
    bool m_attended = true;
    int m_unreadAtOpen = 0;
    qint64 m_firstNewRow = -1; ///< -1: no "New" line
    int m_footerRow = -1;
};

} // namespace dovetail::ui

Q_DECLARE_METATYPE(dovetail::ui::ConversationRow)
