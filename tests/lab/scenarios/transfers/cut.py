# SPDX-License-Identifier: GPL-3.0-or-later
"""A cable is out for a while in the middle of a transfer: it goes on by itself."""
import time

from sentences import LOST
from transfers import Exchange

SECONDS = 45


def scenario(lab):
    exchange = Exchange(lab)
    exchange.begin()
    # Short: TCP bridges it. Longer than a link may be silent. Longer than anybody counts as present.
    for fraction, seconds in zip((0.2, 0.4, 0.6), (1, 20, 90) if lab.full else (1, 18)):
        exchange.until(fraction)
        before = exchange.there()
        lab.lan('cable', 'h1', 'out')
        time.sleep(seconds)
        lab.lan('cable', 'h1', 'in')
        lab.check(not exchange.is_over(), f'there was something left to send while it was out for {seconds} s')
        exchange.back(0.05)
        lab.figure(f'out for {seconds} s, moving again {exchange.until_moving():.1f} s after it was in')
        lab.check(exchange.there() >= before, 'and nothing that was there was lost')
    exchange.reads(LOST, 'while it was out')
    exchange.finish()
    exchange.check()
    exchange.stop()
    exchange.figure(f'{len(exchange.recoveries)} times without a cable')
