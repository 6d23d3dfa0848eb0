// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/emojilist.h"

#include <QFile>
#include <QHash>

namespace dovetail::ui {

namespace {

QList<EmojiGroup> read()
{
    QList<EmojiGroup> groups;
    QFile file(QStringLiteral(":/dovetail/emoji.tsv"));
    if (!file.open(QIODevice::ReadOnly))
        return groups;
    const QString all = QString::fromUtf8(file.readAll());
    for (const QStringView line : QStringView(all).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        if (line.startsWith(QLatin1Char('@'))) {
            groups += EmojiGroup{.id = line.mid(1).toString(), .emoji = {}};
            continue;
        }
        const auto fields = line.split(QLatin1Char('\t'));
        if (groups.isEmpty() || fields.size() < 2)
            continue;
        Emoji emoji{.text = fields.at(0).toString(), .name = fields.at(1).toString(), .words = {}, .names = {}, .tones = {}};
        if (fields.size() > 2)
            emoji.words = fields.at(2).toString();
        if (fields.size() > 3)
            emoji.tones = fields.at(3).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (const QStringView field : fields.mid(4)) {
            const qsizetype equals = field.indexOf(QLatin1Char('='));
            emoji.names.insert(field.left(equals).toString(), field.mid(equals + 1).toString());
        }
        groups.last().emoji += emoji;
    }
    return groups;
}

/// 0: not found; 3: the name begins so, the shown one or the English; 2: one of its words does; 1: somewhere.
int rank(const Emoji &emoji, const QStringList &typed, const QLocale &locale)
{
    int least = 3;
    const QString shown = emoji.nameIn(locale);
    for (const QString &word : typed) {
        if (shown.startsWith(word, Qt::CaseInsensitive) || emoji.name.startsWith(word, Qt::CaseInsensitive))
            continue;
        const QString spaced = QLatin1Char(' ') + word;
        const auto begins = [&](const QString &text) {
            return text.startsWith(word, Qt::CaseInsensitive) || text.contains(spaced, Qt::CaseInsensitive);
        };
        if (begins(shown) || begins(emoji.name) || begins(emoji.words))
            least = qMin(least, 2);
        else if (shown.contains(word, Qt::CaseInsensitive) || emoji.name.contains(word, Qt::CaseInsensitive)
                 || emoji.words.contains(word, Qt::CaseInsensitive))
            least = qMin(least, 1);
        else
            return 0;
    }
    return least;
}

} // namespace

QString Emoji::nameIn(const QLocale &locale) const
{
    return names.value(QLocale::languageToCode(locale.language()), name);
}

const QList<EmojiGroup> &emojiGroups()
{
    static const QList<EmojiGroup> groups = read();
    return groups;
}

QList<const Emoji *> findEmoji(const QString &typed, int most)
{
    const QStringList words = typed.left(100).simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QList<const Emoji *> found[4];
    const QLocale locale;
    if (words.isEmpty())
        return {};
    for (const EmojiGroup &group : emojiGroups()) {
        for (const Emoji &emoji : group.emoji)
            found[rank(emoji, words, locale)] += &emoji;
    }
    return (found[3] + found[2] + found[1]).first(qMin<qsizetype>(most, found[3].size() + found[2].size() + found[1].size()));
}

const Emoji *emojiNamed(const QString &text)
{
    static const QHash<QString, const Emoji *> all = [] {
        QHash<QString, const Emoji *> result;
        for (const EmojiGroup &group : emojiGroups()) {
            for (const Emoji &emoji : group.emoji) {
                result.insert(emoji.text, &emoji);
                for (const QString &toned : emoji.tones)
                    result.insert(toned, &emoji);
            }
        }
        return result;
    }();
    return all.value(text);
}

void EmojiMemory::restore(const QStringList &recent, int tone)
{
    m_recent.clear();
    for (const QString &emoji : recent.first(qMin<qsizetype>(recent.size(), mostRecent))) {
        if (!m_recent.contains(emoji))
            m_recent += emoji;
    }
    m_tone = qBound(0, tone, 5);
}

void EmojiMemory::use(const QString &emoji)
{
    if (!m_recent.isEmpty() && m_recent.first() == emoji)
        return;
    m_recent.removeAll(emoji);
    m_recent.prepend(emoji);
    m_recent.resize(qMin<qsizetype>(m_recent.size(), mostRecent));
    emit changed();
}

void EmojiMemory::setTone(int tone)
{
    if (tone == m_tone)
        return;
    m_tone = tone;
    emit changed();
}

} // namespace dovetail::ui
