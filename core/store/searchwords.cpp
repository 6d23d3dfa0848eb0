// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/searchwords.h"

#include <algorithm>
#include <vector>

namespace dovetail::store {

namespace {

/// Trigrams of one word that are asked for: more only cost time, because what is found is looked at anyway.
constexpr std::size_t trigramsPerWord = 12;
/// Words that are looked up. Nobody types so many; the others are looked for in what is found.
constexpr qsizetype wordsLookedUp = 16;
/// See PEER_CHARACTER in schema.cpp.
constexpr char32_t peerPlane = 0xf0000;

using Characters = std::vector<char32_t>;

/// The index's own folding, one character for one.
Characters folded(const QString &word)
{
    const QList<uint> ucs4 = word.toUcs4();
    Characters characters;
    for (const uint character : ucs4)
        characters.push_back(QChar::toCaseFolded(character));
    return characters;
}

QString textOf(const Characters &characters)
{
    return QString::fromUcs4(characters.data(), qsizetype(characters.size()));
}

} // namespace

SearchWords::SearchWords(const QString &typed)
{
    QString text = typed;
    for (QChar &character : text)
        if (character.isNull() || character.isSpace())
            character = u' ';
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    // Longest first: they are the least likely to be there, and what they hold need not be looked for.
    std::stable_sort(m_words.begin(), m_words.end(),
                     [](const QString &a, const QString &b) { return a.size() > b.size(); });
    QStringList needed;
    for (const QString &word : std::as_const(m_words))
        if (std::none_of(needed.cbegin(), needed.cend(), [&word](const QString &longer) {
                return longer.contains(word, Qt::CaseInsensitive);
            }))
            needed.append(word);
    m_words = needed;
}

bool SearchWords::areIn(const QString &text) const
{
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

QStringList SearchWords::trigrams() const
{
    QStringList trigrams;
    for (const QString &word : m_words.first(std::min(m_words.size(), wordsLookedUp))) {
        const Characters characters = folded(word);
        if (characters.size() < 3)
            continue;
        const std::size_t all = characters.size() - 2;
        const std::size_t wanted = std::min(all, trigramsPerWord);
        for (std::size_t i = 0; i < wanted; ++i) {
            const auto from =
                characters.begin() + std::ptrdiff_t(i * (all - 1) / std::max<std::size_t>(wanted - 1, 1));
            trigrams.append(quoted(textOf({from, from + 3})));
        }
    }
    trigrams.removeDuplicates();
    return trigrams;
}

QStringList SearchWords::shortWords() const
{
    QStringList words;
    for (const QString &word : m_words.first(std::min(m_words.size(), wordsLookedUp)))
        if (const Characters characters = folded(word); characters.size() < 3)
            words.append(textOf(characters));
    return words;
}

QString SearchWords::behind(const QString &word)
{
    // In the order of UTF-8, which is that of code points: nothing that begins with the word is beyond this.
    return word + textOf({0x10ffff, 0x10ffff, 0x10ffff});
}

QString SearchWords::quoted(const QString &trigram)
{
    QString inside = trigram;
    inside.replace(u'"', QLatin1String("\"\""));
    return u'"' + inside + u'"';
}

QString SearchWords::peerTrigram(const PeerId &peer)
{
    const QByteArray hex = peer.toBytes().toHex().toUpper();
    Characters characters;
    for (int i = 0; i < 6; i += 2)
        characters.push_back(peerPlane + 128 * char32_t(hex.at(i)) + char32_t(hex.at(i + 1)));
    return quoted(textOf(characters));
}

} // namespace dovetail::store
