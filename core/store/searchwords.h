// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"

#include <QString>
#include <QStringList>

namespace dovetail::store {

/// What somebody typed to search for, as words to look for and as an expression for the index of trigrams. The index only says
/// where it is worth looking; areIn() decides. Pure.
class SearchWords final {
public:
    explicit SearchWords(const QString &typed);

    [[nodiscard]] bool isEmpty() const { return m_words.isEmpty(); }
    /// Whether a text holds them all, whatever their case.
    [[nodiscard]] bool areIn(const QString &text) const;

    /// Trigrams that a text with the longer words has, quoted.
    [[nodiscard]] QStringList trigrams() const;
    /// The words that are shorter than a trigram, in the index's case.
    [[nodiscard]] QStringList shortWords() const;

    /// The first word behind all that begin with this one.
    [[nodiscard]] static QString behind(const QString &word);
    /// A trigram as a part of an expression.
    [[nodiscard]] static QString quoted(const QString &trigram);
    /// What the index has in every message of a conversation, quoted. Two peers may have the same.
    [[nodiscard]] static QString peerTrigram(const PeerId &peer);

private:
    QStringList m_words;
};

} // namespace dovetail::store
