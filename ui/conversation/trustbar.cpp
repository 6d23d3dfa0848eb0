// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/trustbar.h"

#include "core/common/limits.h"
#include "ui/format/beginning.h"
#include "ui/format/persontext.h"
#include "ui/format/plaintext.h"
#include "ui/format/translated.h"
#include "ui/theme/metrics.h"
#include "ui/theme/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace dovetail::ui {

TrustBar::TrustBar(QWidget *parent)
    : QWidget(parent),
      m_layout(new QBoxLayout(QBoxLayout::LeftToRight, this)),
      m_words(new QLabel),
      m_unblock(new QPushButton),
      m_accept(new QPushButton),
      m_verify(new QPushButton),
      m_block(new QPushButton)
{
    setObjectName(QStringLiteral("trustBar"));
    setAttribute(Qt::WA_StyledBackground);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setWordWrap(true);
    keepAtBeginning(*m_words);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (QPushButton *button : {m_unblock, m_accept, m_verify, m_block})
        buttons->addWidget(button);
    buttons->addStretch();
    m_layout->setContentsMargins(metrics::pageMargin, 11, metrics::pageMargin, 13);
    m_layout->setSpacing(9);
    m_layout->addWidget(m_words, 1);
    m_layout->addLayout(buttons);
    connect(m_unblock, &QPushButton::clicked, this, [this] { emit unblockWanted(m_person.id); });
    connect(m_accept, &QPushButton::clicked, this, [this] { emit identityAccepted(m_person.id); });
    connect(m_verify, &QPushButton::clicked, this, [this] { emit verifyWanted(m_person.id); });
    connect(m_block, &QPushButton::clicked, this, [this] { emit blockWanted(m_person.id); });
    keepTranslated(this, [this] { retranslate(); });
}

bool TrustBar::isNeededFor(const Person &person)
{
    return person.trust == Trust::Blocked || !person.resembles.isNull();
}

void TrustBar::setPerson(const Person &person)
{
    m_person = person;
    setVisible(isNeededFor(person));
    retranslate();
}

/// As far from the edges as the messages are.
void TrustBar::resizeEvent(QResizeEvent *event)
{
    const int beside = metrics::besideColumn(width());
    m_layout->setContentsMargins(metrics::pageMargin + beside, 11, metrics::pageMargin + beside, 13);
    m_layout->activate();
    QWidget::resizeEvent(event);
}

void TrustBar::retranslate()
{
    const bool blocked = m_person.trust == Trust::Blocked;
    QString whole = shownName(m_person);
    if (whole.size() > limits::maxNameLength)
        whole = whole.left(limits::maxNameLength - 1).trimmed() + QStringLiteral("…");
    const QString name = isolated(whole);
    m_words->setText(blocked ? tr("You have blocked %1")
                                   .arg(name)
                             : tr("This is not the %1 you knew: they have installed Dovetail anew, or somebody else uses their name. "
                                  "Nothing is sent before you decide.")
                                   .arg(name));
    m_unblock->setText(tr("Unblock"));
    m_accept->setText(tr("It is them"));
    m_verify->setText(tr("Verify…"));
    m_block->setText(tr("Block"));
    m_unblock->setVisible(blocked);
    for (QPushButton *button : {m_accept, m_verify, m_block})
        button->setVisible(!blocked);
    // Three buttons leave the words no room beside them.
    m_layout->setDirection(blocked ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace dovetail::ui
