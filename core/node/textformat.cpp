// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/textformat.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace dovetail {

namespace {

QString indented(QString text, const QString &by)
{
    return by + text.replace(u'\n', u'\n' + by);
}

} // namespace

QByteArray TextFormat::begin()
{
    const QString heading = QCoreApplication::translate("dovetail", "%1 and %2: conversation up to %3")
                                .arg(title().ownName, title().theirName,
                                     QLocale().toString(local(title().exportedAt), QLocale::ShortFormat));
    // The mark tells editors that this is UTF-8.
    return QByteArray("\xEF\xBB\xBF") + heading.toUtf8() + '\n';
}

QByteArray TextFormat::row(const Message &message)
{
    QString out;
    if (const QString day = newDay(message); !day.isEmpty())
        out += QStringLiteral("\n--- %1 ---\n\n").arg(day);
    out += QStringLiteral("[%1] %2").arg(local(message.at).time().toString(QStringLiteral("HH:mm:ss")),
                                         writer(message));
    if (const QStringList more = remarks(message); !more.isEmpty())
        out += QStringLiteral(" (%1)").arg(more.join(QStringLiteral(", ")));
    out += u'\n';
    if (message.quote) {
        const QString quoted = message.quote->missing
            ? QCoreApplication::translate("dovetail", "(a message that is not here any more)")
            : message.quote->text;
        out += indented(quoted, QStringLiteral("    > ")) + u'\n';
    }
    QString text = message.text;
    if (message.deleted)
        text = QCoreApplication::translate("dovetail", "(deleted)");
    else if (message.kind == MessageKind::Files)
        text = QCoreApplication::translate("dovetail", "(files) %1").arg(text);
    out += indented(text, QStringLiteral("    ")) + u'\n';
    return out.toUtf8();
}

QByteArray TextFormat::end()
{
    return {};
}

} // namespace dovetail
