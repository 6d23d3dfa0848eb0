// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/endpoint.h"

namespace dovetail {

QString Endpoint::toString() const
{
    const QString format = address.protocol() == QAbstractSocket::IPv6Protocol ? QStringLiteral("[%1]:%2")
                                                                               : QStringLiteral("%1:%2");
    return format.arg(address.toString()).arg(port);
}

} // namespace dovetail
