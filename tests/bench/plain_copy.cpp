// SPDX-License-Identifier: GPL-3.0-or-later
// The plainest copy of a file over loopback: read and send in one thread, receive and write in another, 256 KiB a
// call; neither encrypted nor verified. Prints the seconds.
//   plain_copy FROM TO
#include "tests/bench/socketpair.h"

#include <fcntl.h>

#include <chrono>
#include <thread>
#include <vector>

using bench::die;

int main(int argc, char **argv)
{
    if (argc != 3) {
        std::fprintf(stderr, "plain_copy FROM TO\n");
        return 2;
    }
    const int from = ::open(argv[1], O_RDONLY);
    const int to = ::open(argv[2], O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (from < 0 || to < 0)
        die("open");
    const auto [client, server] = bench::connectedPair();
    constexpr size_t callSize = 256 * 1024;
    const auto start = std::chrono::steady_clock::now();
    std::thread reader([server = server, to] {
        std::vector<char> buffer(callSize);
        for (;;) {
            const ssize_t count = ::recv(server, buffer.data(), buffer.size(), 0);
            if (count < 0)
                die("recv");
            if (count == 0)
                return;
            if (::write(to, buffer.data(), size_t(count)) != count)
                die("write");
        }
    });
    std::vector<char> buffer(callSize);
    for (;;) {
        const ssize_t count = ::read(from, buffer.data(), buffer.size());
        if (count < 0)
            die("read");
        if (count == 0)
            break;
        if (::send(client, buffer.data(), size_t(count), 0) != count) // blocking: all or an error
            die("send");
    }
    ::shutdown(client, SHUT_WR);
    reader.join();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    std::printf("%.6f\n", took.count());
    return 0;
}
