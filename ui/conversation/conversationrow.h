// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"
#include "core/common/transfer.h"

#include <QMetaType>
#include <QString>

namespace dovetail::ui {

/// One row of a conversation as painters need it.
struct ConversationRow {
    Message message;
    std::optional<Transfer> transfer; ///< of a Files message, once known
    bool dayStart = false;            ///< first of its day: a day line goes above it
    bool groupStart = false;          ///< another writer than before, or more than five minutes later
    bool firstNew = false;            ///< the "New" line goes above it
    QString footer;                   ///< "Will be sent when Mei is back"
    QString quoteName;                ///< who wrote what is quoted
};

/// Works out how a row stands to the one before it; false when nothing changed.
bool relateRow(ConversationRow &row, const Message *before, bool firstNew);

/// In the order of display.
[[nodiscard]] inline bool standsBefore(const ConversationRow &row, const Position &place)
{
    return row.message.position() < place;
}

/// What a screen reader says of a row: who, what, when and how far it has come.
[[nodiscard]] QString accessibleText(const ConversationRow &row, const Person &person);

} // namespace dovetail::ui

Q_DECLARE_METATYPE(dovetail::ui::ConversationRow)
