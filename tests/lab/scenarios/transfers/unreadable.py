# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that the sender may not read are named on both sides; once they may be read, a retry by either sends them and nothing else."""
import json

from conversation import wait_until
from sentences import BUT, MISSING
from transfers import DONE, Exchange, transfers, unprivileged
from tree import digest


def sent_bytes(lab):
    """By the sender's card, so far."""
    return int(lab.lan('exec', 'h1', 'cat', '/sys/class/net/eth0/statistics/tx_bytes'))


def retry(lab, exchange, person, transfer):
    """By the command, while that person's program does not run."""
    done = person.run('transfers', 'retry', transfer[:10], '--json')
    lab.check_ran(done, f'{person.name} tries again')
    return json.loads(done.stdout.splitlines()[-1])


def scenario(lab):
    exchange = Exchange(lab, rate=None)
    exchange.listen()
    tree = exchange.make(1, small=3000 if lab.full else 300)
    folder = tree.top / 'locked'
    folder.mkdir()
    locked = [folder / 'one', folder / 'two']
    for path in locked:
        path.write_bytes(path.name.encode() * 100_000)
    unprivileged(lab, exchange.ana)
    for path in locked:
        exchange.good.add(digest(path))
        path.chmod(0)
    exchange.send(tree)
    exchange.finish()
    for person in (exchange.ana, exchange.mei):
        row = transfers(person)[0]
        lab.check(row['state'] == DONE and row['skipped'] == 2, f'{person.name}: done but for two ({row["state"]}, {row["skipped"]})')
    exchange.reads(MISSING, 'of what is locked')
    exchange.reads(BUT, 'at the end')
    transfer = transfers(exchange.ana)[0]['transfer'].hex()
    for path, who in zip(locked, ('ana', 'mei')):
        path.chmod(0o644)
        if exchange.sender.process.poll() is None:
            exchange.sender.stop()
        if who == 'ana':
            said = retry(lab, exchange, exchange.ana, transfer)
            lab.check(said['state'] == 'offered' and said['transfer'] == transfer, f'{path.name}: offered again, as the same')
        else:
            exchange.receiver.stop()
            retry(lab, exchange, exchange.mei, transfer)
            exchange.listen()
        before = sent_bytes(lab)
        missing = 1 if who == 'ana' else 0
        exchange.stay()
        wait_until(lambda: exchange.is_over() and [transfers(person)[0]['skipped'] for person in (exchange.ana, exchange.mei)]
                   == [missing] * 2, 30, exchange.state)
        lab.check((exchange.inbox / tree.top.name / 'locked' / path.name).read_bytes() == path.read_bytes(), f'{path.name} is there now')
        sent = sent_bytes(lab) - before
        lab.check(300_000 <= sent < 600_000, f'and little else was sent: {sent} bytes')
    exchange.check()
    exchange.stop()
    exchange.figure('2 files, 2 retries')
