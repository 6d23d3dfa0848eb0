// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diagnostics/persondialog.h"

#include "core/common/limits.h"
#include "ui/contacts/autoaccept.h"
#include "ui/contacts/avatar.h"
#include "ui/contacts/statustext.h"
#include "ui/format/beginning.h"
#include "ui/format/copyable.h"
#include "ui/format/persontext.h"
#include "ui/format/placeholder.h"
#include "ui/theme/fonts.h"
#include "ui/theme/metrics.h"
#include "ui/theme/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>

namespace dovetail::ui {

namespace {

QLabel *plainLabel()
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    keepAtBeginning(*label); // beside its caption
    return label;
}

QLabel *caption(const char *beside = "fact")
{
    auto *label = new QLabel;
    label->setProperty("tone", QStringLiteral("sub"));
    label->setProperty("beside", QString::fromLatin1(beside));
    label->setIndent(0); // room above its words is no frame
    if (qstrcmp(beside, "field") != 0)
        label->setAlignment(Qt::AlignTop); // at the first of several lines
    keepAtBeginning(*label);
    return label;
}

QFormLayout *form()
{
    auto *layout = new QFormLayout;
    layout->setHorizontalSpacing(16);
    layout->setVerticalSpacing(8);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    return layout;
}

/// In groups of four, as people read such things aloud; two lines, whose height does not depend on the width.
QString grouped(const QString &hex)
{
    QString text;
    for (qsizetype at = 0; at < hex.size(); at += 4) {
        if (at > 0)
            text += at == hex.size() / 2 ? QLatin1Char('\n') : QLatin1Char(' ');
        text += hex.mid(at, 4);
    }
    return text;
}

} // namespace

PersonDialog::PersonDialog(const Person &person, QWidget *parent, Aim aim)
    : QDialog(parent),
      m_avatar(new QLabel),
      m_name(plainLabel()),
      m_ownName(plainLabel()),
      m_form(form()),
      m_nicknameLabel(caption("field")),
      m_nickname(new QLineEdit),
      m_noteLabel(caption("text")),
      m_note(new QPlainTextEdit),
      m_acceptLabel(caption("field")),
      m_accept(new QComboBox),
      m_favourite(new QCheckBox),
      m_verify(new QPushButton),
      m_block(new QPushButton),
      m_find(new QPushButton),
      m_export(new QPushButton),
      m_clear(new QPushButton),
      m_close(new QPushButton)
{
    m_name->setFont(Fonts::scaled(Fonts(font()).strong, 1.15));
    m_ownName->setProperty("tone", QStringLiteral("sub"));

    connect(m_verify, &QPushButton::clicked, this, &PersonDialog::verifyWanted);
    connect(m_block, &QPushButton::clicked, this, [this] { emit blockChosen(m_person.trust != Trust::Blocked); });
    connect(m_find, &QPushButton::clicked, this, &PersonDialog::findWanted);
    connect(m_find, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_export, &QPushButton::clicked, this, &PersonDialog::exportWanted);
    connect(m_clear, &QPushButton::clicked, this, &PersonDialog::clearWanted);
    m_close->setDefault(true);
    connect(m_close, &QPushButton::clicked, this, &QDialog::accept);

    auto *conversation = new QHBoxLayout;
    conversation->addWidget(m_find);
    conversation->addWidget(m_export);
    conversation->addWidget(m_clear);
    conversation->addStretch();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_verify);
    buttons->addWidget(m_block);
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto *names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_name);
    names->addWidget(m_ownName);
    auto *head = new QHBoxLayout;
    head->setSpacing(14);
    head->addWidget(m_avatar);
    head->addLayout(names, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(14);
    column->addStrut(452); // at least; a width of the dialog's own would let buttons be cut
    column->addLayout(head);
    addNotes();
    m_form->addItem(new QSpacerItem(0, 6));
    for (const Fact fact : {Fact::State, Fact::LastSeen, Fact::TheirTime, Fact::Clock, Fact::Computer, Fact::Address,
                            Fact::Protection, Fact::Identity})
        addFact(fact);
    column->addLayout(m_form);
    column->addLayout(conversation);
    column->addStretch();
    column->addLayout(buttons);

    m_clockwork.setInterval(1000);
    connect(&m_clockwork, &QTimer::timeout, this, &PersonDialog::showTime);
    m_clockwork.start();
    m_person.id = person.id;
    m_nickname->setText(person.nickname);
    m_note->setPlainText(person.note);
    retranslate();
    setPerson(person);
    if (aim == Aim::Nickname)
        m_nickname->setFocus(Qt::OtherFocusReason);
    else if (aim == Aim::Note)
        m_note->setFocus(Qt::OtherFocusReason);
    else
        m_close->setFocus(Qt::OtherFocusReason);
}

