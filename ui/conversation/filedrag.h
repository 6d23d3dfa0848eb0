// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/conversation/conversationrow.h"

#include <QObject>
#include <QPoint>
#include <QStringList>

class QMimeData;

namespace dovetail::ui {

class ConversationModel;
class MessageView;

/// Takes received files out of the window: pressing on a card and moving the pointer drags what it holds, to the file manager
/// or any other program, which gets a copy. Watches the view's viewport; buttons and everything else stay the view's.
class FileDrag final : public QObject {
    Q_OBJECT
public:
    FileDrag(MessageView &view, ConversationModel &conversation);

    /// What of a row can be dragged: files that were received and are still there.
    [[nodiscard]] static QStringList filesOf(const ConversationRow &row);
    /// As a drag carries them.
    [[nodiscard]] static QMimeData *mimeData(const QStringList &files);

signals:
    /// The pointer has gone far enough; the drag has been started (or would be, see `start`).
    void dragged(const QStringList &files);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void start(const QStringList &files);

    MessageView &m_view;
    ConversationModel &m_conversation;
    QStringList m_files; ///< of the row that was pressed; empty: nothing to drag
    QPoint m_pressed;
};

} // namespace dovetail::ui
