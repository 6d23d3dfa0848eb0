// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/persondelegate.h"

#include "ui/contacts/peoplemodel.h"
#include "ui/contacts/personpainter.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

namespace dovetail::ui {

PersonDelegate::PersonDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{}

void PersonDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const Fonts fonts(option.font);
    const bool mirrored = option.direction == Qt::RightToLeft;
    if (index.data(PeopleModel::SectionRole).toInt() == PeopleModel::Heading) {
        paintSection(*painter, option.rect, index.data().toString(), m_theme.colours(), fonts, mirrored);
        return;
    }
    const PersonRow row{
        .person = index.data(PeopleModel::PersonRole).value<Person>(),
        .distinction = index.data(PeopleModel::DistinctionRole).toString(),
        .selected = option.state.testFlag(QStyle::State_Selected),
        .hovered = option.state.testFlag(QStyle::State_MouseOver),
        .focused = option.state.testFlag(QStyle::State_HasFocus)
            && option.state.testFlag(QStyle::State_KeyboardFocusChange),
        .dropTarget = m_dropTarget.isValid() && m_dropTarget == index,
        .mirrored = mirrored,
    };
    paintPerson(*painter, option.rect, row, m_theme.colours(), fonts, QLocale(),
                QDateTime::currentDateTime());
}

QSize PersonDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.data(PeopleModel::SectionRole).toInt() == PeopleModel::Heading)
        return {100, metrics::sectionHeight};
    // Thousands of rows are asked for their height together.
    if (m_height == 0 || m_font != option.font) {
        m_font = option.font;
        m_height = personRowHeight(Fonts(m_font));
    }
    return {100, m_height};
}

} // namespace dovetail::ui
