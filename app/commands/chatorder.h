// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/message.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace dovetail::cli {

/// What one line of input asks `chat --json-input` to do.
struct ChatOrder {
    enum class Kind { Say, Edit, Delete, React, Typing };
    Kind kind = Kind::Say;
    QString text;                      ///< say, edit; react: the emoji, empty: none any more
    std::optional<MessageRef> message; ///< edit, delete, react: which; say: what it replies to
    bool active = false;               ///< typing
};

/// Nothing, and a sentence in `wrong`, when it is none. Pure.
[[nodiscard]] std::optional<ChatOrder> readChatOrder(const QByteArray &json, QString &wrong);

} // namespace dovetail::cli
