// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/nodeoptions.h"

#include <QWidget>

class QLineEdit;
class QMenu;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace dovetail::ui {

class Theme;
class WordsButton;

/// Oneself, at the foot of the list: picture and what one says of oneself (a click opens the choice), name (a click changes it
/// in place), and the gear.
class OwnCard final : public QWidget {
    Q_OBJECT
public:
    OwnCard(const Theme &theme, QMenu *menu, QWidget *parent = nullptr);

    void setInfo(const NodeInfo &info);
    void editName();
    void editStatusText();
    /// The choice of what others see.
    [[nodiscard]] QMenu *statusMenu() const { return m_statusMenu; }

signals:
    /// Empty: back to the system's name.
    void nameChosen(const QString &name);
    void statusChosen(dovetail::Availability availability, const QString &text);
    /// A file is to be chosen.
    void pictureWanted();
    void pictureRemoved();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Editing { Name, StatusText };

    void fillStatusMenu();
    void fillPictureMenu();
    void edit(Editing what, const QString &text);
    void finishEdit(bool keep);
    void setTexts();
    void fitTexts();
    void retint();

    const Theme &m_theme;
    NodeInfo m_info;
    Editing m_editing = Editing::Name;
    QPushButton *m_picture;
    QMenu *m_pictureMenu;
    QStackedWidget *m_stack;
    WordsButton *m_name;
    QLineEdit *m_edit;
    WordsButton *m_status;
    QMenu *m_statusMenu;
    QToolButton *m_menuButton;
};

} // namespace dovetail::ui
