// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationpane.h"

#include "ui/conversation/composer.h"
#include "ui/conversation/dropoverlay.h"
#include "ui/conversation/header.h"
#include "ui/conversation/messageview.h"
#include "ui/conversation/noticebar.h"
#include "ui/format/persontext.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QMimeData>
#include <QToolButton>
#include <QVBoxLayout>

namespace dovetail::ui {

ConversationPane::ConversationPane(const Theme &theme, ConversationModel &conversation, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_conversation(conversation),
      m_header(new Header(theme)),
      m_view(new MessageView(theme, conversation)),
      m_notice(new NoticeBar(theme)),
      m_composer(new Composer(theme)),
      m_latest(new QToolButton(this)),
      m_overlay(nullptr)
{
    setObjectName(QStringLiteral("conversationPane"));
    setAttribute(Qt::WA_StyledBackground);
    setAcceptDrops(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_view, 1);
    column->addSpacing(10);
    column->addWidget(m_notice);
    column->addWidget(m_composer);

    m_latest->setObjectName(QStringLiteral("latest"));
    m_latest->setAccessibleName(tr("Go to the newest message"));
    m_latest->setToolTip(tr("Go to the newest message"));
    m_latest->hide();
    connect(m_latest, &QToolButton::clicked, m_view, &MessageView::showLatest);
    connect(m_view, &MessageView::latestShown, m_latest, &QWidget::setHidden);
    m_overlay = new DropOverlay(theme, this); // last, so above all

    connect(m_composer, &Composer::submitted, this,
            [this](const QString &text) { emit textSubmitted(peer(), text); });
    connect(m_composer, &Composer::attachWanted, this, &ConversationPane::chooseFiles);
    connect(m_composer, &Composer::filesPasted, this,
            [this](const DroppedFiles &files) { emit filesChosen(peer(), files); });
    connect(&theme, &Theme::changed, this, &ConversationPane::retint);
    retint();
}

void ConversationPane::open(const Person &person)
{
    m_notice->dismiss();
    m_header->setPerson(person);
    m_composer->setPeer(person.id, shownName(person));
    m_conversation.open(person);
}

void ConversationPane::setPerson(const Person &person)
{
    m_header->setPerson(person);
    m_composer->setPeer(person.id, shownName(person));
    m_conversation.setPerson(person);
}

void ConversationPane::setDropText(const QString &text)
{
    m_overlay->setText(text);
}

void ConversationPane::chooseFiles()
{
    auto *dialog = new QFileDialog(this, tr("Send files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this,
            [this, to = peer()](const QStringList &paths) { emit filesChosen(to, droppedFiles(paths)); });
    dialog->open();
}

void ConversationPane::dragEnterEvent(QDragEnterEvent *event)
{
    const DroppedFiles dragged = droppedFiles(event->mimeData());
    if (dragged.isEmpty() || peer().isNull())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    setDropText(dropText(dragged, shownName(m_conversation.person()).left(64)));
}

void ConversationPane::dragLeaveEvent(QDragLeaveEvent *)
{
    setDropText({});
}

void ConversationPane::dropEvent(QDropEvent *event)
{
    setDropText({});
    const DroppedFiles files = droppedFiles(event->mimeData());
    if (files.isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    emit filesChosen(peer(), files);
}

void ConversationPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeLatestButton();
}

void ConversationPane::placeLatestButton()
{
    layout()->activate();
    const QSize size(36, 36);
    m_latest->setGeometry(
        QRect(QPoint(width() - size.width() - 24, m_view->geometry().bottom() - size.height() - 8), size));
    m_latest->raise();
}

void ConversationPane::retint()
{
    m_latest->setIcon(tintedIcon(QStringLiteral("down"), m_theme.colours().text));
}

} // namespace dovetail::ui
