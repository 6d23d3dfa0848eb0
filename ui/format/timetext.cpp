// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/timetext.h"

#include <QCoreApplication>

namespace dovetail::ui {

namespace {

struct TimeText {
    Q_DECLARE_TR_FUNCTIONS(TimeText)
};

QDateTime local(qint64 moment)
{
    return QDateTime::fromMSecsSinceEpoch(moment);
}

} // namespace

QString clockText(qint64 moment, const QLocale &locale)
{
    // The C locale counts seconds; nobody reads a conversation by them.
    if (locale.language() == QLocale::C)
        return local(moment).toString(QStringLiteral("HH:mm"));
    return locale.toString(local(moment).time(), QLocale::ShortFormat);
}

QString listTimeText(qint64 moment, const QDateTime &now, const QLocale &locale)
{
    const QDate day = local(moment).date();
    const qint64 ago = day.daysTo(now.date());
    if (ago == 0)
        return clockText(moment, locale);
    if (ago == 1)
        return TimeText::tr("Yesterday");
    if (ago > 1 && ago < 7)
        return locale.dayName(day.dayOfWeek(), QLocale::ShortFormat);
    return locale.toString(day, QLocale::ShortFormat);
}

QString dayText(qint64 moment, const QDateTime &now, const QLocale &locale)
{
    const QDate day = local(moment).date();
    const qint64 ago = day.daysTo(now.date());
    if (ago == 0)
        return TimeText::tr("Today");
    if (ago == 1)
        return TimeText::tr("Yesterday");
    //: The day line of a conversation, as QLocale::toString takes it: a day of this year.
    const QString thisYear = TimeText::tr("dddd, d MMMM");
    //: The same for a day of another year.
    const QString otherYear = TimeText::tr("d MMMM yyyy");
    return locale.toString(day, day.year() == now.date().year() ? thisYear : otherYear);
}

bool sameDay(qint64 a, qint64 b)
{
    return local(a).date() == local(b).date();
}

QString timeLeftText(qint64 seconds)
{
    if (seconds < 0)
        return {};
    if (seconds < 60)
        return TimeText::tr("%1 s left").arg(qMax<qint64>(1, seconds)); // as long as there is something left
    const qint64 minutes = (seconds + 30) / 60;
    if (minutes < 60)
        return TimeText::tr("%1 min left").arg(minutes);
    return TimeText::tr("%1 h %2 min left").arg(minutes / 60).arg(minutes % 60);
}

} // namespace dovetail::ui
