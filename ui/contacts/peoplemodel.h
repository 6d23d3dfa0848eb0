// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"

#include <QAbstractListModel>
#include <QHash>

namespace dovetail::ui {

/// Everybody worth a row, in no order (PeopleFilter sorts), and one row for the heading between those
/// with a conversation and the others on the network. Offline strangers have no row.
class PeopleModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        PersonRole = Qt::UserRole, ///< the Person, for painters
        IdRole,                    ///< PeerId; null for the heading
        SectionRole,               ///< Section, as int
        ActivityRole,              ///< sort value: wall time of the last message, or 0
        AmbiguousRole,             ///< bool: another row shows the same name
    };
    enum Section { Conversations, Heading, OnNetwork };

    explicit PeopleModel(QObject *parent = nullptr);

    /// A newer value of somebody: a new row, a changed one, or none any more.
    void put(const Person &person);
    [[nodiscard]] std::optional<Person> person(const PeerId &id) const;
    [[nodiscard]] QModelIndex indexOf(const PeerId &id) const;
    /// Rows without the heading.
    [[nodiscard]] int count() const { return int(m_people.size()) - 1; }
    [[nodiscard]] int unread() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    [[nodiscard]] static bool deservesRow(const Person &person);
    [[nodiscard]] Section sectionOf(int row) const;
    [[nodiscard]] QString accessibleText(const Person &person) const;
    void remove(int row);
    void rename(const QString &from, const QString &to);

    QList<Person> m_people; ///< the first is the heading: a null id
    QHash<PeerId, int> m_rows;
    QHash<QString, int> m_names; ///< how many rows show it
};

} // namespace dovetail::ui
