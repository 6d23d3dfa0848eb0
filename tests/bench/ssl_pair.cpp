// SPDX-License-Identifier: GPL-3.0-or-later
// What OpenSSL alone carries over loopback: TLS 1.3 with AES-256-GCM, one thread writing from memory and one
// reading into memory, 256 KiB a call, as large socket buffers as Dovetail has. Prints the seconds.
//   ssl_pair BYTES              from memory to memory
//   ssl_pair BYTES FROM TO      from a file to a file, each thread doing its own: the same job as a transfer's
#include "tests/bench/socketpair.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <thread>
#include <vector>

namespace {

constexpr size_t callSize = 256 * 1024;

[[noreturn]] void die(const char *what)
{
    std::perror(what);
    ERR_print_errors_fp(stderr);
    std::exit(1);
}

template <typename T, void (*Free)(T *)>
struct Deleter {
    void operator()(T *thing) const { Free(thing); }
};
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY, EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Deleter<X509, X509_free>>;
using Context = std::unique_ptr<SSL_CTX, Deleter<SSL_CTX, SSL_CTX_free>>;
using Session = std::unique_ptr<SSL, Deleter<SSL, SSL_free>>;

Certificate selfSigned(EVP_PKEY *key)
{
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 3600);
    X509_set_pubkey(certificate.get(), key);
    if (!X509_sign(certificate.get(), key, EVP_sha256()))
        die("X509_sign");
    return certificate;
}

Context makeContext(const SSL_METHOD *method)
{
    Context context(SSL_CTX_new(method));
    SSL_CTX_set_min_proto_version(context.get(), TLS1_3_VERSION);
    if (SSL_CTX_set_ciphersuites(context.get(), "TLS_AES_256_GCM_SHA384") != 1)
        die("cipher");
    return context;
}

} // namespace

int main(int argc, char **argv)
{
    const auto total = argc == 2 || argc == 4 ? std::strtoull(argv[1], nullptr, 10) : 0;
    if (total == 0) {
        std::fprintf(stderr, "ssl_pair BYTES [FROM TO]\n");
        return 2;
    }
    const int from = argc == 4 ? ::open(argv[2], O_RDONLY) : -1;
    const int to = argc == 4 ? ::open(argv[3], O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
    if (argc == 4 && (from < 0 || to < 0))
        die("open");
    const auto [client, server] = bench::connectedPair();
    const Key key(EVP_EC_gen("P-256"));
    const Certificate certificate = selfSigned(key.get());
    const Context serverContext = makeContext(TLS_server_method());
    const Context clientContext = makeContext(TLS_client_method());
    SSL_CTX_use_certificate(serverContext.get(), certificate.get());
    SSL_CTX_use_PrivateKey(serverContext.get(), key.get());
    const Session reading(SSL_new(serverContext.get()));
    const Session writing(SSL_new(clientContext.get()));
    SSL_set_fd(reading.get(), server);
    SSL_set_fd(writing.get(), client);

    std::thread reader([&reading, total, to] {
        if (SSL_accept(reading.get()) != 1)
            die("SSL_accept");
        std::vector<char> buffer(callSize);
        for (auto left = total; left > 0;) {
            const int count = SSL_read(reading.get(), buffer.data(), static_cast<int>(buffer.size()));
            if (count <= 0)
                die("SSL_read");
            if (to >= 0 && ::write(to, buffer.data(), static_cast<size_t>(count)) != count)
                die("write");
            left -= std::min<unsigned long long>(left, static_cast<unsigned long long>(count));
        }
    });
    if (SSL_connect(writing.get()) != 1)
        die("SSL_connect");
    std::vector<char> buffer(callSize, 'd');
    // The handshake is not counted: it favours nobody with a large file.
    const auto start = std::chrono::steady_clock::now();
    for (auto left = total; left > 0;) {
        const auto part = static_cast<int>(std::min<unsigned long long>(left, callSize));
        if (from >= 0 && ::read(from, buffer.data(), static_cast<size_t>(part)) != part)
            die("read");
        const int count = SSL_write(writing.get(), buffer.data(), part);
        if (count <= 0)
            die("SSL_write");
        left -= static_cast<unsigned long long>(count);
    }
    reader.join();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    std::printf("%.6f\n", took.count());
    ::close(client);
    ::close(server);
    return 0;
}
