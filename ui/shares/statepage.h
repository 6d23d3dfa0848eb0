// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace dovetail::ui {

class Theme;

/// What a list's place says while there is none: that somebody is being asked, that there is nothing, or why.
class StatePage final : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Busy, Nothing, Bad };

    explicit StatePage(const Theme &theme, QWidget *parent = nullptr);

    void setKind(Kind kind, bool canRetry);
    void say(const QString &sentence);

signals:
    void retryWanted();

private:
    void retint();

    const Theme &m_theme;
    Kind m_kind = Kind::Nothing;
    QLabel *m_icon;
    QLabel *m_sentence;
    QProgressBar *m_bar; ///< that somebody works, not how far
    QPushButton *m_retry;
};

} // namespace dovetail::ui
