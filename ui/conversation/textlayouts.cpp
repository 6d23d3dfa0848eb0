// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/textlayouts.h"

#include "ui/format/messagetext.h"
#include "ui/theme/emojiruns.h"

#include <QFontMetricsF>

#include <cmath>

namespace dovetail::ui {

namespace {

/// At most shownLines; `clipped` says whether there were more.
QSizeF breakLines(QTextLayout &layout, int width, bool *clipped)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    if (layout.text().isRightToLeft()) {
        option.setTextDirection(Qt::RightToLeft);
        option.setAlignment(Qt::AlignRight | Qt::AlignAbsolute);
    }
    option.setTabStopDistance(QFontMetricsF(layout.font()).horizontalAdvance(QLatin1Char('0')) * 4);
    layout.setTextOption(option);
    layout.setCacheEnabled(true);
    qreal y = 0;
    qreal widest = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition(QPointF(0, y));
        y += std::ceil(line.height() * 1.08); // room between lines, as in the window's other texts
        widest = qMax(widest, line.naturalTextWidth());
        if (line.lineNumber() + 1 == shownLines) {
            *clipped |= line.textStart() + line.textLength() < layout.text().size();
            break;
        }
    }
    layout.endLayout();
    return {widest, y};
}

/// Those that begin in what is shown. One that is cut off there leads to the whole address all the same.
QList<Link> shownLinks(const QString &text, qsizetype shown)
{
    QList<Link> links = linksIn(text.left(shown + longestLink + 1));
    links.removeIf([shown](const Link &link) { return link.start >= shown; });
    if (!links.isEmpty())
        links.last().length = qMin(links.last().length, shown - links.last().start);
    return links;
}

} // namespace

std::shared_ptr<const TextLayouts::Entry> TextLayouts::of(const Message &message, int width,
                                                          const QFont &font)
{
    const Key key{keyOf(message), width};
    const QString source = message.deleted ? deletedText() : clippedText(message.text);
    if (const auto *known = m_entries.object(key);
        known && (*known)->text == source && (*known)->layout.font() == font)
        return *known;
    QString shown = source;
    shown.replace(QLatin1Char('\n'), QChar::LineSeparator);
    const auto entry = std::make_shared<Entry>(source, shown, font);
    entry->layout.setFormats(emojiRuns(shown, font));
    entry->clipped = !message.deleted && source.size() < message.text.size();
    entry->size = breakLines(entry->layout, width, &entry->clipped);
    const QTextLine last = entry->layout.lineAt(entry->layout.lineCount() - 1);
    entry->shownLength = last.isValid() ? last.textStart() + last.textLength() : 0;
    if (!message.deleted)
        entry->links = shownLinks(message.text, source.size());
    m_entries.insert(key, new std::shared_ptr<const Entry>(entry), qMax<qsizetype>(1, shown.size()));
    return entry;
}

} // namespace dovetail::ui
