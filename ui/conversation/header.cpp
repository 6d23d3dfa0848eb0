// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/header.h"

#include "core/common/limits.h"
#include "ui/contacts/avatar.h"
#include "ui/format/beginning.h"
#include "ui/format/persontext.h"
#include "ui/format/translated.h"
#include "ui/format/wordslabel.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QStyleOption>
#include <QToolButton>

namespace dovetail::ui {

namespace {

QString separator()
{
    return QStringLiteral("  ·  ");
}

constexpr int leastOfAFact = 16; ///< signs of one that is cut off
constexpr int besideLock = 4;

QLabel *plainLabel(const QFont &font, const char *tone)
{
    auto *label = new WordsLabel;
    label->setFont(font);
    label->setProperty("tone", QString::fromLatin1(tone));
    keepAtBeginning(*label);
    return label;
}

} // namespace

Header::Header(const Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_back(new QToolButton),
      m_avatarSpace(new QWidget),
      m_name(plainLabel(Fonts(font()).strong, "strong")),
      m_lockIcon(new QLabel),
      m_lock(plainLabel(Fonts(font()).small, "ok")),
      m_rest(plainLabel(Fonts(font()).small, "sub")),
      m_warning(plainLabel(Fonts(font()).small, "warn")),
      m_shares(new QToolButton),
      m_search(new QToolButton),
      m_info(new QToolButton)
{
    setObjectName(QStringLiteral("header"));
    setMinimumHeight(metrics::headerHeight);
    m_back->hide();
    connect(m_back, &QToolButton::clicked, this, &Header::backWanted);
    connect(m_shares, &QToolButton::clicked, this, &Header::sharesWanted);
    connect(m_search, &QToolButton::clicked, this, &Header::searchWanted);
    connect(m_info, &QToolButton::clicked, this, &Header::infoWanted);
    m_avatarSpace->setFixedWidth(metrics::headerAvatar);
    // A name as long as it likes, or the address, must not push the buttons out.
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_rest->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_warning->hide();
    m_warning->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);

    auto *line = new QWidget; // its words go by the room there is, and make none
    line->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *facts = new QHBoxLayout(line);
    facts->setContentsMargins(0, 0, 0, 0);
    facts->setSpacing(0);
    facts->addWidget(m_lockIcon);
    facts->addSpacing(besideLock);
    facts->addWidget(m_lock);
    facts->addWidget(m_rest, 1);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(1);
    lines->addStretch();
    lines->addWidget(m_name);
    lines->addWidget(line);
    lines->addWidget(m_warning);
    lines->addStretch();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 4, 16, 4); // so that a warning makes it no higher
    row->setSpacing(12);
    row->addWidget(m_back);
    row->addWidget(m_avatarSpace);
    row->addLayout(lines, 1);
    row->addWidget(m_shares);
    row->addWidget(m_search);
    row->addWidget(m_info);
    connect(&theme, &Theme::changed, this, &Header::retint);
    retint();
    keepTranslated(this, [this] { setTexts(); });
}

void Header::setTexts()
{
    m_back->setAccessibleName(tr("Back to the list of people"));
    m_back->setToolTip(tr("Back"));
    m_shares->setAccessibleName(tr("Open shared folders"));
    m_shares->setToolTip(tr("Open shared folders"));
    m_search->setAccessibleName(tr("Find in this conversation"));
    m_search->setToolTip(tr("Find in this conversation (Ctrl+F)"));
    m_info->setAccessibleName(tr("About this person"));
    m_info->setToolTip(tr("About this person"));
    m_warning->setToolTip(
        tr("Not the person of this name you knew before: a new installation, or somebody else."));
    m_warning->setAccessibleName(m_warning->toolTip());
    if (!m_person.id.isNull())
        setPerson(Person(m_person));
}

void Header::setPerson(const Person &person)
{
    m_person = person;
    m_warning->setVisible(!person.resembles.isNull());
    setAccessibleName(tr("Conversation with %1").arg(shownName(person)));
    updateFacts();
    update();
}

void Header::setDistinction(const QString &distinction)
{
    if (distinction == m_distinction)
        return;
    m_distinction = distinction;
    updateFacts();
}

void Header::setTyping(bool active)
{
    m_typing = active;
    updateFacts();
}

