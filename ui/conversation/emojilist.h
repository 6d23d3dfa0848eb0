// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QLocale>
#include <QObject>
#include <QStringList>

namespace dovetail::ui {

struct Emoji {
    QString text;
    QString name;  ///< in English, as Unicode has it
    QString words; ///< what it is found by, besides
    QHash<QString, QString> names; ///< in other languages, by their codes ("zh")
    QStringList tones; ///< the five of them, from light to dark; empty: has none

    /// As those read it who use the program in this language; in English where no other name is known.
    [[nodiscard]] QString nameIn(const QLocale &locale) const;
    /// 0: as it is; 1 to 5: in that skin tone, where it has them.
    [[nodiscard]] const QString &inTone(int tone) const { return tone > 0 && tone <= tones.size() ? tones.at(tone - 1) : text; }
};

struct EmojiGroup {
    QString id; ///< Unicode's name of it
    QList<Emoji> emoji;
};

/// What Unicode lists, in its order; made when the program is built (cmake/emoji.py). Read once, when first wanted.
[[nodiscard]] const QList<EmojiGroup> &emojiGroups();

/// Those whose name or words hold everything that was typed: those first whose name, as it is shown, begins with it. At
/// most `most`.
[[nodiscard]] QList<const Emoji *> findEmoji(const QString &typed, int most = 120);

/// In any of its skin tones; null when Unicode has no such one.
[[nodiscard]] const Emoji *emojiNamed(const QString &text);

/// The chosen skin tone, and which were used last.
class EmojiMemory final : public QObject {
    Q_OBJECT
public:
    static constexpr int mostRecent = 40;

    using QObject::QObject;

    [[nodiscard]] const QStringList &recent() const { return m_recent; }
    [[nodiscard]] int tone() const { return m_tone; }
    /// As kept from an earlier run. The list is not read for it: the picker leaves out what is no emoji.
    void restore(const QStringList &recent, int tone);
    void use(const QString &emoji);
    void setTone(int tone);

signals:
    void changed();

private:
    QStringList m_recent; ///< the last one first
    int m_tone = 0;
};

} // namespace dovetail::ui
