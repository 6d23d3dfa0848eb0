# SPDX-License-Identifier: GPL-3.0-or-later
"""One folder in the middle of what is there already may not be written to: it fails with a word on both sides, and a retry goes on."""
import shutil

from conversation import wait_until
from sentences import WALLED
from transfers import DONE, FAILED, Exchange, transfers, unprivileged


def scenario(lab):
    exchange = Exchange(lab)
    unprivileged(lab, exchange.mei)
    exchange.listen()
    tree = exchange.make(1, small=600)
    # Root's own, where somebody else writes: of the many it meets one in the second half.
    inner = sorted(path for path in tree.top.iterdir() if path.is_dir() and any(path.iterdir()))[-1]
    wall = exchange.inbox / tree.top.name / inner.name
    wall.mkdir(parents=True)
    shutil.chown(wall.parent, 65534, 65534)
    exchange.send(tree)
    wait_until(lambda: exchange.states() == [[FAILED], [FAILED]], 30, exchange.state)
    exchange.reads(WALLED, 'before the wall')
    transfer = transfers(exchange.mei)[-1]['transfer'].hex()
    begun = exchange.there()
    shutil.chown(wall, 65534, 65534)
    exchange.receiver.stop()
    wait_until(lambda: exchange.sender.process.poll() is not None, 10, exchange.state)
    lab.check_ran(exchange.mei.run('transfers', 'retry', transfer[:10]), 'Mei tries again')
    lab.check(exchange.there() >= begun, 'and keeps what is there')
    if exchange.states()[1] == [DONE]:
        exchange.said[1].killed += 1  # all of it was here and only had to be put in its place: the retry ended it, and is gone
    exchange.stay()
    exchange.listen()
    exchange.back()
    exchange.finish()
    exchange.check()
    exchange.stop()
    exchange.figure('1 wall, 1 retry')
