// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"

#include <QDialog>

class QLineEdit;
class QListView;
class QPushButton;

namespace dovetail::ui {

class PeopleFilter;
class PeopleModel;
class Theme;

/// To whom a message is to be passed on: one person of the list, which typing narrows down.
class ForwardDialog final : public QDialog {
    Q_OBJECT
public:
    ForwardDialog(const Theme &theme, PeopleModel &people, const QString &text, QWidget *parent = nullptr);

signals:
    void personChosen(const dovetail::PeerId &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &words);
    void chooseCurrent();

    PeopleFilter *m_filter;
    QLineEdit *m_search;
    QListView *m_view;
    QPushButton *m_send;
};

} // namespace dovetail::ui
