# SPDX-License-Identifier: GPL-3.0-or-later
"""Nobody can connect to the sender, then to the receiver: it goes the other way round. To neither: both know the port to open."""
from conversation import wait_until
from sentences import FIREWALL
from transfers import DONE, INTERRUPTED, Exchange, transfers

SECONDS = 60
PORT = 27422  # the first one that is tried
CLOSED = ('loss=100%', 'match=syn', 'dir=in')


def scenario(lab):
    exchange = Exchange(lab, rate=None)
    for number, (what, hosts) in enumerate((('sender', ['h1']), ('receiver', ['h2']), ('both', ['h1', 'h2'])), 1):
        for host in ('h1', 'h2'):
            lab.lan('impair', host, *(CLOSED if host in hosts else ['clear']))
        exchange.begin(number, small=40, large=(2 << 20,))
        if what == 'both':
            wait_until(lambda: exchange.states() == [[INTERRUPTED], [INTERRUPTED]], 60, exchange.state)
            for person in (exchange.ana, exchange.mei):
                row = transfers(person)[-1]
                lab.check(any(str(PORT) in str(value) for value in row.values()),
                          f'{person.name} is told the port: error {row["error"]}')
            exchange.reads(FIREWALL, 'with both closed')
            for host in ('h1', 'h2'):
                lab.lan('impair', host, 'clear')
            exchange.back()
            lab.figure(f'going on {exchange.until_moving():.1f} s after they were opened')
        exchange.finish()
        exchange.check((DONE,))
        exchange.clear()
    exchange.stop()
    exchange.figure('three walls')
