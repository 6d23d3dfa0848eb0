// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/message.h"

#include <QDate>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace dovetail::ui {

class SearchModel;
class Theme;

/// Over a conversation: finds in it. The newest hit comes first; "next" goes on to older ones. Also the way to a day.
class FindBar final : public QWidget {
    Q_OBJECT
public:
    FindBar(const Theme &theme, SearchModel &model, QWidget *parent = nullptr);

    /// Shows it and takes the keyboard.
    void open();
    /// Hides it; what was typed is there again when it is opened again.
    void leave();
    void step(int by);

signals:
    /// To be brought into view.
    void hitChosen(const dovetail::Message &hit);
    void dayChosen(const QDate &day);
    /// What is looked for; empty: nothing any more.
    void wordsChanged(const QStringList &words);
    /// Hidden by the user: the keyboard belongs to the composer again.
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void tellWords();
    void takeHits();
    void choose(int row);
    void setTexts();
    void showState();
    void showCalendar();
    void retint();

    const Theme &m_theme;
    SearchModel &m_model;
    int m_current = -1;    ///< row of the model
    bool m_stepOn = false; ///< to the next, once it has been loaded
    QLineEdit *m_edit;
    QLabel *m_count;
    QToolButton *m_older;
    QToolButton *m_newer;
    QToolButton *m_calendar;
    QToolButton *m_close;
};

} // namespace dovetail::ui
