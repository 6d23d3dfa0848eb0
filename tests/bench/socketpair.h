// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <utility>

// What the programs that others are compared with have in common: plain calls, no Qt.
namespace bench {

[[noreturn]] inline void die(const char *what)
{
    std::perror(what);
    std::exit(1);
}

/// Two ends of one TCP connection over 127.0.0.1: who sends, who receives.
inline std::pair<int, int> connectedPair()
{
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto *plain = reinterpret_cast<sockaddr *>(&address);
    if (::bind(listener, plain, size) || ::listen(listener, 1) || ::getsockname(listener, plain, &size))
        die("listen");
    const int client = ::socket(AF_INET, SOCK_STREAM, 0);
    if (::connect(client, plain, size))
        die("connect");
    const int server = ::accept(listener, nullptr, nullptr);
    if (server < 0)
        die("accept");
    ::close(listener);
    const int one = 1;
    ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    return {client, server};
}

} // namespace bench
