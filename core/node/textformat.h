// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/conversationformat.h"

namespace dovetail {

/// For reading in any editor. Lines of a message are indented, so that none looks like another message.
class TextFormat final : public ConversationFormat {
public:
    using ConversationFormat::ConversationFormat;
    [[nodiscard]] QByteArray begin() override;
    [[nodiscard]] QByteArray row(const Message &message) override;
    [[nodiscard]] QByteArray end() override;
};

} // namespace dovetail
