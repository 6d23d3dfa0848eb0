# SPDX-License-Identifier: GPL-3.0-or-later
"""Both programs are ended politely and started again in the middle of a transfer: it goes on by itself."""
from transfers import Exchange


def scenario(lab):
    exchange = Exchange(lab)
    exchange.begin()
    exchange.kill('ana')  # who interrupts `send` takes its offer back; from here on it is a program that stays
    for fraction, restart in ((0.2, 'mei'), (0.4, 'ana'), (0.6, 'both')):
        exchange.until(fraction)
        if restart in ('mei', 'both'):
            lab.check(exchange.receiver.stop() == 0, 'Mei ends politely')
            exchange.watcher.look()
        if restart in ('ana', 'both'):
            lab.check(exchange.sender.stop() == 0, 'Ana ends politely')
        lab.check(not exchange.is_over(), 'there was something left to send')
        if restart in ('mei', 'both'):
            exchange.listen()
        if restart in ('ana', 'both'):
            exchange.stay()
        exchange.back(0.05)
        lab.figure(f'going on {exchange.until_moving():.1f} s after {restart} started')
    exchange.finish()
    exchange.check()
    exchange.stop()
    exchange.figure('3 restarts')
