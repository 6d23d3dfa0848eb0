# SPDX-License-Identifier: GPL-3.0-or-later
"""The right to write is taken away in the middle of a transfer, and given back: said on both sides, and everything arrives."""
import os

from conversation import wait_until
from sentences import FORBIDDEN
from transfers import PAUSED, Exchange, is_aside, unprivileged


def allow(inbox, mode):
    """Of the folder and of those in it; what lies aside is the program's own."""
    for folder, folders, _ in os.walk(inbox):
        os.chmod(folder, mode)
        folders[:] = [name for name in folders if not is_aside(name)]


def scenario(lab):
    exchange = Exchange(lab)
    unprivileged(lab, exchange.mei)
    for number, fraction in enumerate((0.1, 0.5, 0.9) if lab.full else (0.5,), 1):
        exchange.begin(number, small=600)
        exchange.until(fraction)
        allow(exchange.inbox, 0o555)
        lab.check(not exchange.is_over(), 'there was something left to send')
        wait_until(lambda: exchange.states() == [[PAUSED], [PAUSED]], 20, exchange.state)
        exchange.reads(FORBIDDEN, 'without the right')
        allow(exchange.inbox, 0o755)
        exchange.back()
        lab.figure(f'taken away at {fraction:.0%}, going on {exchange.until_moving():.1f} s after it was given back')
        exchange.finish()
        exchange.check()
        exchange.clear()
    exchange.stop()
    exchange.figure(f'{number} times')