/// The line is as high with the one as with the other.
void Header::updateFacts()
{
    if (m_typing) {
        m_facts = {isolated(tr("%1 is typing…").arg(isolated(shownName(m_person).left(limits::maxNameLength))))};
    } else {
        m_facts = {presenceText(m_person)};
        if (!m_distinction.isEmpty())
            m_facts.prepend(m_distinction); // more than anything else
        if (!m_person.endpoint.address.isNull())
            m_facts += m_person.endpoint.address.toString();
    }
    fitTexts();
}

void Header::setBackVisible(bool visible)
{
    m_back->setVisible(visible);
}

void Header::fitTexts()
{
    const QString name = shownName(m_person);
    m_name->setText(isolated(elidedWords(name.left(512), m_name->font(), m_name->width())));
    m_warning->setText(m_warning->fontMetrics().elidedText(m_warning->toolTip(), Qt::ElideRight, m_warning->width()));
    m_name->setAccessibleName(name);
    fitLock();
    m_rest->setText(fittingFacts());
    m_rest->setAccessibleName(withoutIsolates(m_facts.join(separator())));
}

/// All of its words or fewer, which is better than letters cut through; who types is worth more room than they are.
void Header::fitLock()
{
    const QString whole = trustText(m_person.trust);
    //: The short form of "Encrypted and verified"
    const QString brief = m_person.trust == Trust::Verified ? tr("Verified") : whole;
    const QFont font = m_lock->font();
    const int room = m_name->width() - m_lockIcon->sizeHint().width() - besideLock;
    const int beside = m_typing ? widthOfWords(separator() + m_facts.value(0), m_rest->font()) : 0;
    QString words = m_typing ? QString() : elidedWords(brief, font, room);
    for (const QString &each : {brief, whole}) {
        if (widthOfWords(each, font) + beside <= room)
            words = each;
    }
    m_lock->setText(words);
    m_lock->setVisible(!words.isEmpty());
    m_lock->setAccessibleName(whole);
    m_lock->setToolTip(words == whole ? QString() : whole);
    m_rest->parentWidget()->layout()->activate(); // they have made room, or taken it
    layout()->activate();
}

/// As many as there is room for: what does not fit goes away with its dot, unless much of it is left.
QString Header::fittingFacts() const
{
    const QFont font = m_rest->font();
    QString line = isRightToLeft() ? QString(QChar(0x200f)) : QString(); // in the window's direction, whatever its letters
    if (m_typing)
        return elidedWords(line + (m_lock->text().isEmpty() ? QString() : separator()) + m_facts.first(), font, m_rest->width());
    for (const QString &fact : m_facts) {
        const QString longer = line + separator() + isolated(fact);
        if (widthOfWords(longer, font) > m_rest->width()) {
            const int room = m_rest->width() - widthOfWords(line + separator(), font);
            const QString part = elidedWords(fact, font, room);
            return part.size() < leastOfAFact ? line : line + separator() + isolated(part);
        }
        line = longer;
    }
    return line;
}

void Header::retint()
{
    const Colours &colours = m_theme.colours();
    m_back->setIcon(tintedIcon(QStringLiteral("back"), colours.sub, layoutDirection()));
    m_shares->setIcon(tintedIcon(QStringLiteral("folder"), colours.sub));
    m_search->setIcon(tintedIcon(QStringLiteral("search"), colours.sub));
    m_info->setIcon(tintedIcon(QStringLiteral("info"), colours.sub));
    m_lockIcon->setPixmap(
        iconPixmap(QStringLiteral("lock"), colours.ok, metrics::smallIcon, devicePixelRatioF()));
    update();
}

QRect Header::avatarRect() const
{
    const int size = metrics::headerAvatar;
    return {m_avatarSpace->x(), (height() - size) / 2, size, size};
}

void Header::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    style()->drawPrimitive(QStyle::PE_Widget, &option, &painter, this);
    if (m_person.id.isNull())
        return;
    paintAvatar(painter, avatarRect(), m_person.id, shownName(m_person), font(), shownPicture(m_person));
    paintPresence(painter, avatarRect(), m_person.presence, m_person.availability, m_theme.colours(), m_theme.colours().conv);
}

void Header::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange) {
        retint(); // the arrow points the other way
        fitTexts();
    }
}

void Header::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    fitTexts();
}

} // namespace dovetail::ui
