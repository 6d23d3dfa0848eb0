// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/bytestream.h"

namespace dovetail::net {

/// The stream of every system that Qt knows: its socket, with its buffers.
class SocketStream final : public ByteStream {
    Q_OBJECT
public:
    explicit SocketStream(std::unique_ptr<QTcpSocket> socket);
    ~SocketStream() override;

    void start() override {}
    void setReading(bool) override {} // a full buffer stops it
    [[nodiscard]] qint64 read(char *to, qint64 size) override;
    void write(QByteArray bytes) override;
    [[nodiscard]] qint64 bytesToWrite() const override;
    void close() override;
    void abort() override;

private:
    QTcpSocket *m_socket; ///< child, so that it changes threads with us
};

} // namespace dovetail::net
