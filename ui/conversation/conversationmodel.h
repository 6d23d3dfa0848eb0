// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversationrow.h"
#include "ui/conversation/messagenews.h"

#include <QAbstractListModel>
#include <QHash>
#include <QTimer>

namespace dovetail::ui {

/// The open conversation: a window of at most windowRows rows over what the store has, in the order of
/// Message::position(). The window moves as one scrolls; what falls out at the far end is asked for again when it
/// is wanted. Holds no Node: pageWanted() asks, takePage() answers.
///
/// What arrives or changes is put in place at most once a frame, however fast it comes.
class ConversationModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        RowRole = Qt::UserRole, ///< ConversationRow
        TextRole,               ///< QString: what Copy takes
        ProgressRole,           ///< double: how far its transfer is; when only this changes, all else of the card stays
    };
    static constexpr int pageSize = 40;
    static constexpr int windowRows = 400;

    explicit ConversationModel(QObject *parent = nullptr);

    /// Begins anew with somebody: at the newest, or around a place (targetShown() follows).
    void open(const Person &person, const Position &place = {});
    void close();
    /// A newer value of the same person.
    void setPerson(const Person &person);
    /// Another language, or another name: what rows say in words is put together anew.
    void retranslate();
    [[nodiscard]] const Person &person() const { return m_person; }

    /// The answer to pageWanted(); one that is no longer wanted is left aside.
    void takePage(const PeerId &peer, const PageRequest &wanted, const MessagePage &page);
    /// The question that is open, if any.
    [[nodiscard]] std::optional<PageRequest> awaited() const;
    /// Something new, at its place if the window is there; one that is here already is replaced.
    void put(const Message &message);
    /// A newer value of one that may be here.
    void replace(const Message &message);
    /// Rows were removed from this conversation: everything is asked for again.
    void reload(const PeerId &peer);
    void putTransfer(const Transfer &transfer);

    /// The view comes near an end of the window: more is wanted.
    void loadOlder();
    void loadNewer();
    void showNewest();
    /// Goes there: targetShown() says where it is.
    void showPlace(const Position &place);
    /// The first row of that moment or later.
    void showMoment(qint64 moment);
    /// Where a message of the window stands; -1 when it is not in the window.
    [[nodiscard]] int find(const MessageRef &ref) const;

    /// From now on what comes in is "new" until the next open().
    void setAttended(bool attended);
    /// Whether the newest is being looked at: then the window goes along with what arrives.
    void setFollowing(bool following) { m_following = following; }

    [[nodiscard]] const ConversationRow &row(int index) const { return m_rows.at(index); }
    /// Whether the newest message is in the window.
    [[nodiscard]] bool reachesEnd() const { return m_reachedEnd; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

signals:
    void pageWanted(const dovetail::PeerId &peer, const dovetail::PageRequest &wanted);
    /// The card of a transfer this model has not heard of is about to be shown.
    void transferWanted(const dovetail::TransferId &id);
    /// An answer came, with rows or without.
    void pageTaken();
    /// The row that was jumped to is in the window.
    void targetShown(int row);
    /// So many messages of the other side came in, whether the window shows them or not.
    void arrived(int count);
    /// Something of one's own came in, which one wants to see.
    void newestWanted();

private:
    struct Asked {
        PageRequest wanted;
        bool current = true; ///< false: overtaken by a later question
    };

    void ask(const PageRequest &wanted);
    void begin(const QList<Message> &messages, const PageRequest &wanted);
    void prependRows(const QList<Message> &messages);
    void appendRows(const QList<Message> &messages);
    void dropFirst(int count);
    void dropLast(int count);
    void take(const Message &message, bool added);
    void flush();
    void follow(QList<Message> tail);
    void insertInside(const Message &message);
    void removeRow(int at);
    void update(int at, const Message &message);
    void refreshQuotes(const Message &message);
    void moveNewLine(const Message &message);
    [[nodiscard]] ConversationRow made(const Message &message) const;
    void wantTransfers(const QList<Message> &messages);
    void countUnread(int from, int to);
    void relateQuietly(int from, int to);
    void relate(int from, int to);
    [[nodiscard]] bool relateOne(int at);
    void updateFooter();
    void showTarget(const PageRequest &wanted);

    Person m_person;
    QList<ConversationRow> m_rows; ///< by position
    QHash<TransferId, Transfer> m_transfers;
    QList<Asked> m_asked; ///< in the order of asking, which is that of the answers
    MessageNews m_news;   ///< since the last flush()
    QTimer m_frame;       ///< runs: this frame has had its share
    bool m_reachedStart = false;
    bool m_reachedEnd = false;
    bool m_following = true;
    bool m_attended = true;
    int m_unreadLeft = 0; ///< of the unread ones, how many stand before the window
    Position m_firstNew;  ///< null: no "New" line
    int m_footerRow = -1;
};

} // namespace dovetail::ui
