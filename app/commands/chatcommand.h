// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/chatorder.h"
#include "app/commands/command.h"
#include "app/commands/peerfinder.h"
#include "app/commands/reporter.h"
#include "app/commands/textinput.h"

#include <QSet>
#include <QTimer>

namespace dovetail::cli {

/// `chat`: a conversation with one person. Lines of standard input go out, whether the person is there or not, and what
/// happens is printed as `listen` prints it. What is printed of theirs counts as read.
class ChatCommand final : public Command {
    Q_OBJECT
public:
    explicit ChatCommand(Errand errand, QObject *parent = nullptr);

protected:
    void begin() override;
    /// What waits stays in the profile, and that is said.
    int onInterrupt(int signalNumber) override;

private:
    void converse(const Person &person, bool isHere);
    void take(const QByteArray &line);
    void obey(const ChatOrder &order);
    void onAdded(const Message &message);
    void onInputEnded();
    void markRead();
    void restartLate();
    void finishIfAllDelivered();
    [[nodiscard]] qsizetype undelivered() const { return m_storing.size() + m_reporter.waiting(); }

    Reporter m_reporter;
    PeerFinder m_finder;
    std::unique_ptr<TextInput> m_input;
    QTimer m_late; ///< after the end of input, restarted by everything delivered
    QTimer m_read;
    Person m_peer;
    QSet<MessageId> m_storing; ///< handed in, not stored yet
    bool m_inputEnded = false;
    bool m_unread = false;
};

} // namespace dovetail::cli
