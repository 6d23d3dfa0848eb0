// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace dovetail::ui {

/// At the foot of a list whose people are all away: that this is so, and where to ask why. Only when it has been so for a while:
/// at the start everybody has yet to answer.
class NobodyLine final : public QWidget {
    Q_OBJECT
public:
    explicit NobodyLine(QWidget *parent = nullptr);

    void setAlone(bool alone);
    /// How long it has to be so (5 s).
    void setPatience(int milliseconds) { m_patience.setInterval(milliseconds); }

signals:
    void helpWanted();

private:
    QTimer m_patience;
    QLabel *m_words;
    QPushButton *m_why;
};

} // namespace dovetail::ui
