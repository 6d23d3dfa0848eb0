// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <ctime>

namespace dovetail::files {

/// ns since 1970 UTC, any of them, as the system has it: rounded down, before 1970 too.
[[nodiscard]] inline timespec fileTime(qint64 ns)
{
    constexpr qint64 second = 1'000'000'000;
    const qint64 rest = ns % second;
    if (rest < 0)
        return {time_t(ns / second - 1), long(rest + second)};
    return {time_t(ns / second), long(rest)};
}

} // namespace dovetail::files
