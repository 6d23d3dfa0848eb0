// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/personpainter.h"

#include "ui/contacts/avatar.h"
#include "ui/format/persontext.h"
#include "ui/format/statesign.h"
#include "ui/format/timetext.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/words.h"

#include <QCoreApplication>
#include <QStyle>

namespace dovetail::ui {

namespace {

struct PersonPainter {
    Q_DECLARE_TR_FUNCTIONS(PersonPainter)
};

QString secondLine(const PersonRow &row)
{
    const Person &person = row.person;
    if (!person.resembles.isNull())
        return PersonPainter::tr("Not the %1 you knew before").arg(isolated(shownName(person)));
    if (const QString draft = draftText(person); !draft.isEmpty())
        return draft;
    if (person.trust == Trust::Blocked)
        return presenceText(person);
    if (!row.distinction.isEmpty() && !person.lastMessage) {
        return QStringList{person.host, person.id.toShort()}.join(QStringLiteral(" · "));
    }
    // Who was never written to: whether they want to be, rather than where they are.
    if (!person.lastMessage && person.presence == Presence::Online
        && person.availability != Availability::Available)
        return presenceText(person);
    return previewText(person);
}

/// Returns the width taken from the end of the line. `mirror` puts a part of the row where it belongs.
template <typename Mirror>
int paintBadge(QPainter &painter, const QRect &line, int unread, const Colours &colours, const Fonts &fonts, const Mirror &mirror)
{
    if (unread <= 0)
        return 0;
    QFont font(fonts.tiny);
    font.setWeight(QFont::DemiBold);
    const QString text = unread > 99 ? QStringLiteral("99+") : QString::number(unread);
    const QFontMetrics metrics(font);
    const int height = metrics.height() + 2;
    const int width = qMax(height, metrics.horizontalAdvance(text) + 10);
    const QRect badge = mirror({line.right() - width + 1, line.center().y() - height / 2, width, height});
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.acc);
    painter.drawRoundedRect(badge, height / 2.0, height / 2.0);
    painter.setFont(font);
    painter.setPen(colours.accText);
    const Qt::LayoutDirection direction = painter.layoutDirection();
    painter.setLayoutDirection(Qt::LeftToRight); // "99+", not "+99"
    drawWords(painter, badge, Qt::AlignCenter, text);
    painter.setLayoutDirection(direction);
    return width + 8;
}

void drawElided(QPainter &painter, const QRect &rect, const QFont &font, const QColor &colour,
                const QString &text, Qt::TextElideMode mode = Qt::ElideRight)
{
    painter.setFont(font);
    painter.setPen(colour);
    drawWords(painter, rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
              mode == Qt::ElideRight ? elidedWords(text, font, rect.width()) : QFontMetrics(font).elidedText(text, mode, rect.width()));
}

} // namespace

