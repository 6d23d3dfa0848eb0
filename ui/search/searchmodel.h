// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/message.h"

#include <QAbstractListModel>
#include <QTimer>

namespace dovetail::ui {

class PeopleModel;

/// The hits of a search, newest first, in one conversation or in all. Holds no Node: searchWanted() asks, asked() says under
/// which number, put() answers. What was typed meanwhile makes older answers worthless: they are dropped by their number.
class SearchModel final : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        HitRole = Qt::UserRole, ///< Message
        NameRole,               ///< QString: whose conversation it is
        WordsRole,              ///< QStringList: what was looked for
        PictureRole,            ///< QByteArray: see Person::picture
    };
    enum class State {
        Idle,      ///< nothing to look for
        Searching, ///< no answer yet; what the last search found is still here
        Found,
        Nothing,
        Failed, ///< sentence() says why
    };
    static constexpr int pageSize = 50;
    /// While somebody types, each key is not a search.
    static constexpr int typingPauseMs = 180;

    explicit SearchModel(const PeopleModel &people, QObject *parent = nullptr);

    /// Null: all conversations. Searches anew.
    void setPeer(const PeerId &peer);
    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString sentence() const { return m_sentence; }
    /// Whether there are no more hits than those here.
    [[nodiscard]] bool isComplete() const { return m_reachedEnd; }
    [[nodiscard]] const Message &hit(int row) const { return m_hits.at(row); }

    /// The search that was just wanted has this number.
    void asked(quint64 number) { m_number = number; }
    void put(quint64 number, const SearchResult &result);
    /// Something went wrong while an answer was awaited. Should it come all the same, it is taken.
    void fail(const QString &sentence);

    /// A newer value of a message, perhaps among the hits: one that was taken back is none any more.
    void replace(const Message &message);
    void forgetConversation(const PeerId &peer);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void searchWanted(const dovetail::SearchQuery &query);
    /// The answer to a new search is here (not to a further page of one).
    void found();
    void stateChanged();

private:
    void searchAnew();
    void clear();
    void setState(State state, const QString &sentence = {});

    const PeopleModel &m_people;
    PeerId m_peer;
    QString m_text;
    QStringList m_words; ///< of the hits
    QList<Message> m_hits;
    State m_state = State::Idle;
    QString m_sentence;
    quint64 m_number = 0;   ///< of the awaited answer; 0: none
    bool m_further = false; ///< it is a further page
    bool m_reachedEnd = true;
    QTimer m_pause;
};

} // namespace dovetail::ui
