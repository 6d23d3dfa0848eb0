// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/node/htmlformat.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace dovetail {

namespace {

// The policy is a second wall: should anything ever slip through the escaping, it still cannot load or run.
constexpr char head[] = R"(<!DOCTYPE html>
<html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root { color-scheme: light dark; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 15px/1.45 sans-serif; }
h1 { font-size: 1.25rem; }
h2 { font-size: .85rem; font-weight: normal; text-align: center; opacity: .7; margin: 1.6rem 0 .8rem; }
.m { max-width: 85%; width: fit-content; margin: .35rem 0; padding: .4rem .7rem; border-radius: .7rem;
     background: #8882; overflow-wrap: anywhere; }
.own { margin-left: auto; background: #3a7afe2b; }
.by, .re { font-size: .8rem; opacity: .75; }
.t { white-space: pre-wrap; unicode-bidi: plaintext; }
.q { white-space: pre-wrap; unicode-bidi: plaintext; border-left: 3px solid #8888; padding-left: .5rem; opacity: .8; }
.gone { font-style: italic; opacity: .7; }
img { display: block; max-width: 100%; border-radius: .4rem; margin: .2rem 0; }
</style>
)";

QString element(const char *name, const char *style, const QString &text)
{
    return QStringLiteral("<%1 class=\"%2\">%3</%1>\n")
        .arg(QLatin1String(name), QLatin1String(style), text.toHtmlEscaped());
}

/// Only what begins as a PNG or a JPEG does; base64 cannot leave its quotes.
QString picture(const QByteArray &bytes)
{
    const bool png = bytes.startsWith("\x89PNG\r\n\x1a\n");
    if (!png && !bytes.startsWith("\xFF\xD8\xFF"))
        return {};
    return QStringLiteral("<img alt=\"\" src=\"data:image/%1;base64,%2\">\n")
        .arg(png ? QLatin1String("png") : QLatin1String("jpeg"), QString::fromLatin1(bytes.toBase64()));
}

} // namespace

QByteArray HtmlFormat::begin()
{
    const QString names = QCoreApplication::translate("dovetail", "%1 and %2").arg(title().ownName, title().theirName);
    const QString upTo = QCoreApplication::translate("dovetail", "Conversation up to %1")
                             .arg(QLocale().toString(local(title().exportedAt), QLocale::LongFormat));
    return head
        + QStringLiteral("<title>%1</title></head><body>\n<h1>%1</h1>\n<p class=\"by\">%2</p>\n")
              .arg(names.toHtmlEscaped(), upTo.toHtmlEscaped())
              .toUtf8();
}

QByteArray HtmlFormat::row(const Message &message)
{
    QString out;
    if (const QString day = newDay(message); !day.isEmpty())
        out += QStringLiteral("<h2>%1</h2>\n").arg(day.toHtmlEscaped());
    out += message.own ? QStringLiteral("<div class=\"m own\">\n") : QStringLiteral("<div class=\"m\">\n");
    const QDateTime at = local(message.at);
    out += QStringLiteral("<div class=\"by\">%1 · <time datetime=\"%2\">%3</time></div>\n")
               .arg(writer(message).toHtmlEscaped(), at.toOffsetFromUtc(at.offsetFromUtc()).toString(Qt::ISODate),
                    QLocale().toString(at.time(), QLocale::ShortFormat).toHtmlEscaped());
    if (message.quote && message.quote->missing)
        out += element("div", "q gone", QCoreApplication::translate("dovetail", "a message that is not here any more"));
    else if (message.quote)
        out += element("div", "q", message.quote->text);
    if (message.deleted) {
        out += element("div", "gone", QCoreApplication::translate("dovetail", "deleted"));
    } else if (message.kind == MessageKind::Files) {
        out += picture(message.preview);
        out += element("div", "t", QStringLiteral("\U0001F4CE ") + message.text);
    } else {
        out += element("div", "t", message.text);
    }
    if (const QStringList more = remarks(message); !more.isEmpty())
        out += element("div", "re", more.join(QStringLiteral(" · ")));
    return (out + QStringLiteral("</div>\n")).toUtf8();
}

QByteArray HtmlFormat::end()
{
    return "</body></html>\n";
}

} // namespace dovetail
