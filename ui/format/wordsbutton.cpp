// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/wordsbutton.h"

#include "ui/format/plaintext.h"
#include "ui/theme/words.h"

#include <QStyleOptionButton>
#include <QStylePainter>

namespace dovetail::ui {

void WordsButton::setWords(const QString &words)
{
    m_words = words;
    setText(plainMenuText(words));
}

void WordsButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawControl(QStyle::CE_PushButton, option);
    painter.setPen(option.palette.color(QPalette::ButtonText));
    drawWords(painter, style()->subElementRect(QStyle::SE_PushButtonContents, &option, this), Qt::AlignLeft | Qt::AlignVCenter, m_words);
}

} // namespace dovetail::ui
