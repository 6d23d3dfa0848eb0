// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/addressdialog.h"

#include "ui/format/beginning.h"
#include "ui/format/placeholder.h"
#include "ui/format/roomforwords.h"
#include "ui/format/translated.h"
#include "ui/theme/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>

namespace dovetail::ui {

namespace {

constexpr int patienceMs = 5'000;
constexpr int longestAddress = 64; ///< that is said back

} // namespace

AddressDialog::AddressDialog(QWidget *parent)
    : QDialog(parent),
      m_label(new QLabel),
      m_edit(new QLineEdit),
      m_said(new QLabel),
      m_help(new QPushButton),
      m_cancel(new QPushButton),
      m_add(new QPushButton)
{
    setMinimumWidth(460);
    keepRoomForWords(this);
    m_label->setWordWrap(true);
    keepAtBeginning(*m_label);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    m_said->setMinimumHeight(m_said->fontMetrics().height() * 2); // so that nothing jumps
    m_said->setAlignment(Qt::AlignTop);
    keepAtBeginning(*m_said);

    m_help->setAutoDefault(false);
    QSizePolicy policy = m_help->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_help->setSizePolicy(policy);
    m_add->setDefault(true);
    m_add->setProperty("primary", true);
    connect(m_help, &QPushButton::clicked, this, &AddressDialog::helpWanted);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_add, &QPushButton::clicked, this, [this] { emit addressEntered(m_edit->text().trimmed()); });
    connect(m_edit, &QLineEdit::textChanged, this, [this] { setStage(Stage::Typing); });
    m_patience.setSingleShot(true);
    m_patience.setInterval(patienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] { setStage(Stage::Nobody); });

    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_help);
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_add);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(8);
    column->addWidget(m_label);
    column->addWidget(m_edit);
    column->addWidget(m_said);
    column->addStretch();
    column->addLayout(buttons);

    setStage(Stage::Typing);
    keepTranslated(this, [this] { setTexts(); });
}

void AddressDialog::refuse(const QString &sentence)
{
    m_sentence = sentence;
    setStage(Stage::Refused);
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->selectAll();
}

void AddressDialog::look()
{
    setStage(Stage::Looking);
    m_patience.start();
}

void AddressDialog::setStage(Stage stage)
{
    m_stage = stage;
    m_patience.stop();
    m_add->setEnabled(stage != Stage::Looking && !m_edit->text().trimmed().isEmpty());
    m_help->setVisible(stage == Stage::Nobody);
    m_said->setProperty("tone", stage == Stage::Looking ? QStringLiteral("sub") : QStringLiteral("warn"));
    m_said->style()->unpolish(m_said);
    m_said->style()->polish(m_said);
    setTexts();
}

void AddressDialog::setTexts()
{
    setWindowTitle(tr("Add by address"));
    m_label->setText(tr("The address or name of the other computer:"));
    m_edit->setAccessibleName(m_label->text());
    //: Examples of an address; the numbers stay as they are.
    setPlaceholder(*m_edit, tr("10.0.0.12, 10.0.0.12:27423 or a computer's name"));
    m_help->setText(tr("Why can't I see someone?"));
    m_cancel->setText(tr("Cancel"));
    m_add->setText(tr("Add"));
    switch (m_stage) {
    case Stage::Typing:
        m_said->clear();
        break;
    case Stage::Refused:
        m_said->setText(m_sentence);
        break;
    case Stage::Looking:
        m_said->setText(tr("Looking…"));
        break;
    case Stage::Nobody:
        m_said->setText(tr("Nobody answers at %1. Is Dovetail open there?").arg(isolated(m_edit->text().trimmed().left(longestAddress))));
        break;
    }
}

} // namespace dovetail::ui
