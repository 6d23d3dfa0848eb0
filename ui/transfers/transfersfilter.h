// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>

namespace dovetail::ui {

class TransfersModel;

/// What the panel shows, in its order: what moves, what is offered, the queue by its turns, then what has ended; each with
/// the newest first.
class TransfersFilter final : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum class Show { All, Active, Finished, Failed };

    explicit TransfersFilter(TransfersModel &transfers, QObject *parent = nullptr);

    void setShow(Show show);
    /// Only what has all of these words in its files' or its person's name.
    void setWords(const QString &words);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    Show m_show = Show::All;
    QStringList m_words;
};

} // namespace dovetail::ui
