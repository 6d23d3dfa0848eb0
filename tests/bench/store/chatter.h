// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <random>

namespace dovetail::bench {

/// Says things as people do in a conversation: English, Chinese, Japanese, emoji; mostly short, now and then long; few words very
/// often, most of them rarely. The same seed says the same.
class Chatter final {
public:
    explicit Chatter(quint64 seed);
    [[nodiscard]] QString text();
    [[nodiscard]] QString emoji();
    [[nodiscard]] QString name(int number) const;
    /// 0 .. below - 1.
    [[nodiscard]] quint32 number(quint32 below);

private:
    /// Small numbers often, large ones rarely (Zipf).
    [[nodiscard]] qsizetype rank(qsizetype below);
    [[nodiscard]] int length();
    [[nodiscard]] QString english(int words);
    [[nodiscard]] QString han(int characters, bool japanese);

    std::mt19937_64 m_random;
    QStringList m_words;
};

} // namespace dovetail::bench
