// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/conversationempty.h"

#include "ui/conversation/conversationmodel.h"
#include "ui/format/translated.h"
#include "ui/theme/metrics.h"

#include <QEvent>

namespace dovetail::ui {

ConversationEmpty::ConversationEmpty(const ConversationModel &conversation, QWidget *messages, QWidget *pane)
    : QLabel(pane), m_conversation(conversation), m_messages(messages)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setAlignment(Qt::AlignCenter);
    setMargin(metrics::pageMargin);
    setProperty("tone", QStringLiteral("sub"));
    setAttribute(Qt::WA_TransparentForMouseEvents); // what is clicked or dropped here is for the conversation
    keepTranslated(this, [this] { setText(tr("No messages yet. Write something, or drop files here.")); });
    messages->installEventFilter(this);
    connect(&conversation, &QAbstractItemModel::rowsInserted, this, &ConversationEmpty::arrange);
    connect(&conversation, &QAbstractItemModel::rowsRemoved, this, &ConversationEmpty::arrange);
    connect(&conversation, &QAbstractItemModel::modelReset, this, &ConversationEmpty::arrange);
    connect(&conversation, &ConversationModel::pageTaken, this, &ConversationEmpty::arrange);
    arrange();
}

void ConversationEmpty::setWritable(bool writable)
{
    m_writable = writable;
    arrange();
}

/// Only once it is known: while the first page is awaited, there may be messages.
void ConversationEmpty::arrange()
{
    const bool empty = !m_conversation.person().id.isNull() && m_conversation.rowCount() == 0 && m_conversation.reachesEnd();
    setGeometry(m_messages->geometry());
    setVisible(empty && m_writable);
}

bool ConversationEmpty::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_messages && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        setGeometry(m_messages->geometry());
    return QLabel::eventFilter(watched, event);
}

} // namespace dovetail::ui
