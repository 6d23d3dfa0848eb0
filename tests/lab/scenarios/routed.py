# SPDX-License-Identifier: GPL-3.0-or-later
"""Two subnets with a router between: announcements do not cross it, a typed address does, and whoever was found stays."""
import subprocess
import time

from lab import make_file, sha256

SILENCE = 22  # longer than anybody counts as present without a card
SECONDS = 27


def scenario(lab):
    lab.up2(1, 1)
    ana, mei = lab.person('h1', 'Ana'), lab.person('h2', 'Mei')
    mei_here = mei.listen('--accept', 'all')
    lab.check(ana.run('say', 'Mei', 'hello', '--timeout', '3').returncode == 3, 'by name nobody is found')
    writer = subprocess.Popen(ana.command('say', '10.99.1.12', '--lines', '--timeout', '60'), stdin=subprocess.PIPE,
                              stderr=subprocess.PIPE, env=ana.env, text=True)
    try:
        writer.stdin.write('by address\n')
        writer.stdin.flush()
        lab.check(mei_here.wait('message')['text'] == 'by address', 'by address Mei is written to')
        time.sleep(SILENCE)
        lab.check(not any(e['event'] == 'peer' and not e['online'] for e in mei_here.events),
                  f'and after {SILENCE} s they still see each other')
        writer.stdin.write('later\n')
        writer.stdin.close()
        lab.check(mei_here.wait('message')['text'] == 'later' and writer.wait(20) == 0, 'and write')
    finally:
        writer.kill()
        writer.wait()
        writer.stderr.close()
    source = make_file(lab.folder / 'photo.jpg', 3_000_000)
    lab.check_ran(ana.run('send', '10.99.1.12', str(source)), 'a file is sent by a program started right after')
    lab.check(sha256(mei_here.wait('file')['path']) == sha256(source), 'and is identical')
