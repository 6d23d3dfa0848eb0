// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"

namespace dovetail::cli {

/// `history`: prints, searches or exports a conversation of this profile. Nothing of the network is touched.
class HistoryCommand final : public Command {
    Q_OBJECT
public:
    explicit HistoryCommand(Errand errand, QObject *parent = nullptr);

protected:
    void begin() override;
    void onError(const Error &error) override;

private:
    void request();
    void take(const QList<Message> &older, bool isAll);
    void print();
    [[nodiscard]] QString line(const Message &message) const;

    Person m_peer;
    QList<Message> m_messages; ///< oldest first
    PageRequest m_wanted; ///< asked for
    quint64 m_search = 0;
};

} // namespace dovetail::cli
