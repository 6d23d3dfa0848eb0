// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"

#include <QSortFilterProxyModel>

namespace dovetail::ui {

class PeopleModel;

/// The people as the list shows them: conversations by last activity, the heading, the others by name;
/// and of these, whom the typed words match (name, host, address, beginning of the id).
class PeopleFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit PeopleFilter(PeopleModel &people, QObject *parent = nullptr);

    void setWords(const QString &words);
    /// Rows without the heading.
    [[nodiscard]] int count() const;
    [[nodiscard]] QModelIndex indexOf(const PeerId &id) const;
    /// The next person's row from `from` in steps of `step` (+1, -1), over the heading; `from` itself at the end.
    [[nodiscard]] QModelIndex next(const QModelIndex &from, int step) const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] bool matches(int row) const;
    void updateHeading();

    PeopleModel &m_people;
    QStringList m_words;
    bool m_heading = false; ///< whether there is anybody to stand under it
};

} // namespace dovetail::ui
