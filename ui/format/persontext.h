// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"

/// What is said of a person, as plain text.
namespace dovetail::ui {

/// One or two letters for an avatar: "ML" of "Mei Lin", "D7" of "dev-box-7", the first sign of a
/// Chinese, Japanese or Korean name. "?" when there is nothing to take.
[[nodiscard]] QString initials(const QString &name);

/// What the user calls them, or their name, or the host, or the short id: never empty.
[[nodiscard]] QString shownName(const Person &person);

/// "Available", "Does not answer", "Offline"
[[nodiscard]] QString presenceText(Presence presence);

/// How somebody is there and what they say of it: "Busy · In a meeting until 4"
[[nodiscard]] QString presenceText(const Person &person);

/// The lock, in words: "Encrypted" or "Encrypted and verified".
[[nodiscard]] QString trustText(Trust trust);

/// "Draft: Shall we": what was begun for them and not sent; empty when there is nothing.
[[nodiscard]] QString draftText(const Person &person);

/// The second line of a row: what was begun, the last message, or the address of who was never written to.
[[nodiscard]] QString previewText(const Person &person);

/// How far that message has come; nothing where it is theirs, or where the line is none of a message or says so itself.
[[nodiscard]] std::optional<MessageState> previewState(const Person &person);

} // namespace dovetail::ui
