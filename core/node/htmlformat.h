// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/conversationformat.h"

namespace dovetail {

/// One page for a browser. It needs nothing else and loads nothing: no script, no address.
class HtmlFormat final : public ConversationFormat {
public:
    using ConversationFormat::ConversationFormat;
    [[nodiscard]] QByteArray begin() override;
    [[nodiscard]] QByteArray row(const Message &message) override;
    [[nodiscard]] QByteArray end() override;
};

} // namespace dovetail
