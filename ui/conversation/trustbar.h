// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;

namespace dovetail::ui {

/// In the composer's place while nothing may go to somebody: they are blocked, or another identity has their name and the user
/// has not said yet what to think of it. Says so, and offers the ways on.
class TrustBar final : public QWidget {
    Q_OBJECT
public:
    explicit TrustBar(QWidget *parent = nullptr);

    void setPerson(const Person &person);
    /// Does something stand in the way of writing to them?
    [[nodiscard]] static bool isNeededFor(const Person &person);

signals:
    void unblockWanted(const dovetail::PeerId &peer);
    /// It is them, with a new installation.
    void identityAccepted(const dovetail::PeerId &peer);
    void verifyWanted(const dovetail::PeerId &peer);
    void blockWanted(const dovetail::PeerId &peer);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();

    Person m_person;
    QBoxLayout *m_layout;
    QLabel *m_words;
    QPushButton *m_unblock;
    QPushButton *m_accept;
    QPushButton *m_verify;
    QPushButton *m_block;
};

} // namespace dovetail::ui
