// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/net/datagramchannel.h"
#include "core/presence/roster.h"
#include "core/wire/content.h"

#include <QObject>
#include <QSet>

#include <random>

namespace dovetail::presence {

/// Tells the network who we are and keeps the Roster true: announces, answers newcomers, proves addresses with
/// sealed pings, lets those go who fell silent. Lives on the core thread.
///
/// A peer is online only while a sealed question to it has been answered: a replayed card shows nobody, and somebody who
/// is heard but does not hear us is Unanswering, not online.
class PresenceService final : public QObject {
    Q_OBJECT
public:
    /// What the own card says besides keys and counters.
    struct Self {
        QString name;
        QString host;
        quint16 linkPort = 0;
        quint64 boot = 0;
        Availability availability = Availability::Available;
        QString status = {};
        PictureId picture = {};
    };

    PresenceService(Clock &clock, net::DatagramChannel &channel, const identity::IdentityKey &key,
                    const identity::SessionKey &session, Roster &roster, Self self,
                    QObject *parent = nullptr);

    /// Announces at once, a few times, then as a heartbeat.
    void start();
    /// Says goodbye to everybody.
    void leave();
    void setName(const QString &name);
    void setStatus(Availability availability, const QString &text);
    void setPicture(const PictureId &picture);
    /// Announces as at the start: a network came, or somebody asked to look again.
    void searchAgain();
    /// Asks one host whether somebody is there (typed-in addresses). Port 0: the discovery port.
    void ask(const QHostAddress &address, quint16 port);
    /// Messages to this peer stay unanswered: try all ways anew.
    void doubt(const PeerId &peer);
    /// To somebody blocked we are as good as gone: they get a goodbye, and from then on neither answers nor questions, and
    /// are offline here. What goes to everybody they hear like everybody. Off: they are looked for at once.
    void setBlocked(const PeerId &peer, bool on);
    [[nodiscard]] bool isBlocked(const PeerId &peer) const { return m_blocked.contains(peer); }

    /// Cards forged, stale or replayed, since the start.
    [[nodiscard]] quint64 refusedCards() const { return m_refusedCards; }

    /// Whether cards of others have come in this way since the network was last searched.
    [[nodiscard]] bool isHeardBy(net::Arrival way) const { return m_heardBy.contains(way); }

    void onHello(const Endpoint &from, const wire::HelloDatagram &hello);
    void onPing(Peer &peer, const Endpoint &from, const wire::Ping &ping);
    void onPong(Peer &peer, const Endpoint &from, const wire::Pong &pong);
    /// The peer has confirmed something we sent. Over the way in use that says what a Pong would; another way it proves not.
    void onConfirmation(Peer &peer, const Endpoint &from);
    /// Something sealed came that we have no key for, or that was sealed for our former key: whoever sent it knows an old card.
    void onUnknownSession(const Endpoint &from);

signals:
    /// A card newer than all before it, presence, address in use, or what is known of their clock changed.
    void peerChanged(const dovetail::PeerId &peer);
    void peerOnline(const dovetail::PeerId &peer);
    void peerOffline(const dovetail::PeerId &peer);
    /// isHeardBy() says something else.
    void heardByChanged();

private:
    [[nodiscard]] QByteArray ownHello(bool wantsAnswer, bool leaving = false);
    void beat();
    void askAgain();
    void answer(const PeerId &id);
    void tick();
    void sweep(qint64 now);
    void armTick();
    void startRound(Peer &peer);
    void sendPings(Peer &peer);
    void repeatPings(Peer &peer);
    void ping(Peer &peer, Candidate &candidate);
    [[nodiscard]] qint64 clockPause();
    void askForClock(Peer &peer, qint64 now);
    void noteClock(Peer &peer, const wire::Pong &pong, qint64 askedAt);
    void judge(Peer &peer);
    void adopt(Peer &peer, const Endpoint &endpoint);
    void setPresence(Peer &peer, Presence presence);
    void sendTo(Peer &peer, const Endpoint &to, const wire::Content &content);
    [[nodiscard]] bool mayAnswerStranger(const Endpoint &from);

    Clock &m_clock;
    net::DatagramChannel &m_channel;
    const identity::IdentityKey &m_key;
    const identity::SessionKey &m_session;
    Roster &m_roster;
    Self m_self;
    quint64 m_revision = 0;
    quint64 m_refusedCards = 0;
    QSet<net::Arrival> m_heardBy;
    int m_openingBeats = 0; ///< of those that ask for answers, still to come
    std::unique_ptr<Alarm> m_beat;
    std::unique_ptr<Alarm> m_ask;
    std::unique_ptr<Alarm> m_tick;
    struct Asked {
        Endpoint end;
        int triesLeft = 0;
    };
    QList<Asked> m_asked;
    /// Newcomers that are to be answered, and when.
    QHash<PeerId, qint64> m_answers;
    QHash<Endpoint, qint64> m_strangers; ///< answered lately
    QSet<PeerId> m_rounds;               ///< peers with pings on their way
    QSet<PeerId> m_blocked;
    qint64 m_sweepAt = 0;
    std::mt19937 m_random;
};

} // namespace dovetail::presence
