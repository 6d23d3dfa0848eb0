// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/contacts/peopleview.h"

#include <QWidget>

class QAction;
class QLabel;
class QLineEdit;
class QMenu;

namespace dovetail::ui {

class OwnCard;
class PeopleFilter;
class PeopleModel;
class SearchModel;
class SearchResults;
class Theme;

/// The left side: search, the list, oneself. What is typed finds people, and below them messages of all conversations;
/// on demand messages alone.
class PeoplePane final : public QWidget {
    Q_OBJECT
public:
    PeoplePane(const Theme &theme, PeopleModel &people, SearchModel &messages, QMenu *menu,
               QWidget *parent = nullptr);

    [[nodiscard]] PeopleView *view() const { return m_view; }
    [[nodiscard]] OwnCard *ownCard() const { return m_ownCard; }
    [[nodiscard]] PeopleFilter *filter() const { return m_filter; }
    [[nodiscard]] SearchResults *results() const { return m_results; }

    void choose(const PeerId &id);
    /// Marks their row, without saying that they were chosen.
    void mark(const PeerId &id);
    void chooseNext(int step);
    /// The person at this place of the list, from 0; false: there are not so many.
    bool choosePlace(int place);
    /// For people and messages.
    void focusSearch();
    /// For messages alone, which have the whole height then.
    void searchMessages();
    /// Clears the search; false when there was nothing to clear.
    bool leaveSearch();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void open(const QModelIndex &index);
    void search(const QString &words);
    void setMessagesOnly(bool only);
    void setTexts();
    void fitHint();
    void arrange();
    void alignEnds();
    void retint();

    const Theme &m_theme;
    PeopleFilter *m_filter;
    SearchModel &m_messages;
    bool m_messagesOnly = false;
    QLineEdit *m_search;
    QAction *m_searchIcon;
    QLabel *m_hint; ///< the keys that lead to the field, at its end
    PeopleView *m_view;
    PeerId m_chosen;
    QLabel *m_nothing;
    SearchResults *m_results;
    OwnCard *m_ownCard;
};

} // namespace dovetail::ui
