// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <optional>

namespace dovetail::presence {

/// How far another computer's clock is from ours, from the questions and answers that go to and fro anyway: of the last few
/// exchanges the one with the shortest way counts, as it was disturbed least (RFC 5905, sections 8 and 10).
class ClockOffset final {
public:
    /// One exchange: asked and answered by our clock, received and replied by theirs, wall time in ms.
    void add(qint64 asked, qint64 received, qint64 replied, qint64 answered);
    /// Theirs less ours, ms; nothing before the first exchange.
    [[nodiscard]] std::optional<qint64> offsetMs() const;

private:
    /// What the last exchange says and what was measured before cannot both be true: one of the clocks was set.
    [[nodiscard]] bool contradicts(qint64 offset, qint64 delay) const;

    struct Sample {
        qint64 offset = 0;
        qint64 delay = 0;
    };
    QList<Sample> m_samples; ///< the newest last, at most eight
};

} // namespace dovetail::presence
