// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/daypicker.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QTextCharFormat>
#include <QToolButton>

namespace dovetail::ui {

namespace {

/// The chosen day as other things are chosen here, whatever the style.
class Month final : public QCalendarWidget {
public:
    explicit Month(const Colours &colours) : m_colours(colours) {}

protected:
    void paintCell(QPainter *painter, const QRect &rect, QDate date) const override
    {
        const bool selected = date == selectedDate();
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (selected) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(m_colours.acc);
            painter->drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), metrics::buttonRadius, metrics::buttonRadius);
        }
        const bool here = date.month() == monthShown() && date <= maximumDate();
        painter->setPen(selected ? m_colours.accText : (here ? m_colours.text : m_colours.sub));
        painter->drawText(rect, Qt::AlignCenter, locale().toString(date.day()));
        painter->restore();
    }

private:
    const Colours &m_colours;
};

} // namespace

DayPicker::DayPicker(const Theme &theme, QWidget *parent)
    : QFrame(parent, Qt::Popup),
      m_calendar(new Month(theme.colours())),
      m_month(new QLabel),
      m_before(new QToolButton),
      m_after(new QToolButton)
{
    setObjectName(QStringLiteral("calendar"));
    setAttribute(Qt::WA_DeleteOnClose);
    const Colours &colours = theme.colours();
    m_calendar->setNavigationBarVisible(false); // its heading knows one order of month and year only
    m_calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    m_calendar->setHorizontalHeaderFormat(QCalendarWidget::ShortDayNames);
    // In the theme's colours: those it brings along cannot be read on a dark ground.
    for (const auto weekday : {Qt::Saturday, Qt::Sunday})
        m_calendar->setWeekdayTextFormat(weekday, {});
    QTextCharFormat heading;
    heading.setForeground(colours.sub);
    heading.setBackground(colours.raised);
    m_calendar->setHeaderTextFormat(heading);
    m_calendar->setMaximumDate(QDate::currentDate());
    m_calendar->setLocale(QLocale());
    m_calendar->setFirstDayOfWeek(QLocale().firstDayOfWeek());
    connect(m_calendar, &QCalendarWidget::currentPageChanged, this, &DayPicker::showMonth);
    connect(m_calendar, &QCalendarWidget::clicked, this, &DayPicker::take);
    connect(m_calendar, &QCalendarWidget::activated, this, &DayPicker::take);

    m_month->setFont(Fonts(font()).strong);
    m_month->setTextFormat(Qt::PlainText);
    m_month->setAlignment(Qt::AlignCenter);
    const bool mirrored = isRightToLeft(); // time runs as one reads
    m_before->setIcon(tintedIcon(mirrored ? QStringLiteral("right") : QStringLiteral("left"), colours.sub));
    m_after->setIcon(tintedIcon(mirrored ? QStringLiteral("left") : QStringLiteral("right"), colours.sub));
    const auto dress = [](QToolButton *button, const QString &name) {
        button->setAccessibleName(name);
        button->setToolTip(name);
        button->setAutoRepeat(true); // through the years
    };
    dress(m_before, tr("Previous month"));
    dress(m_after, tr("Next month"));
    connect(m_before, &QToolButton::clicked, m_calendar, &QCalendarWidget::showPreviousMonth);
    connect(m_after, &QToolButton::clicked, m_calendar, &QCalendarWidget::showNextMonth);

    auto *head = new QHBoxLayout;
    head->addWidget(m_before);
    head->addWidget(m_month, 1);
    head->addWidget(m_after);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_calendar);
    showMonth();
    m_calendar->setFocus(Qt::PopupFocusReason);
}

void DayPicker::showMonth()
{
    const QDate first(m_calendar->yearShown(), m_calendar->monthShown(), 1);
    //: The month above a calendar, as QLocale::toString takes it.
    m_month->setText(QLocale().toString(first, tr("MMMM yyyy")));
    m_after->setEnabled(first.addMonths(1) <= m_calendar->maximumDate());
}

void DayPicker::take(const QDate &day)
{
    emit chosen(day);
    close();
}

} // namespace dovetail::ui
