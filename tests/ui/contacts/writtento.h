// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/gallery/samples.h"

namespace dovetail::ui {

/// Somebody with whom there is a conversation.
inline Person writtenTo(int number, const QString &name, int minutesAgo, Presence presence = Presence::Online)
{
    Person person = samples::person(number, name, presence);
    person.lastMessage = samples::text(person.id, number, false, QStringLiteral("hello"), minutesAgo);
    return person;
}

} // namespace dovetail::ui
