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
class Theme;

/// The left side: search, the list, oneself.
class PeoplePane final : public QWidget {
    Q_OBJECT
public:
    PeoplePane(const Theme &theme, PeopleModel &people, QMenu *menu, QWidget *parent = nullptr);

    [[nodiscard]] PeopleView *view() const { return m_view; }
    [[nodiscard]] OwnCard *ownCard() const { return m_ownCard; }
    [[nodiscard]] PeopleFilter *filter() const { return m_filter; }

    void choose(const PeerId &id);
    void chooseNext(int step);
    void focusSearch();
    /// Clears the search; false when there was nothing to clear.
    bool leaveSearch();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search(const QString &words);
    void retint();

    const Theme &m_theme;
    PeopleFilter *m_filter;
    QLineEdit *m_search;
    QAction *m_searchIcon;
    PeopleView *m_view;
    PeerId m_chosen;
    QLabel *m_nothing;
    OwnCard *m_ownCard;
};

} // namespace dovetail::ui
