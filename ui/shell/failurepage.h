// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/error.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace dovetail::ui {

class Theme;

/// What the whole window shows when the node did not start: why, and what can be done about it from here.
class FailurePage final : public QWidget {
    Q_OBJECT
public:
    explicit FailurePage(const Theme &theme, QWidget *parent = nullptr);

    void setError(const Error &error);

signals:
    void againWanted();
    void logFolderWanted();
    void quitWanted();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void setTexts();
    void retint();

    const Theme &m_theme;
    Error m_error;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_sentence;
    QPushButton *m_again;
    QPushButton *m_log;
    QPushButton *m_quit;
};

} // namespace dovetail::ui
