// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdlib>

namespace dovetail::fuzz {

/// Ends the run where something is not as it must be: the fuzzer keeps the input.
inline void demand(bool holds)
{
    if (!holds)
        std::abort();
}

/// Whatever was read can be written, is read back as the same, and is then written as the same.
template <typename Value, typename Encode, typename Decode>
void reencode(const Value &value, Encode encode, Decode decode)
{
    const QByteArray bytes = encode(value);
    const auto again = decode(bytes);
    demand(again.ok() && *again == value);
    demand(encode(*again) == bytes);
}

} // namespace dovetail::fuzz
