# SPDX-License-Identifier: GPL-3.0-or-later
"""A shared folder is taken while its owner's program is killed, the cable is out, or `get` is killed: it goes on by itself, and says so."""
import time

from cliprocess import Listener
from conversation import wait_until
from sentences import LOST
from transfers import STARTS, Exchange, transfers


def get(exchange, tree):
    exchange.receiver = Listener(exchange.mei, ['Ana', tree.top.name, '--to', str(exchange.inbox)], 'get')
    exchange.keep(1, exchange.receiver)
    wait_until(lambda: len(transfers(exchange.mei)) > exchange.done, STARTS, exchange.state)


def scenario(lab):
    exchange = Exchange(lab)
    tree = exchange.make(1)
    lab.check_ran(exchange.ana.run('share', 'add', tree.top.name, str(tree.top)), 'Ana shares a folder')
    exchange.stay()
    get(exchange, tree)
    exchange.until(0.2)
    exchange.kill('ana')
    lab.figure(f'going on {exchange.until_moving():.1f} s after a kill')
    exchange.reads(LOST, 'after the kill', ['mei'])
    if lab.full:
        exchange.until(0.5)
        lab.lan('cable', 'h1', 'out')
        time.sleep(20)
        lab.lan('cable', 'h1', 'in')
        exchange.back()
        lab.figure(f'going on {exchange.until_moving():.1f} s after the cable was in')
    exchange.finish()
    wait_until(lambda: exchange.receiver.process.poll() is not None, 20, exchange.state)
    lab.check(exchange.receiver.process.returncode == 0, f'get ends with {exchange.receiver.process.returncode}')
    exchange.check()

    # Who is killed as they take it, takes the rest as soon as any of their programs is there.
    exchange.clear()
    tree = exchange.make(2)
    exchange.sender.stop()
    lab.check_ran(exchange.ana.run('share', 'add', tree.top.name, str(tree.top)), 'Ana shares another')
    exchange.stay()
    get(exchange, tree)
    exchange.until(0.3)
    exchange.kill('mei')
    lab.figure(f'going on {exchange.until_moving():.1f} s after get was killed')
    exchange.finish()
    exchange.check()
    exchange.stop()
    exchange.figure(f'{len(exchange.recoveries)} times interrupted')
