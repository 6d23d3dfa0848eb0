// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/statustext.h"

#include "core/common/limits.h"

#include <QCoreApplication>

namespace dovetail::ui {

namespace {

/// Nobody's clocks agree better than this, and nobody would notice.
constexpr qint64 agreesMs = 2'000;

struct StatusText {
    Q_DECLARE_TR_FUNCTIONS(StatusText)
};

/// In the one unit that says enough: seconds below two minutes, and so on.
QString lengthText(qint64 ms)
{
    const qint64 seconds = (ms + 500) / 1000;
    if (seconds < 120)
        return StatusText::tr("%n second(s)", nullptr, int(seconds));
    const qint64 minutes = (seconds + 30) / 60;
    if (minutes < 120)
        return StatusText::tr("%n minute(s)", nullptr, int(minutes));
    const qint64 hours = (minutes + 30) / 60;
    if (hours < 48)
        return StatusText::tr("%n hour(s)", nullptr, int(hours));
    return StatusText::tr("%n day(s)", nullptr, int((hours + 12) / 24));
}

} // namespace

QString availabilityText(Availability availability)
{
    switch (availability) {
    case Availability::Busy:
        return StatusText::tr("Busy");
    case Availability::Away:
        return StatusText::tr("Away");
    case Availability::Invisible:
        return StatusText::tr("Invisible");
    case Availability::Available:
        break;
    }
    return StatusText::tr("Available");
}

QString theirTimeText(const Person &person, const QDateTime &now, const QLocale &locale)
{
    if (!person.utcOffsetMinutes)
        return {};
    const QDateTime theirs =
        now.addMSecs(person.clockOffsetMs.value_or(0)).toOffsetFromUtc(*person.utcOffsetMinutes * 60);
    if (!theirs.isValid())
        return {};
    const QString clock = locale.language() == QLocale::C
        ? theirs.toString(QStringLiteral("HH:mm"))
        : locale.toString(theirs.time(), QLocale::ShortFormat);
    const qint64 days = now.date().daysTo(theirs.date());
    if (days == 0)
        return clock;
    const QString day = qAbs(days) == 1 ? locale.dayName(theirs.date().dayOfWeek())
                                        : locale.toString(theirs.date(), QLocale::ShortFormat);
    //: A day and a time of day: "Saturday 01:02"
    return StatusText::tr("%1 %2", "day and time").arg(day, clock);
}

QString clockOffsetText(const Person &person)
{
    if (!person.clockOffsetMs)
        return {};
    const qint64 offset = *person.clockOffsetMs;
    // Not qAbs(): the least number of all has no opposite.
    if (offset >= -agreesMs && offset <= agreesMs)
        return StatusText::tr("Their clock agrees with yours");
    if (offset > 0)
        return StatusText::tr("Their clock is %1 ahead of yours").arg(lengthText(offset));
    return StatusText::tr("Their clock is %1 behind yours")
        .arg(lengthText(-std::max(offset, -limits::latestTimeMs)));
}

} // namespace dovetail::ui
