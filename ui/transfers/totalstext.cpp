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

} // namespace

QString totalsText(const TransferTotals &totals)
{
    if (totals.active == 0)
        return TotalsText::tr("Nothing is under way");
    QStringList parts{TotalsText::tr("%n active", nullptr, totals.active),
                      TotalsText::tr("%1 of %2").arg(formatBytes(totals.doneBytes), formatBytes(totals.totalBytes)),
                      rateText(QStringLiteral("↓"), totals.inRate), rateText(QStringLiteral("↑"), totals.outRate),
                      timeLeftText(totals.secondsLeft)};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString totalsName(const TransferTotals &totals)
{
    if (totals.active == 0)
        return TotalsText::tr("Transfers");
    return TotalsText::tr("Transfers: %n active, %1 percent", nullptr, totals.active)
        .arg(int(totals.fraction() * 100));
}

} // namespace dovetail::ui