void PersonDialog::addNotes()
{
    m_nickname->setObjectName(QStringLiteral("nickname"));
    m_nickname->setMaxLength(limits::maxNameLength);
    m_nicknameLabel->setBuddy(m_nickname);
    connect(m_nickname, &QLineEdit::editingFinished, this, &PersonDialog::tellNickname);
    m_note->setObjectName(QStringLiteral("note"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(m_note->fontMetrics().lineSpacing() * 2 + 16);
    m_noteLabel->setBuddy(m_note);
    m_accept->setObjectName(QStringLiteral("autoAccept"));
    for (size_t i = 0; i < autoAcceptSizes.size(); ++i)
        m_accept->addItem(QString(), autoAcceptSizes.at(i));
    m_acceptLabel->setBuddy(m_accept);
    connect(m_accept, &QComboBox::activated, this,
            [this](int index) { emit autoAcceptChosen(m_accept->itemData(index).toLongLong()); });
    connect(m_favourite, &QCheckBox::clicked, this, &PersonDialog::favouriteChosen);
    m_form->addRow(m_nicknameLabel, m_nickname);
    m_form->addRow(m_noteLabel, m_note);
    m_form->addRow(m_acceptLabel, m_accept);
    m_form->addRow(nullptr, m_favourite);
}

void PersonDialog::retranslate()
{
    setWindowTitle(tr("About this person"));
    m_nicknameLabel->setText(tr("Your name for them"));
    m_nickname->setAccessibleName(m_nicknameLabel->text());
    m_noteLabel->setText(tr("Note"));
    m_note->setAccessibleName(tr("Note"));
    m_note->setPlaceholderText(tr("Only you see this"));
    m_acceptLabel->setText(tr("Accept files"));
    m_accept->setAccessibleName(m_acceptLabel->text());
    for (int i = 0; i < m_accept->count(); ++i)
        m_accept->setItemText(i, autoAcceptText(m_accept->itemData(i).toLongLong()));
    m_favourite->setText(tr("Favourite: always at the top of the list"));
    const QHash<Fact, QString> captions{
        {Fact::State, tr("State")},           {Fact::LastSeen, tr("Last seen")},
        {Fact::TheirTime, tr("Their time")},  {Fact::Clock, tr("Clock")},
        {Fact::Computer, tr("Computer")},     {Fact::Address, tr("Address")},
        {Fact::Protection, tr("Protection")}, {Fact::Identity, tr("Identity")},
    };
    for (auto fact = captions.cbegin(); fact != captions.cend(); ++fact)
        static_cast<QLabel *>(m_form->labelForField(m_facts.value(fact.key())))->setText(fact.value());
    m_find->setText(tr("Find in conversation"));
    m_export->setText(tr("Export conversation…"));
    m_clear->setText(tr("Clear history…"));
    m_close->setText(tr("Close"));
}

void PersonDialog::setPerson(const Person &person)
{
    m_person = person;
    m_avatar->setPixmap(avatarPixmap(person, metrics::largeAvatar, devicePixelRatioF(), font()));
    m_name->setText(shownName(person).left(512));
    m_ownName->setText(tr("Calls themselves %1").arg(isolated(person.name.left(512))));
    m_ownName->setVisible(!person.nickname.isEmpty() && person.nickname != person.name);
    setPlaceholder(*m_nickname, person.name);
    if (!m_nickname->hasFocus())
        m_nickname->setText(person.nickname);
    if (!m_note->hasFocus())
        m_note->setPlainText(person.note);
    m_favourite->setChecked(person.favourite);
    int accept = m_accept->findData(person.autoAcceptBytes);
    if (accept < 0) { // set by other means
        m_accept->addItem(autoAcceptText(person.autoAcceptBytes), person.autoAcceptBytes);
        accept = m_accept->count() - 1;
    }
    m_accept->setCurrentIndex(accept);
    const bool blocked = person.trust == Trust::Blocked;
    m_accept->setEnabled(!blocked);
    m_verify->setEnabled(!blocked);
    m_verify->setText(person.trust == Trust::Verified ? tr("Verified…") : tr("Verify…"));
    m_block->setText(blocked ? tr("Unblock") : tr("Block…"));
    showFact(Fact::State, presenceText(person));
    showFact(Fact::LastSeen,
             person.presence == Presence::Offline && person.lastSeen > 0
                 ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(person.lastSeen), QLocale::ShortFormat)
                 : QString());
    showFact(Fact::Clock, clockOffsetText(person));
    showFact(Fact::Computer, person.host);
    showFact(Fact::Address, person.endpoint.address.isNull() ? QString() : person.endpoint.toString());
    showFact(Fact::Protection, trustText(person.trust));
    showFact(Fact::Identity, grouped(person.id.toHex()));
    for (QPushButton *button : {m_find, m_export, m_clear})
        button->setEnabled(person.lastMessage.has_value());
    showTime();
}

void PersonDialog::tellNickname()
{
    const QString nickname = m_nickname->text().simplified();
    if (nickname == m_person.nickname)
        return;
    m_person.nickname = nickname; // told once, though Enter also closes
    emit nicknameChosen(nickname);
}

void PersonDialog::tellNote()
{
    const QString note = m_note->toPlainText().trimmed();
    if (note == m_person.note)
        return;
    m_person.note = note;
    emit noteChosen(note);
}

// However it is left, what was written counts.
void PersonDialog::done(int result)
{
    tellNickname();
    tellNote();
    QDialog::done(result);
}

void PersonDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        setPerson(m_person);
    }
}

void PersonDialog::addFact(Fact fact)
{
    QLabel *name = caption();
    QLabel *value = plainLabel();
    value->setWordWrap(fact != Fact::Identity);
    if (fact == Fact::Identity || fact == Fact::Address) // what one hands on
        makeCopyable(*value);
    name->setBuddy(value);
    m_form->addRow(name, value);
    m_facts.insert(fact, value);
}

void PersonDialog::showFact(Fact fact, const QString &text)
{
    QLabel *label = m_facts.value(fact);
    label->setText(text);
    label->setVisible(!text.isEmpty());
    auto *name = static_cast<QLabel *>(m_form->labelForField(label));
    name->setVisible(!text.isEmpty());
    label->setAccessibleName(name->text() + QStringLiteral(": ") + text.simplified()); // heard in one go
}

void PersonDialog::showTime()
{
    showFact(Fact::TheirTime, theirTimeText(m_person, QDateTime::currentDateTime(), QLocale()));
}

} // namespace dovetail::ui
