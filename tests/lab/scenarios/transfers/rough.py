# SPDX-License-Identifier: GPL-3.0-or-later
"""One frame in twenty is lost and each takes 100 ms: everything arrives."""
from transfers import Exchange

SECONDS = 30


def scenario(lab):
    exchange = Exchange(lab, rate=None)
    lab.lan('impair', 'h1', 'loss=5%', 'delay=100ms', 'seed=5')
    tree = exchange.begin(small=1000 if lab.full else 60, large=(20 << 20,) if lab.full else (300_000,))
    exchange.finish()
    exchange.check()
    exchange.stop()
    exchange.figure(f'{tree.bytes() / (1 << 20):.1f} MiB')
