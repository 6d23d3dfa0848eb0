// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/owncard.h"

#include "core/common/limits.h"
#include "ui/contacts/avatar.h"
#include "ui/contacts/statustext.h"
#include "ui/format/menuplace.h"
#include "ui/format/placeholder.h"
#include "ui/format/translated.h"
#include "ui/format/wordsbutton.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"
#include "ui/theme/words.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyle>
#include <QStyleOption>
#include <QToolButton>

#include <functional>

namespace dovetail::ui {

namespace {

constexpr int shownPage = 0, editPage = 1;

/// Above the button, as the card lies at the window's foot.
void openAbove(QPushButton *button, QMenu *menu, const std::function<void()> &fill)
{
    QObject::connect(menu, &QMenu::aboutToShow, button, fill);
    QObject::connect(button, &QPushButton::clicked, menu, [button, menu, fill] {
        fill(); // it says that it is about to show when its place is settled
        popupAbove(*menu, QRect(button->mapToGlobal(QPoint()), button->size()));
    });
}

} // namespace

OwnCard::OwnCard(const Theme &theme, QMenu *menu, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_picture(new QPushButton(this)), // first, as one goes from one to the next
      m_pictureMenu(new QMenu(this)),
      m_stack(new QStackedWidget(this)),
      m_name(new WordsButton),
      m_edit(new QLineEdit),
      m_status(new WordsButton),
      m_statusMenu(new QMenu(this)),
      m_menuButton(new QToolButton)
{
    setObjectName(QStringLiteral("ownCard"));
    setMinimumHeight(metrics::rowHeight);

    m_picture->setObjectName(QStringLiteral("ownPicture"));
    m_picture->setFlat(true); // only its focus is seen: the card paints what is in it
    m_picture->setCursor(Qt::PointingHandCursor);
    m_picture->setFixedSize(metrics::ownAvatar, metrics::ownAvatar);
    openAbove(m_picture, m_pictureMenu, [this] { fillPictureMenu(); });

    m_name->setObjectName(QStringLiteral("ownName"));
    m_name->setCursor(Qt::IBeamCursor);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(m_name, &QPushButton::clicked, this, &OwnCard::editName);

    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::editingFinished, this, [this] { finishEdit(true); });

    m_status->setObjectName(QStringLiteral("ownStatus"));
    m_status->setFont(Fonts(font()).small);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    openAbove(m_status, m_statusMenu, [this] { fillStatusMenu(); });

    m_menuButton->setMenu(menu);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);

    auto *shown = new QWidget;
    auto *lines = new QVBoxLayout(shown);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addStretch();
    lines->addWidget(m_name);
    lines->addWidget(m_status);
    lines->addStretch();
    m_stack->addWidget(shown);
    auto *edited = new QWidget; // as high as it is, not as the card
    auto *middle = new QVBoxLayout(edited);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->addWidget(m_edit);
    m_stack->addWidget(edited);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 6, 14, 6);
    row->setSpacing(4);
    auto *named = new QHBoxLayout; // the picture's room is on the other side where one reads from there
    named->setSpacing(0);
    named->addWidget(m_picture);
    named->addSpacing(6);
    named->addWidget(m_stack, 1);
    row->addLayout(named, 1);
    row->addWidget(m_menuButton);
    connect(&theme, &Theme::changed, this, &OwnCard::retint);
    retint();
    keepTranslated(this, [this] { setTexts(); });
}

void OwnCard::setTexts()
{
    m_picture->setAccessibleName(tr("Your picture"));
    m_picture->setToolTip(tr("Change your picture"));
    m_name->setToolTip(tr("Change your name"));
    m_status->setToolTip(tr("Change your status"));
    m_menuButton->setAccessibleName(tr("Settings and more"));
    m_menuButton->setToolTip(tr("Settings and more"));
    fillStatusMenu();
    fillPictureMenu();
    fitTexts();
}

void OwnCard::setInfo(const NodeInfo &info)
{
    m_info = info;
    fitTexts();
    update();
}

void OwnCard::editName()
{
    m_edit->setAccessibleName(tr("Your name"));
    setPlaceholder(*m_edit, {});
    m_edit->setMaxLength(limits::maxNameLength);
    edit(Editing::Name, m_info.name);
}

