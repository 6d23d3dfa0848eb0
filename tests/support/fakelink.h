// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/link.h"

#include <functional>
#include <memory>
#include <utility>

namespace dovetail::test {

/// One end of a link without a socket or a key. Records become real bytes, travel through the event
/// loops of both ends' threads in pieces, and are cut out again with wire::peekRecord. Can die after a
/// number of bytes and drain slowly. Both ends may be moved to threads of their own.
class FakeLink final : public net::Link {
    Q_OBJECT
public:
    /// What may go wrong with the bytes this end sends.
    struct Faults {
        qint64 dieAfter = -1;   ///< both ends close once so many bytes have arrived
        qint64 piece = 100'000; ///< bytes that arrive in one turn of the loop
    };

    [[nodiscard]] static std::pair<std::unique_ptr<FakeLink>, std::unique_ptr<FakeLink>> pair();
    ~FakeLink() override;

    /// Before anything is sent.
    void setFaults(const Faults &faults) { m_faults = faults; }
    /// Bytes as they are, for liars.
    void sendRaw(const QByteArray &bytes);
    /// The most that was ever queued here.
    [[nodiscard]] qint64 mostQueued() const { return m_mostQueued; }

    void send(wire::RecordType type, net::RecordBuffer record) override;
    [[nodiscard]] qint64 queuedBytes() const override { return m_queue.size(); }
    [[nodiscard]] quint64 bytesReceived() const override { return m_received; }
    void start() override;
    void finish() override;
    void abort() override;
    void setReading(bool reading) override;

private:
    struct Wire;
    FakeLink(std::shared_ptr<Wire> wire, int side);

    Q_INVOKABLE void takeCall();
    void toPeer(std::function<void(FakeLink *)> call);
    void schedule();
    void pass();                        ///< hands a piece to the peer and waits for its ok
    void take(const QByteArray &piece); ///< from the peer
    void parse();
    void piecePassed();
    void close(const Error &error);

    std::shared_ptr<Wire> m_wire;
    int m_side;
    Faults m_faults;
    QByteArray m_queue; ///< to be sent
    qint64 m_sent = 0;
    qint64 m_mostQueued = 0;
    bool m_wasFull = false;
    bool m_pieceUnderWay = false;
    QByteArray m_inbox;
    quint64 m_received = 0;
    bool m_started = false;
    bool m_reading = true;
    bool m_owesOk = false; ///< the peer waits to hear that there is room
    bool m_saidLast = false;
    bool m_heardLast = false;
    bool m_closed = false;
    bool m_peerGone = false;
    Error m_peerGoneError;
};

} // namespace dovetail::test
