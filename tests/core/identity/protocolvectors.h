// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>

/// The bytes of one vector of core/wire/PROTOCOL.md; empty when there is none of that name.
inline QByteArray protocolVector(const QByteArray &name)
{
    QFile page(QStringLiteral(DOVETAIL_PROTOCOL_PAGE));
    if (!page.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = page.readAll();
    const QByteArray opening = "```vector\n" + name + '\n';
    const qsizetype found = text.indexOf(opening);
    if (found < 0)
        return {};
    const qsizetype begin = found + opening.size();
    QByteArray hex;
    for (const QByteArray &line : text.mid(begin, text.indexOf("```", begin) - begin).split('\n'))
        hex += line.left(line.indexOf(';') < 0 ? line.size() : line.indexOf(';')).trimmed();
    return QByteArray::fromHex(hex);
}
