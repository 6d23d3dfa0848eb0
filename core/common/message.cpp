// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/message.h"

namespace dovetail {

QString stateWord(MessageState state)
{
    switch (state) {
    case MessageState::Waiting:
        return QStringLiteral("waiting");
    case MessageState::Delivered:
        return QStringLiteral("delivered");
    case MessageState::Read:
        return QStringLiteral("read");
    case MessageState::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

} // namespace dovetail
