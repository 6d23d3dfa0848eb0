// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/gallery/samples.h"

/// A conversation with Mei, to test models with.
namespace dovetail::ui {

inline const PeerId mei = samples::peerId(1);

/// Rows `from` to `to`, a second apart, every other one own.
inline QList<Message> page(qint64 from, qint64 to)
{
    QList<Message> result;
    for (qint64 row = from; row <= to; ++row) {
        Message message = samples::text(mei, row, row % 2 == 0, QStringLiteral("message %1").arg(row), 1);
        message.at = message.storedAt = 1'700'000'000'000 + row * 1000;
        result += message;
    }
    return result;
}

inline Person online()
{
    return samples::person(1, QStringLiteral("Mei"));
}

} // namespace dovetail::ui
