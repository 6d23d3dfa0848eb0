// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/statepage.h"

#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace dovetail::ui {

namespace {

constexpr int pictureSize = 44;
constexpr int mostSideBySide = 2;

} // namespace

StatePage::StatePage(const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_icon(new QLabel),
      m_title(new QLabel),
      m_sentence(new QLabel),
      m_column(new QVBoxLayout(this)),
      m_row(new QBoxLayout(QBoxLayout::LeftToRight))
{
    for (QLabel *label : {m_icon, m_title, m_sentence}) {
        label->setAlignment(Qt::AlignCenter);
        label->setTextFormat(Qt::PlainText);
        label->hide();
    }
    m_title->setFont(Fonts::scaled(Fonts(font()).strong, 1.15));
    m_title->setProperty("tone", QStringLiteral("strong"));
    m_title->setWordWrap(true);
    m_sentence->setProperty("tone", QStringLiteral("sub"));
    m_sentence->setWordWrap(true);
    m_row->setSpacing(8);

    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addLayout(m_row);
    middle->addStretch();
    m_column->setContentsMargins(32, 24, 32, 24);
    m_column->setSpacing(4);
    m_column->addStretch(5);
    m_column->addWidget(m_icon);
    m_column->addSpacing(10);
    m_column->addWidget(m_title);
    m_column->addWidget(m_sentence);
    m_column->addSpacing(12);
    m_column->addLayout(middle);
    m_column->addStretch(6);
    connect(&theme, &Theme::changed, this, &StatePage::retint);
}

void StatePage::setPicture(const QString &icon, Tone tone)
{
    if (icon == m_picture && tone == m_tone)
        return;
    m_picture = icon;
    m_tone = tone;
    m_icon->show();
    m_sentence->setTextInteractionFlags(tone == Tone::Bad ? Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard
                                                          : Qt::NoTextInteraction);
    retint();
}

void StatePage::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
}

void StatePage::setSentence(const QString &sentence, Tone tone)
{
    m_sentence->setText(sentence);
    const QString name = tone == Tone::Bad ? QStringLiteral("bad") : QStringLiteral("sub");
    if (m_sentence->property("tone") != name) { // dressing anew takes its time
        m_sentence->setProperty("tone", name);
        m_sentence->style()->unpolish(m_sentence);
        m_sentence->style()->polish(m_sentence);
    }
    m_sentence->setVisible(!sentence.isEmpty());
    if (m_bar)
        m_bar->setAccessibleName(sentence);
}

void StatePage::setBusy(bool busy)
{
    if (!m_bar) {
        m_bar = new QProgressBar;
        m_bar->setRange(0, 0);
        m_bar->setTextVisible(false);
        m_bar->setFixedSize(160, metrics::bar);
        m_bar->setAccessibleName(m_sentence->text());
        m_column->insertWidget(m_column->count() - 2, m_bar, 0, Qt::AlignHCenter);
    }
    m_bar->setVisible(busy);
}

QPushButton *StatePage::addButton()
{
    auto *button = new QPushButton;
    button->setAutoDefault(true); // in windows too, not only in dialogs: Enter presses the one that has the keyboard
    m_row->addWidget(button);
    if (m_row->count() > mostSideBySide)
        m_row->setDirection(QBoxLayout::TopToBottom);
    return button;
}

void StatePage::addField(QWidget *field)
{
    m_row->addWidget(field);
}

void StatePage::retint()
{
    if (!m_picture.isEmpty())
        m_icon->setPixmap(iconPixmap(m_picture, m_tone == Tone::Bad ? m_theme.colours().bad : m_theme.colours().sub,
                                     pictureSize, devicePixelRatioF()));
}

} // namespace dovetail::ui
