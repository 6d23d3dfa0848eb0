// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace dovetail::bench {

/// Bytes per second through a bare OpenSSL pair over loopback: TLS 1.3, AES-256-GCM, blocking sockets, a thread
/// each, SSL_write and SSL_read with `chunk` bytes a call.
[[nodiscard]] double tlsRate(qint64 bytes, int chunk);

} // namespace dovetail::bench
