// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/conversationformat.h"

namespace dovetail {

/// Everything that is known, for programs: one object, a line a message. Times are ISO 8601 in UTC.
class JsonFormat final : public ConversationFormat {
public:
    using ConversationFormat::ConversationFormat;
    [[nodiscard]] QByteArray begin() override;
    [[nodiscard]] QByteArray row(const Message &message) override;
    [[nodiscard]] QByteArray end() override;

private:
    bool m_first = true;
};

} // namespace dovetail
