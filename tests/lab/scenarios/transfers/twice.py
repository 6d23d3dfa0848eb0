# SPDX-License-Identifier: GPL-3.0-or-later
"""The same folder is sent twice at once: everything is there twice, each once and whole."""
from collections import Counter

from conversation import wait_until
from transfers import DONE, RUNNING, STARTS, Exchange, transfers
from tree import describe


def scenario(lab):
    exchange = Exchange(lab, rate='30mbit')  # so that the first is not over when the second begins
    tree = exchange.begin(small=3000 if lab.full else 300)
    exchange.kill('ana')
    exchange.sender.stop()
    exchange.send(tree)
    wait_until(lambda: exchange.states()[1] == [RUNNING, RUNNING], STARTS, exchange.state)
    lab.check(True, 'both are running at once')
    wait_until(lambda: exchange.sender.process.poll() is not None, 120, exchange.state)
    exchange.stay()  # the first may still have to hear of its end
    exchange.finish()
    for person in (exchange.ana, exchange.mei):
        lab.check([row['state'] for row in transfers(person)] == [DONE, DONE], f'{person.name}: both are done')
    want, have = describe(tree.top), describe(exchange.inbox / tree.top.name)

    def folders(rows):
        return {path: row for path, row in rows.items() if row[0] == 'folder'}

    def others(rows, times):
        found = Counter()
        for path, row in rows.items():
            if row[0] != 'folder':
                found[(path.rpartition('/')[0], *row)] += times
        return found
    lab.check(folders(have) == folders(want), 'the folders are merged, with their times')
    wrong = others(want, 2) - others(have, 1), others(have, 1) - others(want, 2)
    lab.check(not any(wrong), 'every file and link is there twice' + (f': missing {list(wrong[0])[:3]}, too much {list(wrong[1])[:3]}'
                                                                     if any(wrong) else ''))
    exchange.check_rests()
    exchange.stop()
    exchange.figure(f'twice {len(want)} entries')
