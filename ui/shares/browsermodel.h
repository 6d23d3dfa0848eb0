// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/error.h"
#include "core/common/share.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTimer>

#include <optional>

namespace dovetail::ui {

/// A day and a time of day, for a column.
[[nodiscard]] QString momentText(qint64 moment);

/// What somebody publishes, one folder at a time: at the top their published folders, further down what is in them. Holds no
/// Node: browseWanted() asks, asked() says under which number, put() answers; an answer that is not awaited any more
/// is left aside. Pages are loaded as the view comes to their end; sorting and filtering is done by the publisher, who
/// has all of it.
class BrowserModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Size, Modified, Columns };
    enum Role {
        FolderRole = Qt::UserRole, ///< bool: can be entered
        BytesRole,                 ///< qint64
        IconRole,                  ///< QString: the icon of its kind
    };
    enum class State {
        Loading, ///< the rows are still what was here before: they say nothing any more, and nothing is done with them
        Shown, ///< at least one row
        Empty,
        NothingFound,   ///< by the filter
        PasswordNeeded, ///< asked for nothing yet, or wrongPassword()
        Failed,         ///< error() says why
    };
    static constexpr int pageSize = 200;
    static constexpr int typingPauseMs = 250;

    explicit BrowserModel(QObject *parent = nullptr);

    /// Their published folders, or what is here now, asked for anew.
    void load();
    /// Into a row that is a folder; anything else is left.
    void enter(int row);
    /// 0: the published folders; 1: the top of the one that is open; 2 ... further down.
    void goUpTo(int depth);
    [[nodiscard]] int depth() const;
    /// The name of what is open at each depth from 1 on.
    [[nodiscard]] QStringList trail() const;
    void setPassword(const QString &password);
    /// Only what has this in its name; asked for when the typing pauses.
    void setFilter(const QString &filter);
    [[nodiscard]] QString filter() const { return m_wanted.filter; }

    /// The question that browseWanted() asked has this number.
    void asked(quint64 number) { m_number = number; }
    void put(quint64 number, const BrowsePage &page, const Error &error);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] bool wrongPassword() const { return m_wrongPassword; }
    /// How many there are in all.
    [[nodiscard]] int total() const { return m_total; }

    /// The published folder that is open; null at the top.
    [[nodiscard]] ShareId share() const { return m_wanted.share; }
    /// As typed in this window; empty: none.
    [[nodiscard]] QString passwordOf(const ShareId &share) const { return m_passwords.value(share); }
    /// Where a row is, as Node::download() wants it.
    [[nodiscard]] QString pathOf(int row) const;
    /// At the top: which published folder a row is.
    [[nodiscard]] std::optional<PublishedShare> shareAt(int row) const;
    /// What is open, as a path to download; empty: all of the published folder.
    [[nodiscard]] QString path() const { return m_wanted.path; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    void sort(int column, Qt::SortOrder order) override;

signals:
    void browseWanted(const dovetail::BrowseRequest &wanted);
    void stateChanged();
    /// Another folder is open, or none.
    void placeChanged();

private:
    void ask(int offset);
    void open(const ShareId &share, const QString &path);
    void setRows(const QList<PublishedShare> &shares, const QList<SharedEntry> &entries);
    void setState(State state);
    [[nodiscard]] QString textOf(const SharedEntry &entry, int column) const;

    BrowseRequest m_wanted; ///< the place, its sorting and filter
    QString m_shareName;
    bool m_needsPassword = false;
    QHash<ShareId, QString> m_passwords; ///< as long as the window is there
    QList<PublishedShare> m_shares;
    QList<SharedEntry> m_entries;
    int m_total = 0;
    quint64 m_number = 0; ///< of the awaited answer; 0: none
    int m_offset = 0;     ///< of what is awaited
    State m_state = State::Loading;
    Error m_error;
    bool m_wrongPassword = false;
    QTimer m_pause;
};

} // namespace dovetail::ui
