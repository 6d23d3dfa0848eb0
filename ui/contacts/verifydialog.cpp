// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/verifydialog.h"

#include "ui/contacts/qrcode.h"
#include "ui/format/beginning.h"
#include "ui/format/copyable.h"
#include "ui/format/persontext.h"
#include "ui/format/roomforwords.h"
#include "ui/theme/fonts.h"
#include "ui/theme/words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

namespace dovetail::ui {

namespace {

/// In two lines of three words: easier to read aloud, and it fits the narrowest window.
QString inLines(const QString &phrase)
{
    QStringList words = phrase.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const QStringList first = words.mid(0, (words.size() + 1) / 2);
    return first.join(QStringLiteral("  ")) + QLatin1Char('\n')
        + words.mid(first.size()).join(QStringLiteral("  "));
}

} // namespace

VerifyDialog::VerifyDialog(const Person &person, const Verification &verification, QWidget *parent)
    : QDialog(parent),
      m_phrase(verification.phrase),
      m_explanation(new QLabel),
      m_words(new QLabel(inLines(verification.phrase))),
      m_code(new QrCode),
      m_aboutCode(new QLabel),
      m_state(new QLabel),
      m_mark(new QPushButton),
      m_close(new QPushButton)
{
    setMinimumWidth(420);
    keepRoomForWords(this);
    m_explanation->setTextFormat(Qt::PlainText);
    m_explanation->setWordWrap(true);
    keepAtBeginning(*m_explanation);
    m_words->setObjectName(QStringLiteral("words"));
    m_words->setTextFormat(Qt::PlainText);
    m_words->setAlignment(Qt::AlignCenter);
    makeCopyable(*m_words);
    m_words->setFont(Fonts::scaled(Fonts(font()).strong, 1.45));
    m_words->setProperty("tone", QStringLiteral("strong"));
    m_code->setContent(verification.code);
    m_aboutCode->setTextFormat(Qt::PlainText);
    m_aboutCode->setWordWrap(true);
    m_aboutCode->setAlignment(Qt::AlignCenter);
    m_aboutCode->setFont(Fonts(font()).small);
    m_aboutCode->setProperty("tone", QStringLiteral("sub"));
    m_aboutCode->setVisible(!verification.code.isEmpty());
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_state->setAlignment(Qt::AlignCenter);

    connect(m_mark, &QPushButton::clicked, this,
            [this] { emit verifiedChosen(m_person.trust != Trust::Verified); });
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_close);
    buttons->addWidget(m_mark);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(16);
    column->addWidget(m_explanation);
    column->addWidget(m_words);
    auto *code = new QVBoxLayout;
    code->setSpacing(6);
    code->addWidget(m_code, 0, Qt::AlignHCenter);
    code->addWidget(m_aboutCode);
    column->addLayout(code);
    column->addWidget(m_state);
    column->addStretch();
    column->addLayout(buttons);
    setPerson(person);
    m_close->setFocus(Qt::OtherFocusReason); // one click marks them, but no key struck by mistake
}

void VerifyDialog::setPerson(const Person &person)
{
    m_person = person;
    retranslate();
}

void VerifyDialog::retranslate()
{
    const QString name = shownName(m_person).left(64);
    const bool verified = m_person.trust == Trust::Verified;
    setWindowTitle(tr("Verify %1").arg(name));
    if (m_phrase.isEmpty())
        m_explanation->setText(tr("The words could not be made just now. Close some programs and try again."));
    else if (verified)
        m_explanation->setText(tr("You both saw these words: nobody else can read or change what you write to each other."));
    else
        m_explanation->setText(tr("Ask %1, on the phone or face to face, to choose Verify as well: if you both see "
                                  "these words, nobody else can read or change what you write to each other.")
                                   .arg(isolated(name)));
    m_words->setAccessibleName(tr("Words to compare: %1").arg(m_phrase));
    m_code->setAccessibleName(tr("The same words as a QR code"));
    m_aboutCode->setText(tr("Scanned with a phone, the code shows the same words."));
    m_state->setText(verified ? tr("You have verified %1.").arg(isolated(name)) : QString());
    m_state->setProperty("tone", QStringLiteral("ok"));
    m_mark->setText(verified ? tr("Undo verification") : tr("They are the same"));
    m_mark->setProperty("primary", !verified);
    m_mark->setEnabled(!m_phrase.isEmpty() && m_person.trust != Trust::Blocked);
    m_mark->style()->polish(m_mark);
    m_close->setText(tr("Close"));
}

void VerifyDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace dovetail::ui
