// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chat/writtentime.h"

#include "core/common/limits.h"

#include <QtNumeric>

namespace dovetail::chat {

qint64 writtenAt(qint64 sentAt, std::optional<qint64> clockOffset, qint64 now)
{
    // Both come from the other side: nothing keeps them from being absurd.
    qint64 at = 0;
    qint64 age = 0;
    if (qSubOverflow(sentAt, clockOffset.value_or(0), &at) || qSubOverflow(now, at, &age))
        return now;
    const qint64 believed = clockOffset ? limits::longestWaitMs : limits::maxUnmeasuredSkewMs;
    return age < 0 || age > believed ? now : at;
}

} // namespace dovetail::chat
