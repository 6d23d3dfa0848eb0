// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/nobodyline.h"

#include "ui/format/beginning.h"
#include "ui/format/translated.h"
#include "ui/theme/fonts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace dovetail::ui {

NobodyLine::NobodyLine(QWidget *parent) : QWidget(parent), m_words(new QLabel), m_why(new QPushButton)
{
    m_words->setFont(Fonts(font()).small);
    m_words->setProperty("tone", QStringLiteral("sub"));
    m_words->setWordWrap(true);
    keepAtBeginning(*m_words);
    m_why->setFont(Fonts(font()).small);
    m_why->setProperty("link", true);
    connect(m_why, &QPushButton::clicked, this, &NobodyLine::helpWanted);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(4);
    row->addSpacing(12); // where one begins to read: margins do not change sides
    row->addWidget(m_words, 1);
    row->addWidget(m_why);
    m_patience.setSingleShot(true);
    m_patience.setInterval(5'000);
    connect(&m_patience, &QTimer::timeout, this, &QWidget::show);
    keepTranslated(this, [this] {
        m_words->setText(tr("Nobody is here just now"));
        m_why->setText(tr("Why?"));
        m_why->setAccessibleName(tr("Why can't I see someone?"));
    });
    hide();
}

void NobodyLine::setAlone(bool alone)
{
    if (!alone) {
        m_patience.stop();
        hide();
    } else if (isHidden() && !m_patience.isActive()) {
        m_patience.start();
    }
}

} // namespace dovetail::ui
