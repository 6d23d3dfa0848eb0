// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/error.h"
#include "core/wire/frame.h"

#include <QByteArray>
#include <QObject>

namespace dovetail::net {

/// A record's payload with room around it for header and tag, so that file data is read, encrypted
/// and handed to the socket in one and the same memory.
class RecordBuffer final {
public:
    /// Room for `capacity` payload bytes (at most limits::maxRecordPayload).
    explicit RecordBuffer(int capacity);
    /// The same in memory that was used before.
    RecordBuffer(QByteArray memory, int capacity);
    /// A copy of `payload`.
    explicit RecordBuffer(QByteArrayView payload);

    [[nodiscard]] char *data() { return m_bytes.data() + wire::recordHeaderSize; }
    [[nodiscard]] QByteArrayView view() const;
    [[nodiscard]] int size() const { return m_size; }
    /// At most the capacity.
    void resize(int size);

    /// Gives up header room, payload and tag room as one array (size() payload bytes).
    [[nodiscard]] QByteArray take() &&;

private:
    QByteArray m_bytes;
    int m_size = 0;
};

/// A stream of records between two peers that have proved the link's key to each other: the seam
/// between transfers and TCP. SecureLink is the real one. A link lives on one thread, with
/// whoever uses it.
class Link : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// A record to be filled and sent, in memory that earlier ones have left where there is some: fresh pages from the
    /// system cost a fifth of all that sending does.
    [[nodiscard]] virtual RecordBuffer makeRecord(int capacity) { return RecordBuffer(capacity); }
    /// Within recordReceived(), with its payload, once: it, to be used beyond the call. Without a copy where that can be.
    [[nodiscard]] virtual RecordBuffer keep(QByteArrayView payload) { return RecordBuffer(payload); }
    /// Memory of one that was kept, for those to come.
    virtual void reuse(RecordBuffer record) { Q_UNUSED(record); }
    /// Queues one record. Ignored once finish() or abort() was called or closed() emitted.
    virtual void send(wire::RecordType type, RecordBuffer record) = 0;
    /// Bytes queued and not yet taken by the system. Who sends much keeps it near limits::linkHighWater.
    [[nodiscard]] virtual qint64 queuedBytes() const = 0;
    /// Everything that came from the other side so far, half records too: whether it still lives.
    [[nodiscard]] virtual quint64 bytesReceived() const = 0;
    /// Begins to read. Nothing is emitted before; call it once, on the link's final thread.
    virtual void start() = 0;
    /// Says "that was my last record" once everything queued is out, then waits for the other side's last record or
    /// close; closed() follows.
    virtual void finish() = 0;
    /// Drops everything and closes now. closed() is not emitted.
    virtual void abort() = 0;
    /// False: read no more from the system until true again (a slow disk holds back the sender).
    virtual void setReading(bool reading) = 0;

signals:
    /// `payload` is valid only during the call; see keep().
    void recordReceived(dovetail::wire::RecordType type, QByteArrayView payload);
    /// queuedBytes() fell below limits::linkHighWater: there is room.
    void drained();
    /// The end, once. No error: the other side said its last record, and so did we or it just closed after it.
    void closed(const dovetail::Error &error);
};

} // namespace dovetail::net
