// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/autoaccept.h"

#include <QCoreApplication>
#include <QLocale>

namespace dovetail::ui {

namespace {

struct AutoAccept {
    Q_DECLARE_TR_FUNCTIONS(AutoAccept)
};

} // namespace

QString autoAcceptText(qint64 maxBytes)
{
    if (maxBytes <= 0)
        return AutoAccept::tr("Ask me each time");
    if (maxBytes == anySize)
        return AutoAccept::tr("Of any size");
    return AutoAccept::tr("Up to %1").arg(QLocale().formattedDataSize(maxBytes, 0, QLocale::DataSizeSIFormat));
}

} // namespace dovetail::ui
