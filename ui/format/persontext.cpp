// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/persontext.h"

#include "core/common/limits.h"
#include "ui/format/messagetext.h"
#include "ui/theme/words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTextBoundaryFinder>

namespace dovetail::ui {

namespace {

struct PersonText {
    Q_DECLARE_TR_FUNCTIONS(PersonText)
};

QStringList graphemes(const QString &text, int atMost)
{
    QStringList result;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype from = 0;
    while (result.size() < atMost) {
        const qsizetype to = finder.toNextBoundary();
        if (to < 0)
            break;
        result += text.mid(from, to - from);
        from = to;
    }
    return result;
}

bool fillsAnAvatarAlone(const QString &sign)
{
    switch (QChar::script(sign.toUcs4().value(0))) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
        return true;
    default:
        return !sign.at(0).isLetterOrNumber();
    }
}

} // namespace

QString initials(const QString &name)
{
    static const QRegularExpression separators(QStringLiteral("[\\s\\-_.,@()]+"));
    // A name may be long and hostile; its beginning and its last word say enough.
    const QStringList words = name.left(256).split(separators, Qt::SkipEmptyParts);
    if (words.isEmpty())
        return QStringLiteral("?");
    const QStringList first = graphemes(words.first(), 2);
    if (first.isEmpty())
        return QStringLiteral("?");
    if (fillsAnAvatarAlone(first.first()))
        return first.first();
    if (words.size() == 1)
        return first.join(QString()).toUpper();
    return (first.first() + graphemes(words.last(), 1).join(QString())).toUpper();
}

QString shownName(const Person &person)
{
    if (!person.displayName().isEmpty())
        return person.displayName();
    return person.host.isEmpty() ? person.id.toShort() : person.host;
}

QString presenceText(Presence presence)
{
    switch (presence) {
    case Presence::Online:
        return PersonText::tr("Available");
    case Presence::Unanswering:
        return PersonText::tr("Does not answer");
    case Presence::Offline:
        break;
    }
    return PersonText::tr("Offline");
}

QString presenceText(const Person &person)
{
    if (person.trust == Trust::Blocked)
        return PersonText::tr("Blocked");
    QString text = presenceText(person.presence);
    if (person.presence != Presence::Online)
        return text;
    if (person.availability == Availability::Busy)
        text = PersonText::tr("Busy");
    else if (person.availability == Availability::Away)
        text = PersonText::tr("Away");
    return person.statusText.isEmpty() ? text : text + QStringLiteral(" · ") + person.statusText;
}

QString draftText(const Person &person)
{
    // What came is news, what was begun here is not.
    if (person.unread > 0)
        return {};
    const QString begun = person.draft.left(limits::maxQuoteLength).simplified();
    return begun.isEmpty() ? QString() : PersonText::tr("Draft: %1").arg(isolated(begun));
}

QString trustText(Trust trust)
{
    return trust == Trust::Verified ? PersonText::tr("Encrypted and verified") : PersonText::tr("Encrypted");
}

QString previewText(const Person &person)
{
    if (const QString draft = draftText(person); !draft.isEmpty())
        return draft;
    if (!person.lastMessage) {
        if (person.trust == Trust::Blocked)
            return presenceText(person);
        if (person.presence == Presence::Unanswering)
            return presenceText(person.presence);
        return person.statusText.isEmpty() ? person.endpoint.address.toString() : person.statusText;
    }
    const Message &message = *person.lastMessage;
    const QString text = excerpt(message);
    if (!message.own)
        return text;
    if (message.state == MessageState::Failed)
        return PersonText::tr("Not sent: %1").arg(isolated(text));
    return PersonText::tr("You: %1").arg(isolated(text));
}

std::optional<MessageState> previewState(const Person &person)
{
    const bool shown = person.lastMessage && draftText(person).isEmpty() && person.trust != Trust::Blocked
        && person.resembles.isNull();
    if (!shown || !person.lastMessage->own || person.lastMessage->deleted || person.lastMessage->state == MessageState::Failed)
        return {};
    return person.lastMessage->state;
}

} // namespace dovetail::ui
