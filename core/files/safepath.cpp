// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/files/safepath.h"

#include "core/common/displaytext.h"
#include "core/common/limits.h"

#include <QSet>

#include <algorithm>

namespace dovetail::files {

namespace {

constexpr QChar substitute = u'_';
/// A longer "extension" is a part of the name.
constexpr int maxExtensionBytes = 32;

bool isForbiddenOnWindows(char32_t c)
{
    switch (c) {
    case U'/':
    case U'\\':
    case U':':
    case U'*':
    case U'?':
    case U'"':
    case U'<':
    case U'>':
    case U'|':
        return true;
    default:
        return false;
    }
}

/// Characters that print nothing although Unicode does not count them among the format characters.
bool isBlank(char32_t c)
{
    return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x17B4 || c == 0x17B5 || c == 0x2800
        || c == 0x3164 || c == 0xFFA0 || (c >= 0x180B && c <= 0x180F);
}

/// Persian words and joined emoji need their joiners; between Latin letters they only deceive.
bool isJoinerInPlace(const QList<uint> &text, qsizetype at)
{
    constexpr uint firstJoinedScript = 0x0590;
    return (text[at] == 0x200C || text[at] == 0x200D) && at > 0 && at + 1 < text.size()
        && text[at - 1] >= firstJoinedScript && text[at + 1] >= firstJoinedScript && text[at + 1] != 0x200C
        && text[at + 1] != 0x200D;
}

QString withoutDangerousCharacters(const QString &text)
{
    const QList<uint> points = text.toUcs4();
    QString out;
    out.reserve(text.size());
    for (qsizetype i = 0; i < points.size(); ++i) {
        const char32_t c = points[i];
        if (c < 0x10000 && isForbiddenOnWindows(c)) {
            out += substitute;
            continue;
        }
        switch (QChar::category(c)) {
        case QChar::Other_Control:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            continue;
        case QChar::Other_Format:
            if (!isJoinerInPlace(points, i))
                continue;
            break;
        case QChar::Other_Surrogate:
            out += substitute;
            continue;
        default:
            break;
        }
        if (isBlank(c) || QChar::isNonCharacter(c))
            continue;
        out += QChar::fromUcs4(c);
    }
    return out;
}

/// Most names: nothing in them to look up, to clean or to normalise.
bool isPlain(QStringView text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) {
        return c >= u' ' && c < QChar(0x7F) && !isForbiddenOnWindows(c.unicode());
    });
}

QStringView trimmed(QStringView text)
{
    const auto goes = [](QChar c) {
        return c.isSpace() || c == u'.' || c == QChar(0x200C) || c == QChar(0x200D);
    };
    while (!text.isEmpty() && goes(text.front()))
        text = text.mid(1);
    while (!text.isEmpty() && goes(text.back()))
        text.chop(1);
    return text;
}

/// Windows gives these to devices, whatever extension follows.
bool isDeviceName(QStringView name)
{
    // All of them begin with one of these, and few other names do.
    if (constexpr QStringView initials = u"CPANLcpanl"; name.isEmpty() || !initials.contains(name.front()))
        return false;
    const qsizetype dot = name.indexOf(u'.');
    const QStringView bare = trimmed(dot < 0 ? name : name.left(dot));
    if (constexpr qsizetype longest = 7; bare.size() > longest)
        return false;
    const QString stem = bare.toString().toUpper();
    static const QSet<QString> plain{
        QStringLiteral("CON"),    QStringLiteral("PRN"),     QStringLiteral("AUX"),   QStringLiteral("NUL"),
        QStringLiteral("CONIN$"), QStringLiteral("CONOUT$"), QStringLiteral("CLOCK$")};
    if (plain.contains(stem))
        return true;
    // COM1 ... COM9 and LPT1 ... LPT9; superscript one, two and three count as digits there.
    return stem.size() == 4 && (stem.startsWith(u"COM") || stem.startsWith(u"LPT"))
        && QStringView(u"0123456789\u00B9\u00B2\u00B3").contains(stem.back());
}

/// Most names again: what safeName() would leave as it is.
bool isSafe(QStringView name)
{
    return !name.isEmpty() && name.size() <= limits::maxFileNameBytes && isPlain(name)
        && trimmed(name).size() == name.size() && !isDeviceName(name);
}

