// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/question.h"

#include "ui/format/beginning.h"
#include "ui/format/roomforwords.h"
#include "ui/format/translated.h"
#include "ui/theme/fonts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace dovetail::ui {

Question::Question(std::function<Words()> words, Deed deed, QWidget *parent)
    : QDialog(parent), m_deed(new QPushButton), m_leave(new QPushButton)
{
    setMinimumWidth(400);
    keepRoomForWords(this);
    auto *text = new QLabel;
    auto *meaning = new QLabel;
    for (QLabel *label : {text, meaning}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        keepAtBeginning(*label);
    }
    text->setFont(Fonts(font()).strong);
    text->setProperty("tone", QStringLiteral("strong"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_leave);
    buttons->addWidget(m_deed);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(8);
    column->addWidget(text);
    column->addWidget(meaning);
    column->addSpacing(8);
    column->addStretch();
    column->addLayout(buttons);

    m_deed->setProperty(deed == Deed::Grave ? "danger" : "primary", true);
    const bool asks = !words().deed.isEmpty();
    m_deed->setVisible(asks);
    QPushButton *usual = asks && deed == Deed::Harmless ? m_deed : m_leave;
    usual->setDefault(true);
    usual->setFocus(Qt::OtherFocusReason);
    connect(m_deed, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_leave, &QPushButton::clicked, this, &QDialog::reject);
    keepTranslated(this, [=, this] {
        const Words now = words();
        setWindowTitle(now.title);
        setAccessibleName(now.text);
        setAccessibleDescription(now.meaning);
        text->setText(now.text);
        meaning->setText(now.meaning);
        meaning->setVisible(!now.meaning.isEmpty());
        m_deed->setText(now.deed);
        m_leave->setText(now.leave.isEmpty() ? tr("Cancel") : now.leave);
    });
}

Question &Question::ask(QWidget *parent, Deed deed, std::function<Words()> words)
{
    auto *question = new Question(std::move(words), deed, parent);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->open();
    return *question;
}

} // namespace dovetail::ui
