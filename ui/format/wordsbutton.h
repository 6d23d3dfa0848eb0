// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace dovetail::ui {

/// A button that says what somebody wrote: as WordsLabel, from where one begins to read. It has no icon.
class WordsButton final : public QPushButton {
    Q_OBJECT
public:
    using QPushButton::QPushButton;

    /// Nothing in it stands for a key.
    void setWords(const QString &words);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_words;
};

} // namespace dovetail::ui
