# SPDX-License-Identifier: GPL-3.0-or-later
"""A published folder is taken while its owner's program is killed and the cable is out: `get` goes on by itself, and says so."""
import time

from cliprocess import Listener
from conversation import wait_until
from sentences import LOST
from transfers import STARTS, Exchange, transfers


def scenario(lab):
    exchange = Exchange(lab)
    tree = exchange.make(1)
    lab.check_ran(exchange.ana.run('share', 'add', tree.top.name, str(tree.top)), 'Ana publishes a folder')
    exchange.stay()
    exchange.receiver = Listener(exchange.mei, ['Ana', tree.top.name, '--to', str(exchange.inbox)], 'get')
    exchange.keep(1, exchange.receiver)
    wait_until(lambda: transfers(exchange.mei), STARTS, exchange.state)
    for fraction, what in ((0.2, 'kill'), (0.5, 'cable')):
        exchange.until(fraction)
        if what == 'kill':
            exchange.kill('ana')
        elif lab.full:
            lab.lan('cable', 'h1', 'out')
            time.sleep(20)
            lab.lan('cable', 'h1', 'in')
            exchange.back()
        lab.figure(f'going on {exchange.until_moving():.1f} s after the {what}')
        exchange.reads(LOST, f'after the {what}', ['mei'])
        if not lab.full:
            break
    exchange.finish()
    wait_until(lambda: exchange.receiver.process.poll() is not None, 20, exchange.state)
    lab.check(exchange.receiver.process.returncode == 0, f'get ends with {exchange.receiver.process.returncode}')
    exchange.check()
    exchange.stop()
    exchange.figure(f'{len(exchange.recoveries)} times interrupted')
