// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <deque>

namespace dovetail::files {

/// How fast a transfer is, as the mean over the last limits::rateWindowMs. Pure: time is an argument, in
/// milliseconds of any clock that does not jump.
class TransferRate final {
public:
    /// Forgets everything; the transfer stands at `bytes` now.
    void restart(qint64 now, qint64 bytes = 0);
    /// The transfer has come to `bytes` in all.
    void add(qint64 now, qint64 bytes);

    /// 0 when nothing moved within the window or nothing can be said yet.
    [[nodiscard]] qint64 bytesPerSecond(qint64 now) const;
    /// Rounded up; -1 when nothing moves.
    [[nodiscard]] qint64 secondsLeft(qint64 now, qint64 bytesLeft) const;

private:
    struct Sample {
        qint64 time = 0;
        qint64 bytes = 0;
    };
    std::deque<Sample> m_samples; ///< oldest first; at most one lies before the window
};

} // namespace dovetail::files
