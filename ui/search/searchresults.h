// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/message.h"

#include <QWidget>

class QLabel;
class QListView;

namespace dovetail::ui {

class SearchModel;
class Theme;

/// Hits in all conversations, under a heading; where there are none, words that say why. A click or Enter
/// chooses one.
class SearchResults final : public QWidget {
    Q_OBJECT
public:
    SearchResults(const Theme &theme, SearchModel &model, QWidget *parent = nullptr);

    /// The keyboard goes to the first hit; false when there is none.
    bool enter();
    /// What its scroll bar takes of the rows just now.
    [[nodiscard]] int roomOfBar() const;

signals:
    void hitChosen(const dovetail::Message &hit);
    void barChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showState();

    SearchModel &m_model;
    QLabel *m_heading;
    QLabel *m_words; ///< instead of hits
    QListView *m_view;
};

} // namespace dovetail::ui
