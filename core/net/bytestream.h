// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

#include <memory>

class QTcpSocket;

namespace dovetail::net {

/// A connection below its records: the seam between SecureLink and the system. May change its thread once, between
/// construction and start(). Who hears its signals may not delete it meanwhile.
class ByteStream : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// What this system has fastest, over a connected socket; what waits in the socket already comes first.
    [[nodiscard]] static std::unique_ptr<ByteStream> over(std::unique_ptr<QTcpSocket> socket);

    /// Signals are emitted from now on, readable() only while wanted.
    virtual void start() = 0;
    virtual void setReading(bool reading) = 0;
    /// How many bytes came to `to`, at most `size`; 0: none are here now.
    [[nodiscard]] virtual qint64 read(char *to, qint64 size) = 0;
    virtual void write(QByteArray bytes) = 0;
    /// Memory of something that was written and is out.
    [[nodiscard]] virtual QByteArray takeSpare() { return {}; }
    /// Not yet taken by the system.
    [[nodiscard]] virtual qint64 bytesToWrite() const = 0;
    /// What the system has taken still goes out; the rest does not. No signals any more.
    virtual void close() = 0;
    /// Everything is dropped.
    virtual void abort() = 0;

signals:
    void readable();
    /// The system has taken some of what waited.
    void written();
    /// The connection is, for whatever reason. What came before it went can still be read.
    void gone();
};

} // namespace dovetail::net
