// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/printer.h"

#include "core/common/displaytext.h"
#include "core/common/sentence.h"

#include <QJsonDocument>

namespace dovetail::cli {

void Printer::writeLine(Terminal::Stream stream, QByteArray bytes)
{
    bytes.append('\n');
    m_terminal.write(stream, bytes);
}

void Printer::event(const char *event, QJsonObject object, const QString &line)
{
    QByteArray bytes = line.toUtf8();
    if (m_json) {
        object.insert(QStringLiteral("event"), QString::fromLatin1(event));
        bytes = QJsonDocument(object).toJson(QJsonDocument::Compact);
    }
    if (!bytes.isEmpty())
        writeLine(Terminal::Stream::Out, bytes);
}

void Printer::error(const QString &sentence)
{
    writeLine(Terminal::Stream::Err, QByteArrayLiteral("dovetail-cli: ") + sentence.toUtf8());
    if (m_json)
        event("error", {{QStringLiteral("text"), sentence}}, {});
}

void Printer::note(const QString &sentence)
{
    if (!m_json)
        writeLine(Terminal::Stream::Err, sentence.toUtf8());
}

QString forTerminal(const QString &text)
{
    QString clean = cleanText(text);
    clean.replace(QLatin1Char('\n'), QStringLiteral("\n    "));
    return clean;
}

QString amount(int fileCount, qint64 bytes)
{
    const QString files =
        fileCount == 1 ? QStringLiteral("1 file") : QStringLiteral("%1 files").arg(fileCount);
    return QStringLiteral("%1, %2").arg(files, formatBytes(bytes));
}

} // namespace dovetail::cli
