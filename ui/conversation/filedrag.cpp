// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/filedrag.h"

#include "ui/conversation/conversationmodel.h"
#include "ui/conversation/messageview.h"
#include "ui/format/transfertext.h"

#include <QApplication>
#include <QDrag>
#include <QFileIconProvider>
#include <QFileInfo>
#include <QMimeData>
#include <QMouseEvent>
#include <QUrl>

namespace dovetail::ui {

FileDrag::FileDrag(MessageView &view, ConversationModel &conversation)
    : QObject(&view), m_view(view), m_conversation(conversation)
{
    view.viewport()->installEventFilter(this);
}

QStringList FileDrag::filesOf(const ConversationRow &row)
{
    if (!row.transfer || row.transfer->outgoing || row.transfer->state != TransferState::Done)
        return {};
    QStringList files;
    for (const QString &path : row.transfer->paths) {
        if (QFileInfo::exists(path))
            files += path;
    }
    return files;
}

QMimeData *FileDrag::mimeData(const QStringList &files)
{
    auto *data = new QMimeData;
    QList<QUrl> urls;
    for (const QString &file : files)
        urls += QUrl::fromLocalFile(file);
    data->setUrls(urls);
    return data;
}

bool FileDrag::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        m_files.clear();
        const QModelIndex index = m_view.indexAt(mouse->pos());
        if (mouse->button() != Qt::LeftButton || !index.isValid()
            || !m_view.cardRect(index).contains(mouse->pos()))
            return false;
        const ConversationRow &row = m_conversation.row(index.row());
        if (!row.transfer)
            return false;
        for (const RowAction action : actionsOf(*row.transfer)) {
            if (m_view.actionRect(index, action).contains(mouse->pos()))
                return false;
        }
        m_files = filesOf(row);
        m_pressed = mouse->pos();
    } else if (event->type() == QEvent::MouseMove && !m_files.isEmpty()) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (!mouse->buttons().testFlag(Qt::LeftButton)) {
            m_files.clear();
        } else if ((mouse->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance()) {
            start(std::exchange(m_files, {}));
            return true;
        }
    } else if (event->type() == QEvent::MouseButtonRelease) {
        m_files.clear();
    }
    return false;
}

void FileDrag::start(const QStringList &files)
{
    auto *drag = new QDrag(&m_view);
    drag->setMimeData(mimeData(files));
    const QIcon icon = QFileIconProvider().icon(QFileInfo(files.first()));
    drag->setPixmap(
        (icon.isNull() ? m_view.style()->standardIcon(QStyle::SP_FileIcon) : icon).pixmap(32, 32));
    emit dragged(files);
    // Qt has no drag without a loop of its own. Only ever a copy: what was received stays.
    drag->exec(Qt::CopyAction);
}

} // namespace dovetail::ui
