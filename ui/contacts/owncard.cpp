// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/owncard.h"

#include "core/common/limits.h"
#include "ui/contacts/avatar.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyle>
#include <QStyleOption>
#include <QToolButton>

namespace dovetail::ui {

OwnCard::OwnCard(const Theme &theme, QMenu *menu, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_stack(new QStackedWidget(this)),
      m_name(new QPushButton),
      m_edit(new QLineEdit),
      m_state(new QLabel),
      m_menuButton(new QToolButton)
{
    setObjectName(QStringLiteral("ownCard"));
    setMinimumHeight(metrics::rowHeight);

    m_name->setObjectName(QStringLiteral("ownName"));
    m_name->setToolTip(tr("Change your name"));
    m_name->setCursor(Qt::IBeamCursor);
    m_name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(m_name, &QPushButton::clicked, this, &OwnCard::editName);

    m_edit->setAccessibleName(tr("Your name"));
    m_edit->setMaxLength(limits::maxNameLength);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::editingFinished, this, [this] { finishEdit(true); });

    m_state->setProperty("tone", QStringLiteral("sub"));
    m_state->setFont(Fonts(font()).small);
    m_state->setContentsMargins(5, 0, 0, 0);
    m_state->setTextFormat(Qt::PlainText);

    m_menuButton->setAccessibleName(tr("Menu"));
    m_menuButton->setToolTip(tr("Menu"));
    m_menuButton->setMenu(menu);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);

    auto *shown = new QWidget;
    auto *lines = new QVBoxLayout(shown);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addStretch();
    lines->addWidget(m_name);
    lines->addWidget(m_state);
    lines->addStretch();
    m_stack->addWidget(shown);
    m_stack->addWidget(m_edit);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14 + metrics::ownAvatar + 6, 6, 14, 6);
    row->setSpacing(4);
    row->addWidget(m_stack, 1);
    row->addWidget(m_menuButton);
    connect(&theme, &Theme::changed, this, &OwnCard::retint);
    retint();
}

void OwnCard::setInfo(const NodeInfo &info)
{
    m_info = info;
    m_state->setText(info.addresses.isEmpty() ? tr("No network") : tr("Available"));
    showName();
    update();
}

void OwnCard::editName()
{
    m_edit->setText(m_info.name);
    m_edit->selectAll();
    m_stack->setCurrentWidget(m_edit);
    m_edit->setFocus(Qt::OtherFocusReason);
}

void OwnCard::finishEdit(bool keep)
{
    if (m_stack->currentWidget() != m_edit)
        return;
    m_stack->setCurrentIndex(0);
    const QString name = m_edit->text().simplified();
    if (keep && name != m_info.name)
        emit nameChosen(name);
}

void OwnCard::showName()
{
    m_name->setAccessibleName(tr("Your name: %1").arg(m_info.name));
    const int room = m_name->width() - 10;
    m_name->setText(m_name->fontMetrics().elidedText(m_info.name, Qt::ElideRight, qMax(room, 40)));
}

void OwnCard::retint()
{
    m_menuButton->setIcon(tintedIcon(QStringLiteral("more"), m_theme.colours().sub));
    update();
}

void OwnCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    style()->drawPrimitive(QStyle::PE_Widget, &option, &painter, this); // the style sheet's part
    const QRect avatar(14, (height() - metrics::ownAvatar) / 2, metrics::ownAvatar, metrics::ownAvatar);
    if (m_info.id.isNull())
        return;
    paintAvatar(painter, avatar, m_info.id, m_info.name, font());
    paintPresence(painter, avatar, m_info.addresses.isEmpty() ? Presence::Offline : Presence::Online,
                  m_theme.colours(), m_theme.colours().side);
}

void OwnCard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    showName();
}

bool OwnCard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        finishEdit(false);
        m_name->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace dovetail::ui
