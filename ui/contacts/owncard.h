// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/nodeoptions.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace dovetail::ui {

class Theme;

/// Oneself, at the foot of the list: name (a click changes it in place), state, and the menu.
class OwnCard final : public QWidget {
    Q_OBJECT
public:
    OwnCard(const Theme &theme, QMenu *menu, QWidget *parent = nullptr);

    void setInfo(const NodeInfo &info);
    void editName();

signals:
    /// Empty: back to the system's name.
    void nameChosen(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void finishEdit(bool keep);
    void showName();
    void retint();

    const Theme &m_theme;
    NodeInfo m_info;
    QStackedWidget *m_stack;
    QPushButton *m_name;
    QLineEdit *m_edit;
    QLabel *m_state;
    QToolButton *m_menuButton;
};

} // namespace dovetail::ui