void paintPerson(QPainter &painter, const QRect &rect, const PersonRow &row, const Colours &colours,
                 const Fonts &fonts, const QLocale &locale, const QDateTime &now)
{
    const Person &person = row.person;
    // All places are worked out from left to right; "left" below is where one begins to read.
    const Qt::LayoutDirection direction = row.mirrored ? Qt::RightToLeft : Qt::LeftToRight;
    const auto mirror = [&rect, direction](const QRect &part) { return QStyle::visualRect(direction, rect, part); };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setLayoutDirection(direction);
    painter.setClipRect(rect, Qt::IntersectClip); // heaped-up accents stay out of the rows beside
    QColor ground = colours.side;
    if (row.selected || row.dropTarget)
        ground = colours.sel;
    else if (row.hovered)
        ground = colours.hover;
    painter.setPen(row.dropTarget || row.focused ? QPen(colours.acc, row.dropTarget ? 2 : 1)
                                                 : QPen(Qt::NoPen));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), metrics::rowRadius,
                            metrics::rowRadius);

    const QRect avatar(rect.left() + 10, rect.top() + (rect.height() - metrics::avatar) / 2, metrics::avatar,
                       metrics::avatar);
    paintAvatar(painter, mirror(avatar), person.id, shownName(person), fonts.body, shownPicture(person));
    paintPresence(painter, mirror(avatar), person.presence, person.availability, colours, ground);

    const int nameHeight = QFontMetrics(fonts.strong).height();
    const int smallHeight = QFontMetrics(fonts.small).height();
    const int top = rect.top() + (rect.height() - nameHeight - smallHeight - 2) / 2;
    const int left = avatar.right() + 15;
    QRect nameLine(left, top, rect.right() - 10 - left, nameHeight);
    QRect previewLine(left, top + nameHeight + 2, nameLine.width(), smallHeight);

    if (person.lastMessage) {
        const QString time = listTimeText(person.lastMessage->storedAt, now, locale);
        painter.setFont(fonts.tiny);
        painter.setPen(colours.sub);
        drawWords(painter, mirror(nameLine), Qt::AlignRight | Qt::AlignVCenter, time);
        nameLine.setRight(nameLine.right() - QFontMetrics(fonts.tiny).horizontalAdvance(time) - 8);
    }
    previewLine.setRight(previewLine.right()
                         - paintBadge(painter, previewLine, person.unread, colours, fonts, mirror));

    // Two of one name and both with a conversation: the name itself must tell them apart.
    if (!row.distinction.isEmpty() && person.lastMessage) {
        const QString which =
            (row.mirrored ? QStringLiteral("%1\u00a0·\u00a0") : QStringLiteral("\u00a0·\u00a0%1")).arg(row.distinction);
        const QFontMetrics small(fonts.small);
        const int star = person.favourite ? metrics::smallIcon + 4 : 0;
        const int nameWidth =
            qMin(QFontMetrics(fonts.strong).horizontalAdvance(shownName(person)), nameLine.width() / 2) + star;
        // The beginning and the end: the id is behind the host.
        drawElided(painter, mirror(nameLine.adjusted(nameWidth, 0, 0, 0)), fonts.small, colours.sub, which, Qt::ElideMiddle);
        nameLine.setWidth(nameWidth);
    }
    if (person.favourite) {
        constexpr int room = metrics::smallIcon + 4;
        const int width = qMin(QFontMetrics(fonts.strong).horizontalAdvance(shownName(person)), nameLine.width() - room);
        paintIcon(painter, mirror({nameLine.left() + width + 4, nameLine.top(), metrics::smallIcon, nameLine.height()}),
                  QStringLiteral("star"), colours.sub, metrics::smallIcon);
        nameLine.setWidth(width);
    }
    drawElided(painter, mirror(nameLine), fonts.strong, colours.text, shownName(person));
    const bool warn = !person.resembles.isNull();
    if (warn) {
        paintIcon(painter,
                  mirror({previewLine.left(), previewLine.top(), metrics::smallIcon, previewLine.height()}),
                  QStringLiteral("alert"), colours.warn, metrics::smallIcon);
        previewLine.setLeft(previewLine.left() + metrics::smallIcon + 4);
    }
    if (const auto state = previewState(person)) {
        const QRect sign(previewLine.right() - metrics::stateIcon + 1, previewLine.top(), metrics::stateIcon, previewLine.height());
        paintState(painter, mirror(sign), *state, colours);
        previewLine.setRight(sign.left() - 6);
    }
    const bool begun = !warn && !draftText(person).isEmpty();
    drawElided(painter, mirror(previewLine), fonts.small, warn || begun ? colours.warn : colours.sub, secondLine(row));
    painter.restore();
}

void paintSection(QPainter &painter, const QRect &rect, const QString &text, const Colours &colours,
                  const Fonts &fonts, bool mirrored)
{
    QFont font(fonts.tiny);
    font.setWeight(QFont::DemiBold);
    painter.save();
    painter.setLayoutDirection(mirrored ? Qt::RightToLeft : Qt::LeftToRight);
    painter.setFont(font);
    painter.setPen(colours.sub);
    drawWords(painter, rect.adjusted(10, 0, -10, -6), Qt::AlignLeft | Qt::AlignBottom, text);
    painter.restore();
}

int personRowHeight(const Fonts &fonts)
{
    const int text = QFontMetrics(fonts.strong).height() + 2 + QFontMetrics(fonts.small).height();
    return qMax(metrics::rowHeight, text + 20);
}

} // namespace dovetail::ui
