// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/totalstext.h"

#include "core/common/sentence.h"
#include "ui/format/timetext.h"

#include <QCoreApplication>

namespace dovetail::ui {

namespace {

struct TotalsText {
    Q_DECLARE_TR_FUNCTIONS(TotalsText)
};

QString rateText(const QString &arrow, qint64 rate)
{
    return rate > 0 ? arrow + QLatin1Char(' ') + TotalsText::tr("%1/s").arg(formatBytes(rate)) : QString();
}

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace

QString totalsText(const TransferTotals &totals)
{
    return joined(totalsLines(totals));
}

QStringList totalsLines(const TransferTotals &totals)
{
    if (totals.active == 0)
        return {TotalsText::tr("Nothing is under way"), QString()};
    // The bytes are of what the rates and the time are of; where nothing moves, of what waits.
    const bool moves = totals.running > 0;
    return {joined({moves ? TotalsText::tr("%n active", nullptr, totals.running) : QString(),
                    totals.waiting() > 0 ? TotalsText::tr("%n waiting", nullptr, totals.waiting()) : QString(),
                    totals.paused > 0 ? TotalsText::tr("%n paused", nullptr, totals.paused) : QString(),
                    TotalsText::tr("%1 of %2").arg(formatBytes(moves ? totals.movingDone : totals.doneBytes),
                                                   formatBytes(moves ? totals.movingTotal : totals.totalBytes))}),
            joined({rateText(QStringLiteral("↓"), totals.inRate), rateText(QStringLiteral("↑"), totals.outRate),
                    timeLeftText(totals.secondsLeft)})};
}

QString totalsName(const TransferTotals &totals)
{
    if (totals.active == 0)
        return TotalsText::tr("Transfers");
    const int percent = int(totals.fraction() * 100);
    if (totals.running > 0)
        return TotalsText::tr("Transfers: %n active, %1 percent", nullptr, totals.running).arg(percent);
    if (totals.waiting() > 0)
        return TotalsText::tr("Transfers: %n waiting, %1 percent", nullptr, totals.waiting()).arg(percent);
    return TotalsText::tr("Transfers: %n paused, %1 percent", nullptr, totals.paused).arg(percent);
}

} // namespace dovetail::ui
