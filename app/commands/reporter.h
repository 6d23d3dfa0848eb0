// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/arguments.h"
#include "app/commands/printer.h"
#include "core/node/node.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QSet>

namespace dovetail::cli {

/// Prints what happens at a node, as it happens, and takes files from whom it may. Works from its making on.
class Reporter final : public QObject {
    Q_OBJECT
public:
    /// Both must outlive it.
    Reporter(Node &node, Printer &printer, AcceptFrom accept, QObject *parent = nullptr);

    /// The node is on the network.
    void showReady();
    /// A person reads only of this one's coming and going; scripts get everybody's.
    void setCompany(const PeerId &peer) { m_company = peer; }

    /// How what is accepted is dealt with.
    void setAcceptOptions(const AcceptOptions &options) { m_into = options; }

    /// Own messages of this run that are stored here and not at the other side yet.
    [[nodiscard]] qsizetype waiting() const { return m_waiting.size(); }

signals:
    void messageShown(const dovetail::Message &message);
    /// One of waiting() is no more.
    void settled(const dovetail::Message &message);
    /// A transfer from somebody ended, well or not.
    void transferEnded(bool well);

private:
    void showPerson(const Person &person);
    void showAdded(const Message &message);
    void showChanged(const Message &message);
    void showTyping(const PeerId &peer, bool active);
    void showTransfer(const Transfer &transfer);
    void showOffer(const Transfer &transfer);
    void showProgress(const Transfer &transfer);
    void showTaken(const Transfer &transfer);
    /// That it stands still, and that it moves again.
    void showStandstill(const Transfer &transfer);
    void showFiles(const Transfer &transfer);
    void showEnd(const Transfer &transfer);
    /// "report.pdf from Ana"
    [[nodiscard]] QString subjectOf(const Transfer &transfer) const;
    [[nodiscard]] QString changeLine(const Message &message);
    [[nodiscard]] bool accepts(const Transfer &transfer) const;
    [[nodiscard]] QString nameOf(const PeerId &id) const;

    Node &m_node;
    Printer &m_printer;
    const AcceptFrom m_accept;
    AcceptOptions m_into;
    PeerId m_company;
    QHash<PeerId, Person> m_shown;
    QSet<MessageId> m_waiting;
    QHash<MessageId, QString> m_reactions; ///< to own messages, as last shown
    /// Transfers that are under way in this run: only their ends are news.
    QHash<TransferId, QElapsedTimer> m_active;
    QHash<TransferId, TransferState> m_ends; ///< of those that are over
    QSet<TransferId> m_offersShown;
    QHash<TransferId, QString> m_still; ///< why they stand still, as last shown
    QSet<TransferId> m_taken; ///< what others take of published folders, as far as it has been shown
};

} // namespace dovetail::cli
