// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/printer.h"

#include "app/cli/exitcode.h"
#include "core/common/displaytext.h"
#include "core/common/sentence.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>

namespace dovetail::cli {

namespace {

bool writeLine(std::FILE *file, QByteArray bytes)
{
    bytes.append('\n');
    return std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), file)
        == static_cast<size_t>(bytes.size())
        && std::fflush(file) == 0;
}

} // namespace

void Printer::event(const char *event, QJsonObject object, const QString &line)
{
    QByteArray bytes = line.toUtf8();
    if (m_json) {
        object.insert(QStringLiteral("event"), QString::fromLatin1(event));
        bytes = QJsonDocument(object).toJson(QJsonDocument::Compact);
    }
    if (!bytes.isEmpty() && !writeLine(stdout, bytes))
        QCoreApplication::exit(Failed);
}

void Printer::error(const QString &sentence)
{
    writeLine(stderr, QByteArrayLiteral("dovetail-cli: ") + sentence.toUtf8());
    if (m_json)
        event("error", {{QStringLiteral("text"), sentence}}, {});
}

void Printer::note(const QString &sentence)
{
    if (!m_json)
        writeLine(stderr, sentence.toUtf8());
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
