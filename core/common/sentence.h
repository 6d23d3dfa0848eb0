// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/error.h"

namespace dovetail {

struct Transfer;

/// An error in words: one sentence, in the user's language, that says what happened and what can
/// be done. Here and not in ui, because the command line says the same ones.
[[nodiscard]] QString sentence(const Error &error);

/// Why a transfer cannot begin, is held up or has failed, to whoever has it on this computer: what the one of the two can do, the
/// other can only ask for. Says, too, when it goes on by itself.
[[nodiscard]] QString errorSentence(const Transfer &transfer);
/// One of its notes, to the same reader.
[[nodiscard]] QString noteSentence(const Transfer &transfer, const Error &note);

/// "1.2 GB": decimal units, one digit after the point from MB on, by the current locale.
[[nodiscard]] QString formatBytes(qint64 bytes);

} // namespace dovetail
