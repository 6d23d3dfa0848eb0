// SPDX-License-Identifier: GPL-3.0-or-later
// A link's throughput against a bare TLS pair's, in turns, so that whatever else the machine does hits both.
//   link_bench [MiB a run] [runs]
#include "core/common/limits.h"
#include "tests/bench/link/links.h"
#include "tests/bench/link/tls.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <cstdio>

using namespace dovetail;

namespace {

double median(QList<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

constexpr double mebi = 1024.0 * 1024.0;

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const qint64 bytes = qint64(arguments.value(1, QStringLiteral("2048")).toInt()) * 1024 * 1024;
    const int runs = arguments.value(2, QStringLiteral("5")).toInt();
    if (bytes <= 0 || runs <= 0)
        return 2;

    QList<double> aes;
    QList<double> chacha;
    QList<double> tls;
    for (int i = 0; i < runs; ++i) {
        tls += bench::tlsRate(bytes, limits::dataChunk);
        aes += bench::secureLinkRate(wire::LinkCipher::Aes256Ocb, bytes, limits::dataChunk);
        chacha += bench::secureLinkRate(wire::LinkCipher::ChaCha20Poly1305, bytes, limits::dataChunk);
        std::printf("run %d: TLS %.0f, link AES %.0f, link ChaCha20 %.0f MiB/s\n", i + 1, tls.last() / mebi,
                    aes.last() / mebi, chacha.last() / mebi);
        std::fflush(stdout);
    }
    QFile control(QStringLiteral("/proc/sys/net/ipv4/tcp_congestion_control"));
    const QByteArray name =
        control.open(QIODevice::ReadOnly) ? control.readAll().trimmed() : QByteArray("unknown");
    std::printf("congestion control: %s\n", name.constData());
    std::printf("median: TLS 1.3 AES-256-GCM %.0f MiB/s\n", median(tls) / mebi);
    std::printf("median: SecureLink AES-256-OCB %.0f MiB/s = %.2f x TLS\n", median(aes) / mebi,
                median(aes) / median(tls));
    std::printf("median: SecureLink ChaCha20-Poly1305 %.0f MiB/s = %.2f x TLS\n", median(chacha) / mebi,
                median(chacha) / median(tls));
    return 0;
}
