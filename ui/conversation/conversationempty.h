// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace dovetail::ui {

class ConversationModel;

/// One line in the middle of a conversation in which nothing has been written yet, until something is.
class ConversationEmpty final : public QLabel {
    Q_OBJECT
public:
    /// Lies over `messages`, its sibling in `pane`.
    ConversationEmpty(const ConversationModel &conversation, QWidget *messages, QWidget *pane);

    /// Where nothing can be written, nobody is asked to.
    void setWritable(bool writable);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void arrange();

    const ConversationModel &m_conversation;
    QWidget *m_messages;
    bool m_writable = true;
};

} // namespace dovetail::ui
