# SPDX-License-Identifier: GPL-3.0-or-later
"""The reader's address changes in the middle of a conversation; nothing is lost, doubled or out of order."""
import subprocess
import time

COUNT = 100


def scenario(lab):
    lab.up(2)
    ana, mei = lab.person('h1', 'Ana'), lab.person('h2', 'Mei')
    mei_here = mei.listen()
    lines = [f'message {i}' for i in range(COUNT)]
    writer = subprocess.Popen(ana.command('say', 'Mei', '--lines', '--timeout', '60'), stdin=subprocess.PIPE,
                              stderr=subprocess.PIPE, env=ana.env, text=True)
    try:
        writer.stdin.write('\n'.join(lines[:50]) + '\n')
        writer.stdin.flush()
        got = [mei_here.wait('message', 20)['text'] for _ in range(50)]
        lab.lan('ip', 'h2', '10.99.0.77/24')
        start = time.monotonic()
        writer.stdin.write('\n'.join(lines[50:]) + '\n')
        writer.stdin.close()
        got.append(mei_here.wait('message', 40)['text'])
        lab.check(True, f'Mei moved to another address and is reached again after {time.monotonic() - start:.1f} s')
        got += [mei_here.wait('message', 20)['text'] for _ in range(49)]
        lab.check(got == lines, f'{COUNT} messages, in order')
        lab.check(writer.wait(60) == 0, 'all known as delivered to the writer')
        mei_here.stop()
        lab.check(sum(e['event'] == 'message' for e in mei_here.events) == COUNT, 'and none twice')
    finally:
        writer.kill()
        writer.wait()
        writer.stderr.close()
