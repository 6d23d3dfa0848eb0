// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/logging.h"

namespace dovetail {

Q_LOGGING_CATEGORY(lcIdentity, "dovetail.identity", QtWarningMsg)
Q_LOGGING_CATEGORY(lcNet, "dovetail.net", QtWarningMsg)
Q_LOGGING_CATEGORY(lcPresence, "dovetail.presence", QtWarningMsg)
Q_LOGGING_CATEGORY(lcChat, "dovetail.chat", QtWarningMsg)
Q_LOGGING_CATEGORY(lcFiles, "dovetail.files", QtWarningMsg)
Q_LOGGING_CATEGORY(lcStore, "dovetail.store", QtWarningMsg)
Q_LOGGING_CATEGORY(lcNode, "dovetail.node", QtWarningMsg)

} // namespace dovetail
