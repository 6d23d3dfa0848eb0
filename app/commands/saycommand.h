// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"
#include "app/commands/peerfinder.h"
#include "app/commands/textinput.h"

#include <QSet>
#include <QTimer>

namespace dovetail::cli {

/// `say`: one text, or one for every line of standard input, and waits until the other side has stored
/// each, with --wait as long as that takes. At most a window of messages is under way, so the input may be of any length.
class SayCommand final : public Command {
    Q_OBJECT
public:
    explicit SayCommand(Errand errand, QObject *parent = nullptr);

protected:
    void begin() override;

private:
    void onFound(const Person &person);
    void onAway(const Person &person);
    void readInput();
    void say(const QByteArray &utf8);
    void onAdded(const Message &message);
    void onChanged(const Message &message);
    void onInputEnded();
    void onLate();
    void restartLate();
    void showQueued(const MessageId &id);
    void finishIfAllDelivered();

    PeerFinder m_finder;
    std::unique_ptr<TextInput> m_input;
    /// Restarted by everything delivered: a long input may take as long as it needs.
    QTimer m_late;
    Person m_peer;
    QSet<MessageId> m_waiting;
    int m_delivered = 0;
    bool m_inputEnded = false;
    bool m_away = false;
};

} // namespace dovetail::cli
