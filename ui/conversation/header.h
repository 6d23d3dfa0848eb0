// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"

#include <QStringList>
#include <QWidget>

class QLabel;
class QToolButton;

namespace dovetail::ui {

class Theme;

/// Over a conversation: who it is with, how it is protected, whether they are there, and where.
class Header final : public QWidget {
    Q_OBJECT
public:
    explicit Header(const Theme &theme, QWidget *parent = nullptr);

    void setPerson(const Person &person);
    /// What tells them from somebody else of the same name; empty: nobody has it.
    void setDistinction(const QString &distinction);
    /// "Mei is typing…" in place of whether they are there and where.
    void setTyping(bool active);
    /// One column only: a way back to the list.
    void setBackVisible(bool visible);

signals:
    void backWanted();
    void sharesWanted();
    void searchWanted();
    void infoWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateFacts();
    void setTexts();
    void fitTexts();
    void fitLock();
    [[nodiscard]] QString fittingFacts() const;
    void retint();
    [[nodiscard]] QRect avatarRect() const;

    const Theme &m_theme;
    Person m_person;
    QString m_distinction;
    QStringList m_facts; ///< what is said behind the lock, what matters most first
    bool m_typing = false;
    QToolButton *m_back;
    QWidget *m_avatarSpace;
    QLabel *m_name;
    QLabel *m_lockIcon;
    QLabel *m_lock;
    QLabel *m_rest;
    QLabel *m_warning;
    QToolButton *m_shares;
    QToolButton *m_search;
    QToolButton *m_info;
};

} // namespace dovetail::ui
