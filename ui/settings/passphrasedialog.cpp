// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/passphrasedialog.h"

#include "ui/format/beginning.h"
#include "ui/format/placeholder.h"
#include "ui/format/roomforwords.h"
#include "ui/format/translated.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

namespace dovetail::ui {

PassphraseDialog::PassphraseDialog(Purpose purpose, const std::function<Words()> &words, QWidget *parent)
    : QDialog(parent),
      m_purpose(purpose),
      m_first(new QLineEdit),
      m_again(new QLineEdit),
      m_note(new QLabel),
      m_go(new QPushButton)
{
    setMinimumWidth(420);
    keepRoomForWords(this);
    auto *text = new QLabel;
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    keepAtBeginning(*text);
    m_first->setEchoMode(QLineEdit::Password);
    m_first->setObjectName(QStringLiteral("passphrase"));
    m_again->setEchoMode(QLineEdit::Password);
    m_again->setObjectName(QStringLiteral("passphraseAgain"));
    m_again->setVisible(purpose == Purpose::Choose);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setMinimumHeight(m_note->fontMetrics().height() * 2); // so that nothing jumps
    m_note->setAlignment(Qt::AlignTop);
    keepAtBeginning(*m_note);
    auto *cancel = new QPushButton;
    m_go->setDefault(true);
    m_go->setProperty("primary", true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_go, &QPushButton::clicked, this, [this] { emit entered(m_first->text()); });
    connect(m_first, &QLineEdit::textChanged, this, &PassphraseDialog::judge);
    connect(m_again, &QLineEdit::textChanged, this, &PassphraseDialog::judge);

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_go);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(10);
    column->addWidget(text);
    column->addWidget(m_first);
    column->addWidget(m_again);
    column->addWidget(m_note);
    column->addStretch();
    column->addLayout(buttons);
    keepTranslated(this, [=, this] {
        const Words now = words();
        setWindowTitle(now.title);
        text->setText(now.explanation);
        m_go->setText(now.action);
        m_first->setAccessibleName(tr("Passphrase"));
        setPlaceholder(*m_first, tr("Passphrase"));
        m_again->setAccessibleName(tr("The passphrase once more"));
        setPlaceholder(*m_again, tr("The passphrase once more"));
        cancel->setText(tr("Cancel"));
        if (m_first->isEnabled())
            judge();
        else
            m_note->setText(tr("One moment…"));
    });
}

void PassphraseDialog::judge()
{
    QString note;
    bool good = !m_first->text().isEmpty();
    if (m_purpose == Purpose::Choose) {
        good = m_first->text().size() >= shortest && m_first->text() == m_again->text();
        if (m_first->text().size() < shortest)
            note = tr("At least %n character(s): several words are easiest to remember.", nullptr, shortest);
        else if (!m_again->text().isEmpty() && !good)
            note = tr("The two are not the same yet.");
    }
    m_note->setProperty("tone", QStringLiteral("sub"));
    m_note->style()->polish(m_note);
    m_note->setText(note);
    m_go->setEnabled(good);
}

void PassphraseDialog::wait()
{
    m_go->setEnabled(false);
    m_first->setEnabled(false);
    m_again->setEnabled(false);
    m_note->setText(tr("One moment…"));
}

void PassphraseDialog::refuse(const QString &sentence)
{
    m_first->setEnabled(true);
    m_again->setEnabled(true);
    judge();
    m_note->setProperty("tone", QStringLiteral("warn"));
    m_note->style()->polish(m_note);
    m_note->setText(sentence);
    m_first->setFocus(Qt::OtherFocusReason);
    m_first->selectAll();
}

} // namespace dovetail::ui
