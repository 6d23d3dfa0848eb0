// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/crypto.h>

namespace dovetail::net {

/// Clears up what OpenSSL keeps for a thread, on the thread that destroys this. OpenSSL would do it by itself when
/// the thread ends, but QThread::wait() returns before that, and the program may be over meanwhile. The
/// first member of whoever uses OpenSSL and may be the last on its thread to do so; what goes on makes its
/// things anew.
class OpenSslThread final {
public:
    OpenSslThread() = default;
    ~OpenSslThread() { OPENSSL_thread_stop(); }
    OpenSslThread(const OpenSslThread &) = delete;
    OpenSslThread &operator=(const OpenSslThread &) = delete;
};

} // namespace dovetail::net