bool isSafePath(QStringView path)
{
    int depth = 0;
    for (const QStringView part : path.tokenize(u'/'))
        if (++depth > limits::maxPathDepth || !isSafe(part))
            return false;
    return true;
}

/// Where the extension begins, ".tar.gz" being one; the length of the name when there is none.
qsizetype extensionStart(QStringView name)
{
    qsizetype dot = name.lastIndexOf(u'.');
    if (dot <= 0 || name.mid(dot).toUtf8().size() > maxExtensionBytes)
        return name.size();
    const QStringView stem = name.left(dot);
    constexpr QStringView tar = u".tar";
    if (stem.size() > tar.size() && stem.endsWith(tar, Qt::CaseInsensitive))
        dot -= tar.size();
    return dot;
}

/// As many whole characters from the front as fit.
QStringView cut(QStringView text, int maxBytes)
{
    int bytes = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        const bool pair = text[at].isHighSurrogate() && at + 1 < text.size();
        const ushort unit = text[at].unicode();
        bytes += pair ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
        if (bytes > maxBytes)
            break;
        at += pair ? 2 : 1;
    }
    return text.left(at);
}

/// stem + infix + extension within the limit, at the stem's cost.
QString assembled(QStringView name, const QString &infix)
{
    const qsizetype at = extensionStart(name);
    const QStringView extension = name.mid(at);
    const qsizetype room = limits::maxFileNameBytes - extension.toUtf8().size() - infix.toUtf8().size();
    QStringView stem = cut(name.left(at), static_cast<int>(room));
    while (!stem.isEmpty() && (stem.back().isSpace() || stem.back() == u'.' || stem.back() == QChar(0x200D)))
        stem.chop(1);
    return stem.toString() + infix + extension.toString();
}

enum class Hidden { Shown, Kept };

Result<QString> safeName(const QString &fromWire, Hidden hidden)
{
    // Normalised again after the cleaning, which may have brought a letter and its accent together.
    const QString clean = isPlain(fromWire)
        ? fromWire
        : withoutDangerousCharacters(fromWire.normalized(QString::NormalizationForm_C))
              .normalized(QString::NormalizationForm_C);
    QString safe = trimmed(clean).toString();
    const bool onlySubstitutes =
        std::all_of(safe.cbegin(), safe.cend(), [](QChar c) { return c == substitute; });
    if (safe.isEmpty() || (onlySubstitutes && fromWire != safe))
        return {ErrorCode::UnsafeName, cleanLine(fromWire, limits::maxFileNameBytes)};
    if (hidden == Hidden::Kept && clean.startsWith(u'.'))
        safe.prepend(u'.');
    if (isDeviceName(safe))
        safe.prepend(substitute);
    if (safe.toUtf8().size() > limits::maxFileNameBytes)
        safe = assembled(safe, {});
    return safe;
}

} // namespace

Result<QString> SafePath::name(const QString &fromWire)
{
    return safeName(fromWire, Hidden::Shown);
}

Result<QString> SafePath::nameInTree(const QString &fromWire)
{
    return safeName(fromWire, Hidden::Kept);
}

Result<QString> SafePath::path(const QString &fromWire, bool *changed)
{
    if (isSafePath(fromWire))
        return fromWire;
    QStringList safe;
    const QStringList parts = fromWire.split(u'/');
    if (parts.size() > limits::maxPathDepth)
        return {ErrorCode::UnsafeName, cleanLine(fromWire, limits::maxFileNameBytes)};
    for (const QString &part : parts) {
        if (part.isEmpty() || part == u"." || part == u"..")
            return {ErrorCode::UnsafeName, cleanLine(fromWire, limits::maxFileNameBytes)};
        // Nobody looks for what is directly in their folder and hidden; in a tree it belongs to the whole.
        const Result<QString> own = safe.isEmpty() ? name(part) : nameInTree(part);
        safe += own.ok() ? *own : QStringLiteral("unnamed");
        if (changed && safe.last() != part)
            *changed = true;
    }
    return safe.join(u'/');
}

QString SafePath::numbered(const QString &safeName, int number)
{
    return assembled(safeName, QStringLiteral(" (%1)").arg(number));
}

} // namespace dovetail::files
