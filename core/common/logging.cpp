// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/logging.h"

namespace dovetail {

Q_LOGGING_CATEGORY(lcIdentity, "dovetail.identity", QtInfoMsg)
Q_LOGGING_CATEGORY(lcNet, "dovetail.net", QtInfoMsg)
Q_LOGGING_CATEGORY(lcPresence, "dovetail.presence", QtInfoMsg)
Q_LOGGING_CATEGORY(lcChat, "dovetail.chat", QtInfoMsg)
Q_LOGGING_CATEGORY(lcFiles, "dovetail.files", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStore, "dovetail.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcNode, "dovetail.node", QtInfoMsg)

} // namespace dovetail
