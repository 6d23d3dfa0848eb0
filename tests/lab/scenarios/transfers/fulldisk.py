# SPDX-License-Identifier: GPL-3.0-or-later
"""The receiver's disk is full: said before it begins, and in the middle, on both sides; with room again it goes on."""
import shutil
import time

from conversation import wait_until
from sentences import FULL
from transfers import DONE, OFFERED, PAUSED, Exchange, disk, transfers

NOT_ENOUGH_SPACE = 'not enough space'


def scenario(lab):
    exchange = Exchange(lab)
    with disk(exchange.inbox, 96 << 20):
        ballast = exchange.inbox / 'ballast'
        exchange.own.add('ballast')

        # Too little from the beginning: it is said, and nothing was begun.
        ballast.write_bytes(b'\1' * (80 << 20))
        exchange.listen()
        tree = exchange.make(1)
        exchange.send(tree)
        wait_until(lambda: any(NOT_ENOUGH_SPACE in line for line in exchange.receiver.errors), 20,
                   lambda: f'nothing was said of the disk: {exchange.state()}')
        lab.check(True, f'Mei reads: {exchange.receiver.errors[-1]}')
        wait_until(lambda: transfers(exchange.mei), 10, exchange.state)
        lab.check(transfers(exchange.mei)[0]['state'] == OFFERED and not list(exchange.inbox.glob('.dovetail*')), 'nothing was begun')
        ballast.unlink()
        exchange.sender.stop()  # takes it back
        exchange.stay()
        wait_until(exchange.is_over, 20, exchange.state)
        exchange.done = 1

        # In the middle: somebody else fills it.
        for round_, how in enumerate(('slowly', 'at once')):
            exchange.sender.stop()
            if round_ > 0:
                exchange.make(round_ + 1)
            exchange.send(exchange.trees[-1])
            wait_until(lambda: len(transfers(exchange.mei)) > exchange.done, 20, exchange.state)
            exchange.until(0.3)
            with open(ballast, 'wb') as file:  # until nothing fits, or so that a little does
                try:
                    while how == 'at once' or shutil.disk_usage(exchange.inbox).free > 4 << 20:
                        file.write(b'\1' * (1 << 16))
                        file.flush()
                except OSError:
                    pass
            full = time.monotonic()
            wait_until(lambda: exchange.states() == [[PAUSED], [PAUSED]], 20, exchange.state)
            lab.figure(f'filled {how}: both paused after {time.monotonic() - full:.1f} s')
            errors = [transfers(person)[-1]['error'] for person in (exchange.ana, exchange.mei)]
            lab.check(errors[0] == errors[1] != 0, f'both know why: error {errors}')
            exchange.reads(FULL, 'with the disk full')
            time.sleep(4)
            lab.check(exchange.states() == [[PAUSED], [PAUSED]], 'and stay so while it is full')
            ballast.unlink()
            exchange.back()
            lab.figure(f'going on {exchange.until_moving():.1f} s after there was room')
            exchange.finish()
            exchange.check((DONE,))
        exchange.stop()
        exchange.figure('full before it began, and twice in the middle')
