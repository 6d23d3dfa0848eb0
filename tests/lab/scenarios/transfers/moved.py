# SPDX-License-Identifier: GPL-3.0-or-later
"""The receiver's address changes in the middle of a transfer, then the sender's: it goes on by itself."""
from transfers import Exchange

SECONDS = 35


def scenario(lab):
    exchange = Exchange(lab)
    exchange.begin()
    for fraction, host, address in ((0.2, 'h2', '10.99.0.77/24'), (0.5, 'h1', '10.99.0.78/24')):
        exchange.until(fraction)
        lab.lan('ip', host, address)
        exchange.back(0.1)
        lab.check(not exchange.is_over(), 'there was something left to send')
        lab.figure(f'{host} moved, going on after {exchange.until_moving():.1f} s')
    exchange.finish()
    exchange.check()
    exchange.stop()
    exchange.figure('2 new addresses')
