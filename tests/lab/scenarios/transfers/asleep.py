# SPDX-License-Identifier: GPL-3.0-or-later
"""One computer sleeps in the middle of a transfer, then the other: it goes on by itself."""
import signal
import time

from sentences import LOST
from transfers import Exchange

SECONDS = 50


def scenario(lab):
    exchange = Exchange(lab)
    exchange.begin()
    for fraction, program, awake in ((0.2, exchange.receiver, 'ana'), (0.5, exchange.sender, 'mei')):
        exchange.until(fraction)
        program.process.send_signal(signal.SIGSTOP)
        time.sleep(20 if lab.full else 14)  # longer than a link may be silent
        lab.check(not exchange.is_over(), 'there was something left to send')
        exchange.reads(LOST, 'meanwhile', [awake])
        program.process.send_signal(signal.SIGCONT)
        exchange.back(0.1)
        lab.figure(f'going on {exchange.until_moving():.1f} s after {program.person.name} woke')
    exchange.finish()
    exchange.check()
    exchange.stop()
    exchange.figure('each asleep once')
