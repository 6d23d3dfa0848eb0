// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/clock.h"
#include "core/net/bytestream.h"
#include "core/net/link.h"
#include "core/net/linkhandshake.h"
#include "core/net/recordcipher.h"

#include <memory>
#include <vector>

namespace dovetail::net {

/// The Link over TCP: encrypted records on a connection whose handshake is done. Memory is bounded on both sides: what is
/// queued by limits::linkHighWater (kept by who sends), what is read by limits::linkReadBuffer and one record.
/// May change its thread once, between construction and start().
class SecureLink final : public Link {
    Q_OBJECT
public:
    SecureLink(std::unique_ptr<ByteStream> stream, wire::LinkCipher cipher, const LinkKeys &keys,
               Clock &clock);
    ~SecureLink() override;

    [[nodiscard]] RecordBuffer makeRecord(int capacity) override;
    [[nodiscard]] RecordBuffer keep(QByteArrayView payload) override;
    void reuse(RecordBuffer record) override;
    void send(wire::RecordType type, RecordBuffer record) override;
    [[nodiscard]] qint64 queuedBytes() const override;
    [[nodiscard]] quint64 bytesReceived() const override { return m_received; }
    void start() override;
    void finish() override;
    void abort() override;
    void setReading(bool reading) override;

protected:
    bool event(QEvent *event) override;

private:
    enum class State {
        Waiting, ///< for start(): may be sent on, nothing is read or emitted
        Open,
        Closed, ///< closed() was emitted, or abort() called
    };

    void write(wire::RecordType type, bool last, RecordBuffer record);
    void streamSaid(void (SecureLink::*what)());
    void bytesRead();
    void bytesWritten();
    void connectionGone();
    void read();
    bool fillRecord();
    void takeRecord();
    void readInto(qint64 wanted);
    void closeWhenSaid();
    void end(const Error &error);
    void watch();
    void checkIdle();

    ByteStream *m_stream; ///< child, so that it changes threads with us
    Clock &m_clock;
    quint64 m_received = 0;
    std::unique_ptr<Alarm> m_idle;
    RecordCipher m_seal;
    RecordCipher m_open;
    State m_state = State::Waiting;
    bool m_reading = true;
    bool m_saidLast = false;
    bool m_heardLast = false;
    bool m_gone = false; ///< the connection is; what it brought may still wait in the stream
    int m_inSignal = 0;  ///< how deep we are in the stream's own signals
    qint64 m_lastMoved = 0;
    qint64 m_lastTaken = 0; ///< or queued behind nothing: what waits, waits since then
    // The record being put together, with room for the next one's header behind it: so one call of the system brings both.
    // Its memory is kept for the next one.
    QByteArray m_record;
    qint64 m_have = 0;
    std::vector<QByteArray> m_spares; ///< memory of records that were kept
    wire::RecordPeek m_peek; ///< totalSize 0: its header is not here yet
};

} // namespace dovetail::net
