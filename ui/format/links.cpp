// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/links.h"

#include <QCoreApplication>

namespace dovetail::ui {

namespace {

struct LinkText {
    Q_DECLARE_TR_FUNCTIONS(LinkText)
};

constexpr qsizetype longestHint = 400;

const QStringList &schemes()
{
    static const QStringList list{QStringLiteral("https"), QStringLiteral("http"), QStringLiteral("mailto"),
                                  QStringLiteral("ftp"), QStringLiteral("smb")};
    return list;
}

bool isWordSign(QChar sign)
{
    // A letter of Chinese before "http" is the sentence's: such texts have no spaces.
    return sign.unicode() < 0x2e80 && (sign.isLetterOrNumber() || sign == QLatin1Char('_'));
}

/// What an address can hold. Full-width and Chinese punctuation, quotes and whatever is not visible end it.
bool belongsToLink(QChar sign)
{
    const char16_t code = sign.unicode();
    if (code < 0x80)
        return code > 0x20 && code != 0x7f && !QStringView(u"<>\"`{}|\\^").contains(sign);
    if (sign.isSurrogate())
        return true;
    if ((code >= 0x3000 && code <= 0x3020) || (code >= 0xff01 && code <= 0xff0f) || (code >= 0xff1a && code <= 0xff20)
        || (code >= 0xff3b && code <= 0xff40) || (code >= 0xff5b && code <= 0xff65))
        return false;
    switch (sign.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_NotAssigned:
    case QChar::Other_PrivateUse:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Separator_Space:
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
    case QChar::Punctuation_Open:
    case QChar::Punctuation_Close:
        return false;
    default:
        return code != 0x2026; // …
    }
}

/// Less the punctuation after it; a closing bracket stays where it closes one of the address.
qsizetype trimmedEnd(QStringView text, qsizetype from, qsizetype to)
{
    int open[2] = {0, 0}; // ( [
    for (qsizetype i = from; i < to; ++i) {
        const char16_t code = text.at(i).unicode();
        open[0] += code == '(' ? 1 : code == ')' ? -1 : 0;
        open[1] += code == '[' ? 1 : code == ']' ? -1 : 0;
    }
    for (; to > from; --to) {
        const QChar last = text.at(to - 1);
        if (QStringView(u".,;:!?'*_~").contains(last))
            continue;
        if (last == QLatin1Char(')') && open[0] < 0)
            ++open[0];
        else if (last == QLatin1Char(']') && open[1] < 0)
            ++open[1];
        else
            break;
    }
    return to;
}

/// How long the scheme is that ends before the colon at `colon`; 0: none of ours.
qsizetype schemeBefore(QStringView text, qsizetype colon)
{
    for (const QString &scheme : schemes()) {
        const qsizetype from = colon - scheme.size();
        if (from >= 0 && text.sliced(from, scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0
            && (from == 0 || !isWordSign(text.at(from - 1))))
            return scheme.size();
    }
    return 0;
}

QUrl understood(const QString &address)
{
    const QUrl url(address, QUrl::TolerantMode);
    return mayBeOpened(url) ? url : QUrl();
}

} // namespace

QList<Link> linksIn(const QString &text)
{
    QList<Link> links;
    const QStringView all(text);
    for (qsizetype i = 0; i < all.size(); ++i) {
        const QChar sign = all.at(i);
        qsizetype from = -1;
        qsizetype body = 0; // where the address has begun for certain
        bool bare = false;
        if (sign == QLatin1Char(':')) {
            const qsizetype scheme = schemeBefore(all, i);
            const bool mail = scheme > 0 && all.at(i - 1).toLower() == QLatin1Char('o');
            if (scheme > 0 && (mail || all.sliced(i + 1).startsWith(QLatin1String("//")))) {
                from = i - scheme;
                body = i + (mail ? 1 : 3);
            }
        } else if (sign == QLatin1Char('.') && i >= 3 && all.sliced(i - 3, 3).compare(QLatin1String("www"), Qt::CaseInsensitive) == 0
                   && (i == 3 || !(isWordSign(all.at(i - 4)) || QStringView(u"/.@-").contains(all.at(i - 4))))) {
            from = i - 3;
            body = i + 1;
            bare = true;
        }
        if (from < 0)
            continue;
        qsizetype to = body;
        while (to < all.size() && belongsToLink(all.at(to)))
            ++to;
        const qsizetype end = trimmedEnd(all, body, to);
        if (end > body && end - from <= longestLink) {
            const QString address = all.sliced(from, end - from).toString();
            const QUrl target = understood(bare ? QStringLiteral("http://") + address : address);
            if (!target.isEmpty())
                links += {from, end - from, target};
        }
        i = qMax(i, to - 1);
    }
    return links;
}

bool mayBeOpened(const QUrl &target)
{
    if (!target.isValid() || !schemes().contains(target.scheme()))
        return false;
    if (target.scheme() == QLatin1String("mailto"))
        return target.path().contains(QLatin1Char('@'));
    return !target.host().isEmpty();
}

QString linkHint(const QUrl &target)
{
    QString hint = target.toString(QUrl::PrettyDecoded);
    // What can be decoded may turn the direction of reading, or hide.
    for (const QChar sign : std::as_const(hint)) {
        if (sign.category() == QChar::Other_Format || sign.category() == QChar::Other_Control) {
            hint = target.toString(QUrl::FullyEncoded);
            break;
        }
    }
    if (hint.size() > longestHint)
        hint = hint.left(longestHint) + QChar(0x2026);
    const QString host = target.host(QUrl::FullyEncoded);
    const bool foreign = host.startsWith(QLatin1String("xn--")) || host.contains(QLatin1String(".xn--"));
    if (!host.isEmpty() && (foreign || !target.userInfo().isEmpty()))
        hint += QLatin1Char('\n') + LinkText::tr("Leads to %1").arg(host.left(longestHint));
    return hint;
}

} // namespace dovetail::ui
