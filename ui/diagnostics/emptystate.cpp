// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/emptystate.h"

#include "core/common/sentence.h"
#include "ui/format/translated.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace dovetail::ui {

namespace {

constexpr int patienceMs = 5'000;

} // namespace

EmptyState::EmptyState(const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_icon(new QLabel),
      m_title(new QLabel),
      m_detail(new QLabel),
      m_add(new QPushButton),
      m_help(new QPushButton)
{
    setObjectName(QStringLiteral("emptyState"));
    setAttribute(Qt::WA_StyledBackground);
    m_icon->setAlignment(Qt::AlignCenter);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setFont(Fonts::scaled(Fonts(font()).strong, 1.15));
    m_title->setProperty("tone", QStringLiteral("strong"));
    m_title->setWordWrap(true);
    m_detail->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_detail->setProperty("tone", QStringLiteral("sub"));
    m_detail->setWordWrap(true);
    m_add->setProperty("primary", true);
    // Their room is kept from the beginning, so that nothing moves when they come.
    for (QPushButton *button : {m_add, m_help}) {
        QSizePolicy policy = button->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        button->setSizePolicy(policy);
    }
    connect(m_add, &QPushButton::clicked, this, &EmptyState::addAddressWanted);
    connect(m_help, &QPushButton::clicked, this, &EmptyState::helpWanted);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_add);
    buttons->addSpacing(4);
    buttons->addWidget(m_help);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(32, 32, 32, 32);
    column->addStretch(5);
    column->addWidget(m_icon);
    column->addSpacing(14);
    column->addWidget(m_title);
    column->addSpacing(2);
    column->addWidget(m_detail);
    column->addSpacing(14);
    column->addLayout(buttons);
    column->addStretch(6);

    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] { setStage(Stage::Nobody); });
    connect(&theme, &Theme::changed, this, &EmptyState::retint);
    keepTranslated(this, [this] {
        m_add->setText(tr("Add by address…"));
        m_help->setText(tr("Why can't I see someone?"));
        setTexts();
    });
    setStage(Stage::Choose);
}

void EmptyState::look()
{
    if (m_stage == Stage::Choose) {
        setStage(Stage::Looking);
        m_patience.start();
    }
}

void EmptyState::setOnNetwork(bool onNetwork)
{
    if (m_onNetwork != onNetwork) {
        m_onNetwork = onNetwork;
        setStage(m_stage);
    }
}

void EmptyState::choose()
{
    setStage(Stage::Choose);
}

void EmptyState::setStage(Stage stage)
{
    m_stage = stage;
    if (stage != Stage::Looking)
        m_patience.stop();
    setTexts();
    m_add->setVisible(stage == Stage::Nobody && !isCutOff());
    m_help->setVisible(stage == Stage::Nobody && !isCutOff());
    retint();
}

void EmptyState::setTexts()
{
    switch (m_stage) {
    case Stage::Looking:
        m_title->setText(tr("Looking for people on your network"));
        m_detail->setText(tr("Whoever has Dovetail open appears by themselves."));
        break;
    case Stage::Nobody:
        m_title->setText(tr("Nobody here yet"));
        m_detail->setText(tr("Open Dovetail on another computer on this network."));
        break;
    case Stage::Choose:
        m_title->setText(tr("Choose a person to write to"));
        m_detail->setText(tr("Or drop files on somebody in the list."));
        break;
    }
    if (isCutOff()) {
        m_title->setText(tr("No network"));
        m_detail->setText(sentence({ErrorCode::NoNetwork, {}}));
    }
}

void EmptyState::retint()
{
    const QString icon = m_stage == Stage::Choose ? QStringLiteral("chat")
        : m_stage == Stage::Looking               ? QStringLiteral("search")
                                                  : QStringLiteral("people");
    m_icon->setPixmap(iconPixmap(icon, m_theme.colours().sub, 44, devicePixelRatioF()));
}

} // namespace dovetail::ui
