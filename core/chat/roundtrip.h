// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace dovetail::chat {

/// How long the way to a peer and back takes, and how long an answer is waited for (RFC 6298). Milliseconds.
class RoundTrip final {
public:
    void add(qint64 sample);
    [[nodiscard]] bool isKnown() const { return m_known; }
    [[nodiscard]] double smoothed() const { return m_smoothed; } ///< 0 before the first sample
    [[nodiscard]] qint64 shortest() const { return m_shortest; }
    /// After this an answer is overdue: within limits::shortestRetryMs .. longestRetryMs.
    [[nodiscard]] qint64 timeout() const;

private:
    bool m_known = false;
    double m_smoothed = 0;
    double m_variation = 0;
    qint64 m_shortest = 0;
};

} // namespace dovetail::chat
