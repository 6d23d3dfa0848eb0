# SPDX-License-Identifier: GPL-3.0-or-later
"""A tree with everything in it, and no fault at all: it arrives with every attribute."""
from transfers import Exchange


def scenario(lab):
    exchange = Exchange(lab, rate=None)
    tree = exchange.begin(small=5000 if lab.full else 400)
    exchange.finish()
    exchange.check()
    exchange.stop()
    exchange.figure(f'{tree.bytes() >> 20} MiB')
