# SPDX-License-Identifier: GPL-3.0-or-later
"""One computer sleeps in the middle of a transfer, then the other: it goes on by itself."""
import signal
import time

from transfers import Exchange

SECONDS = 50


def scenario(lab):
    exchange = Exchange(lab)
    exchange.begin()
    for fraction, program in ((0.2, exchange.receiver), (0.5, exchange.sender)):
        exchange.until(fraction)
        program.process.send_signal(signal.SIGSTOP)
        time.sleep(20 if lab.full else 14)  # longer than a link may be silent
        lab.check(not exchange.is_over(), 'there was something left to send')
        program.process.send_signal(signal.SIGCONT)
        woke = time.monotonic()
        exchange.until(min(0.99, exchange.there() / exchange.trees[-1].bytes() + 0.1), 60)
        lab.figure(f'going on {time.monotonic() - woke:.1f} s after {program.person.name} woke')
    exchange.finish()
    exchange.check()
    exchange.stop()
