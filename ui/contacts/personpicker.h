// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;
class QListView;
class QPushButton;

namespace dovetail::ui {

class PeopleFilter;
class PeopleModel;
class Theme;

/// Asks for one person of the list, which typing narrows down.
class PersonPicker : public QDialog {
    Q_OBJECT
public:
    struct Words {
        QString title;
        QString about; ///< what they are chosen for: shown in one line, plain
        QString button;
    };

    /// `words` is asked again when the language changes.
    PersonPicker(const Theme &theme, PeopleModel &people, std::function<Words()> words,
                 QWidget *parent = nullptr);

signals:
    void personChosen(const dovetail::PeerId &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setTexts(const Words &words);
    void filter(const QString &words);
    void chooseFirst();
    void chooseCurrent();

    PeopleFilter *m_filter;
    QLabel *m_about;
    QLineEdit *m_search;
    QListView *m_view;
    QPushButton *m_cancel;
    QPushButton *m_choose;
};

} // namespace dovetail::ui
