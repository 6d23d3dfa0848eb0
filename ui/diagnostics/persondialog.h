// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"

#include <QDialog>
#include <QHash>
#include <QTimer>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace dovetail::ui {

/// What is known of somebody: what they say, where and when they are, their identity, how the conversation is protected;
/// what the user keeps about them; and what can be done with the conversation as a whole. Everything is in force at once.
class PersonDialog final : public QDialog {
    Q_OBJECT
public:
    /// What one comes for.
    enum class Aim { Look, Nickname, Note };

    explicit PersonDialog(const Person &person, QWidget *parent = nullptr, Aim aim = Aim::Look);

    /// A newer value of the same person.
    void setPerson(const Person &person);

signals:
    /// Empty: their own name.
    void nicknameChosen(const QString &nickname);
    void noteChosen(const QString &note);
    void favouriteChosen(bool on);
    void autoAcceptChosen(qint64 maxBytes);
    void blockChosen(bool on);
    void verifyWanted();
    void findWanted();
    void exportWanted();
    void clearWanted();

protected:
    void changeEvent(QEvent *event) override;
    void done(int result) override;

private:
    enum class Fact { State, TheirTime, Clock, Computer, Address, LastSeen, Protection, Identity };

    void addNotes();
    void retranslate();
    void tellNickname();
    void tellNote();
    void addFact(Fact fact);
    void showFact(Fact fact, const QString &text);
    void showTime();

    Person m_person;
    QLabel *m_avatar;
    QLabel *m_name;
    QLabel *m_ownName; ///< how they call themselves, beside a nickname
    QFormLayout *m_form;
    QHash<Fact, QLabel *> m_facts;
    QLabel *m_nicknameLabel;
    QLineEdit *m_nickname;
    QLabel *m_noteLabel;
    QPlainTextEdit *m_note;
    QLabel *m_acceptLabel;
    QComboBox *m_accept;
    QCheckBox *m_favourite;
    QPushButton *m_verify;
    QPushButton *m_block;
    QPushButton *m_find;
    QPushButton *m_export;
    QPushButton *m_clear;
    QPushButton *m_close;
    QTimer m_clockwork; ///< their time goes on while one looks
};

} // namespace dovetail::ui
