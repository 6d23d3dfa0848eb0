// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/message.h"

#include <optional>

namespace dovetail::ui {

/// Before which sign of which message's shown text. A card counts as one sign.
struct TextPlace {
    Position message;
    int offset = 0;
    friend auto operator<=>(const TextPlace &, const TextPlace &) = default;
};

/// Signs of one text, `to` not included.
struct TextSpan {
    int from = 0;
    int to = 0;
    [[nodiscard]] bool isEmpty() const { return from >= to; }
    friend bool operator==(const TextSpan &, const TextSpan &) = default;
};

[[nodiscard]] TextSpan wordAt(const QString &text, int offset);
[[nodiscard]] TextSpan paragraphAt(const QString &text, int offset);
/// Where the next sign (as a person counts them) or word begins; -1 and the text's size + 1 beyond its ends.
[[nodiscard]] int stepFrom(const QString &text, int offset, bool forward, bool word);

/// What is selected across the messages of a conversation: it begins with a sign, a word or a paragraph and goes on by
/// such. Knows messages by where they stand, not by their row, so it stays while rows come and go above.
class TextSelection final {
public:
    enum class Unit { Sign, Word, Paragraph };

    /// `text` is what is shown of the message.
    void begin(const TextPlace &place, const QString &text, Unit unit = Unit::Sign);
    /// Moves the end that is not where it began.
    void extend(const TextPlace &place, const QString &text);
    void clear() { *this = {}; }
    /// Messages outside these are not there any more.
    void keepWithin(const Position &first, const Position &last);

    [[nodiscard]] bool isEmpty() const { return first() == last(); }
    [[nodiscard]] TextPlace first() const { return qMin(m_anchorFrom, m_caret); }
    [[nodiscard]] TextPlace last() const { return qMax(m_anchorTo, m_caret); }
    /// The end that moves.
    [[nodiscard]] const TextPlace &caret() const { return m_caret; }
    [[nodiscard]] bool hasBegun() const { return !m_anchorFrom.message.isNull(); }
    /// Of a message whose shown text is so long; nothing when none of it is.
    [[nodiscard]] std::optional<TextSpan> spanIn(const Position &message, int length) const;
    [[nodiscard]] bool holds(const TextPlace &place) const { return first() <= place && place < last(); }

private:
    TextPlace m_anchorFrom;
    TextPlace m_anchorTo;
    TextPlace m_caret;
    Unit m_unit = Unit::Sign;
};

} // namespace dovetail::ui
