// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace dovetail::ui {

/// A line that somebody wrote: plain text as drawWords() has it, with emoji in colour. Where it is short of room, whoever owns
/// it shortens it (elidedWords).
class WordsLabel final : public QLabel {
    Q_OBJECT
public:
    explicit WordsLabel(QWidget *parent = nullptr) : QLabel(parent) { setTextFormat(Qt::PlainText); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace dovetail::ui
