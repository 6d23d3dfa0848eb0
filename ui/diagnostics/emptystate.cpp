// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/emptystate.h"

#include "core/common/sentence.h"
#include "ui/format/translated.h"

#include <QPushButton>

namespace dovetail::ui {

namespace {

constexpr int patienceMs = 5'000;

} // namespace

EmptyState::EmptyState(const Theme &theme, QWidget *parent)
    : StatePage(theme, parent), m_add(addButton()), m_help(addButton())
{
    setObjectName(QStringLiteral("emptyState"));
    setAttribute(Qt::WA_StyledBackground);
    m_add->setProperty("primary", true);
    // Their room is kept from the beginning, so that nothing moves when they come.
    for (QPushButton *button : {m_add, m_help}) {
        QSizePolicy policy = button->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        button->setSizePolicy(policy);
    }
    connect(m_add, &QPushButton::clicked, this, &EmptyState::addAddressWanted);
    connect(m_help, &QPushButton::clicked, this, &EmptyState::helpWanted);

    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] { setStage(Stage::Nobody); });
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
    m_help->setVisible(stage == Stage::Nobody || isCutOff());
    QSizePolicy alone = m_add->sizePolicy(); // the help stands in the middle then
    alone.setRetainSizeWhenHidden(!isCutOff());
    m_add->setSizePolicy(alone);
}

void EmptyState::setTexts()
{
    switch (m_stage) {
    case Stage::Looking:
        setPicture(QStringLiteral("search"));
        setTitle(tr("Looking for people on your network"));
        setSentence(tr("People who have Dovetail open appear here automatically."));
        break;
    case Stage::Nobody:
        setPicture(QStringLiteral("people"));
        setTitle(tr("Nobody here yet"));
        setSentence(tr("Open Dovetail on another computer on this network."));
        break;
    case Stage::Choose:
        setPicture(QStringLiteral("chat"));
        setTitle(tr("Choose a person to write to"));
        setSentence(tr("Or drop files on somebody in the list."));
        break;
    }
    if (isCutOff()) {
        setTitle(tr("No network"));
        setSentence(sentence({ErrorCode::NoNetwork, {}}));
    }
}

} // namespace dovetail::ui
