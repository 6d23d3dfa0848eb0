# SPDX-License-Identifier: GPL-3.0-or-later
"""The receiver's folder is removed in the middle of a transfer: said on both sides; when it is there again, everything arrives."""
import shutil

from conversation import wait_until
from sentences import FORBIDDEN
from transfers import PAUSED, Exchange


def scenario(lab):
    exchange = Exchange(lab)
    inbox, away = exchange.inbox, exchange.inbox.with_name('away')
    for number, fraction in enumerate((0.1, 0.5, 0.9) if lab.full else (0.5,), 1):
        exchange.begin(number)
        exchange.until(fraction)
        inbox.rename(away)  # in one moment, then what was in it
        while away.exists():
            shutil.rmtree(away, ignore_errors=True)
        wait_until(lambda: exchange.states() == [[PAUSED], [PAUSED]], 20, exchange.state)
        exchange.reads(FORBIDDEN, 'without the folder')
        lab.check(not inbox.exists(), 'and no other one is made in its place')
        inbox.mkdir()
        exchange.back()
        lab.figure(f'removed at {fraction:.0%}, going on {exchange.until_moving():.1f} s after it was there again')
        exchange.finish()
        exchange.check()
        exchange.clear()
    exchange.stop()
    exchange.figure(f'{number} folders')
