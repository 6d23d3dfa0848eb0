// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/bytestream.h"

#include <deque>
#include <vector>

class QSocketNotifier;

namespace dovetail::net {

/// The stream of Unix: reads from the socket straight into the record, and hands a record straight to the system while it is
/// still in the processor's cache. QTcpSocket's own buffers cost one copy more on the way in, and fresh pages for each.
class DescriptorStream final : public ByteStream {
    Q_OBJECT
public:
    /// Takes the connection over; the socket has none any more. Nothing: it could not be taken, and the socket is as it was.
    [[nodiscard]] static std::unique_ptr<ByteStream> over(QTcpSocket &socket);
    ~DescriptorStream() override;

    void start() override;
    void setReading(bool reading) override;
    [[nodiscard]] qint64 read(char *to, qint64 size) override;
    void write(QByteArray bytes) override;
    [[nodiscard]] QByteArray takeSpare() override;
    [[nodiscard]] qint64 bytesToWrite() const override { return m_queued; }
    void close() override;
    void abort() override { close(); }

private:
    DescriptorStream(int descriptor, QByteArray early);
    void flush();
    void watch();
    void loseConnection();

    int m_descriptor;
    QByteArray m_early; ///< read by the socket before it was taken over
    std::deque<QByteArray> m_queue;
    std::vector<QByteArray> m_spares;
    qint64 m_offset = 0; ///< of the first one, what is out already
    qint64 m_queued = 0;
    bool m_started = false;
    bool m_reading = true;
    bool m_gone = false;
    QSocketNotifier *m_readable = nullptr; ///< children
    QSocketNotifier *m_writable = nullptr;
};

} // namespace dovetail::net
