// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QBoxLayout;
class QVBoxLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace dovetail::ui {

class Theme;

/// What stands, in the middle of its place, where there is nothing else to show: a picture, a title, a sentence, and
/// what can be done. Each of them only where it is given.
class StatePage : public QWidget {
    Q_OBJECT
public:
    enum class Tone { Quiet, Bad };

    explicit StatePage(const Theme &theme, QWidget *parent = nullptr);

    /// One of the icons (ui/theme/icons). What is Bad can be marked and copied, to be asked about.
    void setPicture(const QString &icon, Tone tone = Tone::Quiet);
    void setTitle(const QString &title);
    /// Bad: in the colour of what went wrong.
    void setSentence(const QString &sentence, Tone tone = Tone::Quiet);
    /// That somebody works, not how far.
    void setBusy(bool busy);
    /// Two lie side by side; in a narrow window more of them would be wider than it is, and lie below one another.
    QPushButton *addButton();
    /// What is filled in comes before the buttons.
    void addField(QWidget *field);

private:
    void retint();

    const Theme &m_theme;
    QString m_picture;
    Tone m_tone = Tone::Quiet;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_sentence;
    QProgressBar *m_bar = nullptr; ///< where somebody works at times
    QVBoxLayout *m_column;
    QBoxLayout *m_row;
};

} // namespace dovetail::ui
