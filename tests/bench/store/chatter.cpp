// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/store/chatter.h"

#include <cmath>

namespace dovetail::bench {

namespace {

const QString commonWords = QStringLiteral("the to a I is it and you of that in for on be we have this not "
                                           "are do can will with at so was me just if or what "
                                           "but all there my ok yes no up out about from go get know see now "
                                           "one like time then when how your they he she good "
                                           "today tomorrow meeting lunch office server printer file folder "
                                           "build test error release version network room call "
                                           "please thanks sorry maybe later morning evening week monday "
                                           "friday report invoice customer order delivery project "
                                           "deadline draft review question answer idea problem fix update "
                                           "install restart password screen keyboard coffee tea "
                                           "train bus car home kitchen window door floor street weather rain "
                                           "sun weekend holiday birthday party photo picture "
                                           "music movie book game phone number address email message channel "
                                           "group manager team colleague friend family");

// Frequent characters of ordinary writing, the most frequent first.
const QString chinese = QStringLiteral(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道"
    "行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理"
    "心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并"
    "物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信");
const QString hiragana = QStringLiteral(
    "のにはをたがでてとしれさあいうえおかきくけこすせそちつなぬねひふへほまみむめもやゆよらりるろわん");
const QString katakana =
    QStringLiteral("アイウエオカキクケコサシスセソタチツテトナニネノハヒフヘホマミムメモラリルレロワンー");
const QString kanji =
    QStringLiteral("日人年大本中時間今何月行見出来食会社話書明朝夜昼駅車電学生先友達名前仕事休週末部屋店");
const QStringList emojis{QStringLiteral("\U0001F44D"),   QStringLiteral("\U0001F602"),
                         QStringLiteral("\u2764\uFE0F"), QStringLiteral("\U0001F389"),
                         QStringLiteral("\U0001F62E"),   QStringLiteral("\U0001F622"),
                         QStringLiteral("\U0001F64F"),   QStringLiteral("\U0001F469\u200D\U0001F4BB")};
const QStringList beginnings{QStringLiteral("br"), QStringLiteral("ma"),  QStringLiteral("sto"),
                             QStringLiteral("ve"), QStringLiteral("ki"),  QStringLiteral("plu"),
                             QStringLiteral("ra"), QStringLiteral("den"), QStringLiteral("hol"),
                             QStringLiteral("wi"), QStringLiteral("ga"),  QStringLiteral("tri")};
const QStringList endings{QStringLiteral("ton"),   QStringLiteral("le"),   QStringLiteral("ing"),
                          QStringLiteral("mer"),   QStringLiteral("shaw"), QStringLiteral("dor"),
                          QStringLiteral("nic"),   QStringLiteral("berg"), QStringLiteral("sen"),
                          QStringLiteral("ville"), QStringLiteral("ard"),  QStringLiteral("ette")};

} // namespace

Chatter::Chatter(quint64 seed) : m_random(seed), m_words(commonWords.split(u' '))
{
    // Names and jargon: a long tail behind what everybody says.
    for (const QString &first : beginnings)
        for (const QString &middle : beginnings)
            for (const QString &last : endings)
                m_words.append(first + middle + last);
}

quint32 Chatter::number(quint32 below)
{
    return quint32(m_random() % below);
}

qsizetype Chatter::rank(qsizetype below)
{
    const double share = double(m_random() >> 11) / double(1ULL << 53);
    return std::min(below - 1, qsizetype(std::pow(double(below) + 1, share)) - 1);
}

int Chatter::length()
{
    const quint32 dice = number(1'000);
    if (dice < 300)
        return 1 + int(number(3));
    if (dice < 920)
        return 4 + int(number(14));
    if (dice < 997)
        return 20 + int(number(60));
    return 200 + int(number(400));
}

QString Chatter::english(int words)
{
    QString text;
    for (int i = 0; i < words; ++i) {
        if (i > 0)
            text += number(12) ? QStringLiteral(" ") : QStringLiteral(", ");
        text += m_words.at(rank(m_words.size()));
        if (number(60) == 0)
            text += u' ' + QString::number(number(2'000));
    }
    text[0] = text.at(0).toUpper();
    if (const quint32 dice = number(6); dice < 3)
        text += u".?!"[dice];
    return text;
}

QString Chatter::han(int characters, bool japanese)
{
    QString text;
    for (int i = 0; i < characters; ++i) {
        const quint32 dice = japanese ? number(10) : 10;
        const QString &from = dice < 5 ? hiragana : dice < 7 ? katakana : dice < 10 ? kanji : chinese;
        text += from.at(rank(from.size()));
        if (number(14) == 0)
            text += japanese ? u'、' : u'，';
    }
    return text + (number(3) ? QString() : QStringLiteral("。"));
}

QString Chatter::text()
{
    const quint32 dice = number(100);
    if (dice < 2)
        return emoji();
    const int words = length();
    QString text = dice < 60 ? english(words) : dice < 88 ? han(words * 2, false) : han(words * 2, true);
    if (number(12) == 0)
        text += u' ' + emoji();
    return text;
}

QString Chatter::emoji()
{
    return emojis.at(rank(emojis.size()));
}

QString Chatter::name(int number) const
{
    const qsizetype first = number % beginnings.size();
    const qsizetype last = number / beginnings.size() % endings.size();
    QString name =
        beginnings.at(first) + endings.at(last) + u' ' + m_words.at(m_words.size() - 1 - number * 3 % 1'700);
    name[0] = name.at(0).toUpper();
    return name;
}

} // namespace dovetail::bench
