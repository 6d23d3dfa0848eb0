// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <mutex>

namespace dovetail::files {

/// A token bucket for everything that is sent: all outgoing transfers, each on its own thread, draw from it. Time is
/// an argument, ms of a clock that does not jump.
class RateLimit final {
public:
    /// Bytes a second; 0: no limit.
    void set(qint64 bytesPerSecond);
    /// `bytes` were sent: how many ms to wait before more are.
    [[nodiscard]] qint64 spend(qint64 bytes, qint64 now);

private:
    std::mutex m_mutex;
    qint64 m_rate = 0;
    qint64 m_tokens = 0; ///< below zero: owed
    qint64 m_filledAt = 0;
};

} // namespace dovetail::files
