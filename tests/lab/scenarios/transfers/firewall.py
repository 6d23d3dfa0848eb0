# SPDX-License-Identifier: GPL-3.0-or-later
"""Nobody can connect to the sender, then to the receiver: it goes the other way round. To neither: both say so, with the port."""
from conversation import wait_until
from transfers import DONE, Exchange

SECONDS = 60
PORT = 27422  # the first one that is tried
CLOSED = ('loss=100%', 'match=syn', 'dir=in')


def scenario(lab):
    exchange = Exchange(lab, rate=None)
    for number, (what, hosts) in enumerate((('sender', ['h1']), ('receiver', ['h2']), ('both', ['h1', 'h2'])), 1):
        for host in ('h1', 'h2'):
            lab.lan('impair', host, *(CLOSED if host in hosts else ['clear']))
        exchange.begin(number, small=40, large=(2 << 20,))
        exchange.finish()
        if what != 'both':
            exchange.check((DONE,))
            exchange.clear()
            continue
        for name, program in (('Ana', exchange.sender), ('Mei', exchange.receiver)):
            wait_until(lambda: any(str(PORT) in line for line in exchange.ends(program)), 20,
                       lambda: f'{name} was told of no port {PORT}: {exchange.ends(program)} {exchange.state()}')
            lab.check(True, f'{name} reads: {exchange.ends(program)[-1]}')
        for host in ('h1', 'h2'):
            lab.lan('impair', host, 'clear')
    exchange.stop()
    exchange.figure('three walls')
