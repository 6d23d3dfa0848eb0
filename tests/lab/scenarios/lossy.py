# SPDX-License-Identifier: GPL-3.0-or-later
"""Every fifth frame lost, some doubled and reordered: 200 messages each way, once and in order."""
import threading

COUNT = 200


def scenario(lab):
    lab.up(2)
    # A profile has one user at a time, so who reads and who writes on a host are two.
    readers = [lab.person('h1', 'Ana'), lab.person('h2', 'Mei')]
    writers = [lab.person('h1', 'Tomas'), lab.person('h2', 'Aiko')]
    here = [reader.listen() for reader in readers]
    lab.lan('impair', 'h1', 'loss=20%', 'dup=10%', 'reorder=20%', 'seed=5')

    lines = [f'message {i} 消息 {"x" * (i * 37 % 1500)}' for i in range(COUNT)]
    results = [None, None]

    def write(which):
        results[which] = writers[which].run('say', readers[1 - which].name, '--lines', '--timeout', '60',
                                            text='\n'.join(lines), seconds=200)
    threads = [threading.Thread(target=write, args=(which,)) for which in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for which in (0, 1):
        writer, reader = writers[which], readers[1 - which]
        lab.check_ran(results[which], f'{writer.name} to {reader.name}: all {COUNT} delivered')
        got = [here[1 - which].wait('message', 5)['text'] for _ in lines]
        here[1 - which].stop()
        lab.check(got == lines, 'in order and whole')
        lab.check(sum(e['event'] == 'message' for e in here[1 - which].events) == COUNT, 'and none twice')
