# SPDX-License-Identifier: GPL-3.0-or-later
"""Sources are changed, grown, shrunk, deleted and made unreadable in the middle of a transfer: what can be sent is, as it is by then, the rest is named."""
import os

from conversation import wait_until
from sentences import BUT, MISSING
from transfers import DONE, Exchange, transfers, unprivileged
from tree import describe, difference, digest


def scenario(lab):
    exchange = Exchange(lab, rate='50mbit')
    # The large one comes first, so that there is time; what is changed comes behind it.
    tree = exchange.make(1, small=100, large=())
    folder = tree.top / 'zz'
    folder.mkdir()
    (folder / '0 large').write_bytes(os.urandom(12 << 20))
    victims = {name: folder / name for name in ('changed', 'deleted', 'grown', 'locked', 'shrunk')}
    for path in victims.values():
        path.write_bytes(os.urandom(300_000))
    exchange.good.update(digest(path) for path in folder.iterdir())
    unprivileged(lab, exchange.ana)
    exchange.listen()
    exchange.send(tree)
    wait_until(lambda: len(transfers(exchange.mei)) > 0, 30, exchange.state)
    exchange.until(0.3)
    victims['changed'].write_bytes(os.urandom(300_000))
    victims['grown'].write_bytes(os.urandom(700_000))
    victims['shrunk'].write_bytes(os.urandom(1_000))
    victims['deleted'].unlink()
    victims['locked'].chmod(0)
    with open(folder / '0 large', 'ab') as file:  # the one that is being sent
        file.write(b'more')
    exchange.good.update(digest(path) for path in folder.iterdir())
    lab.check(not exchange.is_over(), 'there was something left to send')
    exchange.finish()
    for person in (exchange.ana, exchange.mei):
        row = transfers(person)[0]
        lab.check(row['state'] == DONE and row['skipped'] == 2, f'{person.name}: done but for two ({row["state"]}, {row["skipped"]})')
        lab.check(b'deleted' in row['notes'] and b'locked' in row['notes'],
                  f'{person.name}: knows that it is "deleted" and "locked" that are missing')
    exchange.reads(MISSING, 'of what was deleted or locked')
    exchange.reads(BUT, 'at the end')
    have, want = describe(exchange.inbox / tree.top.name), describe(tree.top)
    for rows in (have, want):
        rows.pop('zz')  # its time changed with what was deleted
    want.pop('zz/locked')
    wrong = difference(have, want)
    lab.check(not wrong, 'everything else is there as it is at the sender\'s now' + (f': {wrong}' if wrong else ''))
    exchange.watcher.look()
    lab.check(not exchange.watcher.wrong, 'and nothing half was ever there' + (f': {exchange.watcher.wrong}' if exchange.watcher.wrong else ''))
    exchange.stop()
    exchange.figure('5 victims')
