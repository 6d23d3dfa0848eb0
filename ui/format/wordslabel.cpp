// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/wordslabel.h"

#include "ui/theme/words.h"

namespace dovetail::ui {

void WordsLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawWords(painter, contentsRect(), int(alignment()), text());
}

} // namespace dovetail::ui
