// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/error.h"
#include "ui/theme/statepage.h"

namespace dovetail::ui {

/// What the whole window shows when the node did not start: why, and what can be done about it from here.
class FailurePage final : public StatePage {
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

    Error m_error;
    QPushButton *m_again;
    QPushButton *m_log;
    QPushButton *m_quit;
};

} // namespace dovetail::ui
