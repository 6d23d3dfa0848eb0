// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"

#include <QDialog>
#include <QHash>
#include <QTimer>

class QFormLayout;
class QLabel;
class QPushButton;

namespace dovetail::ui {

/// What is known of somebody: what they say, where and when they are, their identity, how the conversation is protected;
/// and what can be done with the conversation as a whole.
class PersonDialog final : public QDialog {
    Q_OBJECT
public:
    explicit PersonDialog(const Person &person, QWidget *parent = nullptr);

    /// A newer value of the same person.
    void setPerson(const Person &person);

signals:
    void findWanted();
    void exportWanted();
    void clearWanted();

private:
    enum class Fact { State, TheirTime, Clock, Computer, Address, LastSeen, Protection, Identity };

    void addFact(Fact fact, const QString &caption);
    void showFact(Fact fact, const QString &text);
    void showTime();

    Person m_person;
    QLabel *m_name;
    QFormLayout *m_form;
    QHash<Fact, QLabel *> m_facts;
    QPushButton *m_find;
    QPushButton *m_export;
    QPushButton *m_clear;
    QTimer m_clockwork; ///< their time goes on while one looks
};

} // namespace dovetail::ui
