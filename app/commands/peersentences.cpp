// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/peersentences.h"

#include "core/common/displaytext.h"
#include "core/common/limits.h"

#include <QStringList>

namespace dovetail::cli {

QString shownName(const Person &person)
{
    const QString name = cleanLine(person.name, limits::maxNameLength);
    return name.isEmpty() ? person.id.toShort() : name;
}

QString nobodySentence(const QString &what)
{
    return QStringLiteral(
               "There is nobody called \"%1\" on this network; \"dovetail-cli peers\" lists who is.")
        .arg(cleanLine(what, limits::maxNameLength));
}

QString waitingSentence(qsizetype count, const Person &person)
{
    const QString what =
        count == 1 ? QStringLiteral("The message waits") : QStringLiteral("%1 messages wait").arg(count);
    return QStringLiteral("%1 for %2 and will be sent when both are on the network again.")
        .arg(what, shownName(person));
}

QString ambiguousSentence(const QString &what, const QList<Person> &people)
{
    QStringList ids;
    for (const Person &person : people.first(std::min<qsizetype>(people.size(), 8)))
        ids.append(QStringLiteral("%1 (%2)").arg(person.id.toShort(), shownName(person)));
    return QStringLiteral("\"%1\" may be %2 people: %3; say which by the beginning of the id.")
        .arg(cleanLine(what, limits::maxNameLength), QString::number(people.size()),
             ids.join(QStringLiteral(", ")));
}

} // namespace dovetail::cli
