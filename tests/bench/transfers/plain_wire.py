#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The plainest copy over a wire, neither encrypted nor verified nor written: what the wire carries on this machine.

    plain_wire.py receive ADDRESS PORT    prints "ready", then the seconds from the first byte to the last
    plain_wire.py send ADDRESS PORT FILE
"""
import socket
import sys
import time


def receive(address, port):
    with socket.create_server((address, port)) as listener:
        print('ready', flush=True)
        connection, _ = listener.accept()
        buffer = bytearray(1 << 20)
        with connection:
            start = time.monotonic()
            while connection.recv_into(buffer):
                pass
            print(time.monotonic() - start, flush=True)


def send(address, port, path):
    with socket.create_connection((address, port)) as connection, open(path, 'rb') as source:
        connection.sendfile(source)
        connection.shutdown(socket.SHUT_WR)
        connection.recv(1)


if sys.argv[1] == 'receive':
    receive(sys.argv[2], int(sys.argv[3]))
else:
    send(sys.argv[2], int(sys.argv[3]), sys.argv[4])
