// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/exportfile.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace dovetail::ui {

namespace {

struct ExportFile {
    Q_DECLARE_TR_FUNCTIONS(ExportFile)
};

struct Kind {
    ExportFormat format;
    QString suffix;
};

const QList<Kind> &kinds()
{
    static const QList<Kind> all{{ExportFormat::Text, QStringLiteral("txt")},
                                 {ExportFormat::Html, QStringLiteral("html")},
                                 {ExportFormat::Json, QStringLiteral("json")}};
    return all;
}

} // namespace

QStringList exportFilters()
{
    return {ExportFile::tr("Text (*.txt)"), ExportFile::tr("Web page (*.html)"),
            ExportFile::tr("Data for programs (*.json)")};
}

QString exportSuffix(int filter)
{
    return kinds().value(filter, kinds().first()).suffix;
}

ExportFormat exportFormat(const QString &path, int filter)
{
    const QString suffix = QFileInfo(path).suffix();
    for (const Kind &kind : kinds()) {
        if (suffix.compare(kind.suffix, Qt::CaseInsensitive) == 0)
            return kind.format;
    }
    return kinds().value(filter, kinds().first()).format;
}

QString exportName(const QString &person, const QDate &day)
{
    QString harmless;
    QString beginning = person.left(60);
    if (!beginning.isEmpty() && beginning.back().isHighSurrogate()) // cut in two
        beginning.chop(1);
    for (const QChar c : std::as_const(beginning)) {
        const bool plain = c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
        harmless += plain ? c : QLatin1Char(' ');
    }
    return QStringLiteral("Dovetail %1 %2")
        .arg(harmless.simplified(), day.toString(Qt::ISODate))
        .simplified();
}

} // namespace dovetail::ui