void OwnCard::editStatusText()
{
    m_edit->setAccessibleName(tr("Your status message"));
    setPlaceholder(*m_edit, tr("For example: in a meeting until 4"));
    m_edit->setMaxLength(limits::maxStatusLength);
    edit(Editing::StatusText, m_info.statusText);
}

void OwnCard::fillStatusMenu()
{
    m_statusMenu->clear();
    m_statusMenu->setToolTipsVisible(true);
    for (const auto each : {Availability::Available, Availability::Busy, Availability::Away,
                            Availability::Invisible}) {
        QAction *action = m_statusMenu->addAction(
            availabilityText(each), this, [this, each] { emit statusChosen(each, m_info.statusText); });
        action->setCheckable(true);
        action->setChecked(m_info.availability == each);
        if (each == Availability::Invisible)
            action->setToolTip(tr("Others see you as offline. Messages reach you all the same."));
    }
    m_statusMenu->addSeparator();
    m_statusMenu->addAction(tr("Write a status message…"), this, &OwnCard::editStatusText);
    if (!m_info.statusText.isEmpty())
        m_statusMenu->addAction(tr("Remove the status message"), this,
                                [this] { emit statusChosen(m_info.availability, {}); });
}

void OwnCard::fillPictureMenu()
{
    m_pictureMenu->clear();
    m_pictureMenu->addAction(tr("Choose a picture…"), this, &OwnCard::pictureWanted);
    if (!m_info.picture.isEmpty())
        m_pictureMenu->addAction(tr("Remove picture"), this, &OwnCard::pictureRemoved);
}

void OwnCard::edit(Editing what, const QString &text)
{
    m_editing = what;
    m_edit->setText(text);
    m_edit->setSelection(int(text.size()), -int(text.size())); // all of it, and its beginning is seen
    m_stack->setCurrentIndex(editPage);
    m_edit->setFocus(Qt::OtherFocusReason);
}

void OwnCard::finishEdit(bool keep)
{
    if (m_stack->currentIndex() != editPage)
        return;
    m_stack->setCurrentIndex(shownPage);
    const QString text = m_edit->text().simplified();
    if (!keep)
        return;
    if (m_editing == Editing::Name && text != m_info.name)
        emit nameChosen(text);
    else if (m_editing == Editing::StatusText && text != m_info.statusText)
        emit statusChosen(m_info.availability, text);
}

void OwnCard::fitTexts()
{
    QStringList status{availabilityText(m_info.availability)};
    if (!m_info.statusText.isEmpty())
        status += m_info.statusText;
    if (m_info.addresses.isEmpty())
        status = QStringList{tr("No network")};
    const QString line = status.join(QStringLiteral(" · "));
    m_status->setAccessibleName(tr("Your status: %1").arg(line));
    m_status->setWords(isolated(elidedWords(line, m_status->font(), qMax(m_status->width() - 10, 40))));
    m_name->setAccessibleName(tr("Your name: %1").arg(m_info.name));
    const int room = m_name->width() - 10;
    m_name->setWords(isolated(elidedWords(m_info.name, m_name->font(), qMax(room, 40))));
}

void OwnCard::retint()
{
    m_menuButton->setIcon(tintedIcon(QStringLiteral("gear"), m_theme.colours().sub));
    update();
}

void OwnCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    style()->drawPrimitive(QStyle::PE_Widget, &option, &painter, this); // the style sheet's part
    if (m_info.id.isNull())
        return;
    const QRect avatar = m_picture->geometry();
    paintAvatar(painter, avatar, m_info.id, m_info.name, font(), m_info.picture);
    const bool seen = !m_info.addresses.isEmpty() && m_info.availability != Availability::Invisible;
    paintPresence(painter, avatar, seen ? Presence::Online : Presence::Offline,
                  m_info.availability, m_theme.colours(), m_theme.colours().side);
}

void OwnCard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    fitTexts();
}

bool OwnCard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        finishEdit(false);
        (m_editing == Editing::Name ? m_name : m_status)->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace dovetail::ui
