# SPDX-License-Identifier: GPL-3.0-or-later
"""A transfer is taken back before and while it runs, and ended by the receiver: nothing is left of it, and both know how it ended."""
import signal

from conversation import wait_until
from sentences import CANCELLED
from transfers import CANCELLED as STATE_CANCELLED
from transfers import Exchange, transfers


def scenario(lab):
    exchange = Exchange(lab)
    for number, who in enumerate(('ana', 'mei'), 1):
        exchange.begin(number)
        exchange.until(0.3)
        lab.check(not exchange.is_over(), 'there was something left to send')
        if who == 'ana':
            exchange.sender.stop(signal.SIGINT)
            exchange.stay()  # whoever did not hear of it yet does now
        else:
            exchange.receiver.stop()
            transfer = transfers(exchange.mei)[-1]['transfer'].hex()
            lab.check_ran(exchange.mei.run('transfers', 'cancel', transfer[:10]), 'Mei ends it')
            exchange.said[1].killed += 1  # it is the command that has said so
            exchange.listen()
        wait_until(exchange.is_over, 30, exchange.state)
        exchange.reads(CANCELLED, f'ended by {who}', ['mei' if who == 'ana' else 'ana'])
        exchange.check((STATE_CANCELLED,))
        exchange.clear()
    exchange.stop()
    exchange.figure('taken back and ended')
