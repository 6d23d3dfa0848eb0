// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/contacts/peoplemodel.h"

#include <QAbstractListModel>
#include <QCollator>

namespace dovetail::ui {

/// The people as the list shows them: favourites, conversations by last activity, the heading, the others by name; and of
/// these, whom the typed words match (own and other name, host, address, note, beginning of the id).
class PeopleFilter final : public QAbstractListModel {
    Q_OBJECT
public:
    /// Of whom the list is made.
    enum class Who { Everybody, NotBlocked };

    explicit PeopleFilter(const PeopleModel &people, QObject *parent = nullptr, Who who = Who::Everybody);

    void setWords(const QString &words);
    /// Rows without the heading.
    [[nodiscard]] int count() const { return rowCount() - (m_onNetwork > 0 ? 1 : 0); }
    [[nodiscard]] QModelIndex indexOf(const PeerId &id) const;
    /// The next person's row from `from` in steps of `step` (+1, -1), over the heading; `from` itself at the end.
    [[nodiscard]] QModelIndex next(const QModelIndex &from, int step) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    /// A row and all that its place depends on.
    struct Row {
        PeerId id; ///< null: the heading
        int section = PeopleModel::Heading;
        qint64 activity = 0;
        std::optional<QCollatorSortKey> name = {};
        [[nodiscard]] bool isBefore(const Row &other) const;
        [[nodiscard]] bool isAt(const Row &other) const;
    };
    /// What is searched of somebody, folded.
    struct Searched {
        QString text;
        QString id;
    };

    [[nodiscard]] Row rowOf(const Person &person);
    [[nodiscard]] qsizetype placeOf(const Row &row) const;
    [[nodiscard]] bool matches(const Person &person);
    void fill();
    void narrow();
    void update(const QList<PeerId> &ids);
    void insert(const Row &row);
    void remove(const Row &row);
    void move(const Row &from, const Row &to);
    void countHeading(int by);

    const PeopleModel &m_people;
    const Who m_who;
    QCollator m_collator;
    QStringList m_words;
    QList<Row> m_rows;
    QHash<PeerId, Row> m_shown;
    // Neither is made anew for a letter that is typed: of thousands, that is felt.
    QHash<PeerId, Searched> m_searched;
    QHash<PeerId, QCollatorSortKey> m_names;
    int m_onNetwork = 0;                ///< rows under the heading, which is there for them
};

} // namespace dovetail::ui
