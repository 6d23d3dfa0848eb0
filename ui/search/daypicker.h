// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QFrame>

class QCalendarWidget;
class QLabel;
class QToolButton;

namespace dovetail::ui {

class Theme;

/// A month on a sheet of its own, to choose a day from; those to come are no choice. Closes and is gone when one is chosen.
class DayPicker final : public QFrame {
    Q_OBJECT
public:
    explicit DayPicker(const Theme &theme, QWidget *parent = nullptr);

signals:
    void chosen(const QDate &day);

private:
    void showMonth();
    void take(const QDate &day);

    QCalendarWidget *m_calendar;
    QLabel *m_month;
    QToolButton *m_before;
    QToolButton *m_after;
};

} // namespace dovetail::ui
