// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/link/tls.h"

#include <QByteArray>
#include <QElapsedTimer>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/socket.h>
#include <unistd.h>

#include <memory>
#include <thread>
#include <utility>

namespace dovetail::bench {

namespace {

using Context = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;
using Stream = std::unique_ptr<SSL, decltype(&SSL_free)>;

void must(bool ok, const char *what)
{
    if (!ok)
        qFatal("%s", what);
}

/// Two ends of a TCP connection over loopback.
std::pair<int, int> connectedPair()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *const generic = reinterpret_cast<sockaddr *>(&address);
    must(::bind(listener, generic, size) == 0 && ::listen(listener, 1) == 0
             && ::getsockname(listener, generic, &size) == 0,
         "listen");
    const int one = ::socket(AF_INET, SOCK_STREAM, 0);
    must(::connect(one, generic, size) == 0, "connect");
    const int other = ::accept(listener, nullptr, nullptr);
    must(other >= 0, "accept");
    ::close(listener);
    const int on = 1;
    for (const int end : {one, other})
        ::setsockopt(end, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return {one, other};
}

Context tls13(const SSL_METHOD *method)
{
    Context context(SSL_CTX_new(method), &SSL_CTX_free);
    must(SSL_CTX_set_min_proto_version(context.get(), TLS1_3_VERSION)
             && SSL_CTX_set_ciphersuites(context.get(), "TLS_AES_256_GCM_SHA384"),
         "TLS 1.3");
    return context;
}

/// A certificate that lives for this run.
void certify(SSL_CTX *context)
{
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *certificate = X509_new();
    X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    must(X509_sign(certificate, key, EVP_sha256()) > 0 && SSL_CTX_use_certificate(context, certificate) == 1
             && SSL_CTX_use_PrivateKey(context, key) == 1,
         "certificate");
    X509_free(certificate);
    EVP_PKEY_free(key);
}

Stream streamOn(SSL_CTX *context, int socket)
{
    Stream stream(SSL_new(context), &SSL_free);
    SSL_set_fd(stream.get(), socket);
    return stream;
}

} // namespace

double tlsRate(qint64 bytes, int chunk)
{
    const auto [sendingEnd, receivingEnd] = connectedPair();
    const Context client = tls13(TLS_client_method());
    const Context server = tls13(TLS_server_method());
    certify(server.get());
    const Stream out = streamOn(client.get(), sendingEnd);
    const Stream in = streamOn(server.get(), receivingEnd);

    std::thread handshake([&] { must(SSL_accept(in.get()) == 1, "SSL_accept"); });
    must(SSL_connect(out.get()) == 1, "SSL_connect");
    handshake.join();

    QElapsedTimer timer;
    timer.start();
    std::thread sending([&] {
        const QByteArray data(chunk, 'x');
        for (qint64 left = bytes; left > 0;) {
            const int written = SSL_write(out.get(), data.constData(), int(qMin<qint64>(chunk, left)));
            must(written > 0, "SSL_write");
            left -= written;
        }
    });
    QByteArray data(chunk, Qt::Uninitialized);
    for (qint64 left = bytes; left > 0;) {
        const int size = SSL_read(in.get(), data.data(), chunk);
        must(size > 0, "SSL_read");
        left -= size;
    }
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    sending.join();
    ::close(sendingEnd);
    ::close(receivingEnd);
    return double(bytes) / seconds;
}

} // namespace dovetail::bench
