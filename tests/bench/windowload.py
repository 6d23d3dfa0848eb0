# SPDX-License-Identifier: GPL-3.0-or-later
"""The real window while much is written, and while a long conversation is scrolled (window_bench.cpp).

  windowload.py --bin DIR --store PROFILE     started by tests/bench/run window
"""
import argparse
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'app'))
sys.dont_write_bytecode = True

from cliprocess import free_udp_port  # noqa: E402

PER_MINUTE = 10_000
SECONDS = 60
BURST = 10_000
ROWS = 100_000


def run(program, *arguments):
    """What it printed, or a sentence that says why not."""
    env = {**os.environ, 'QT_QPA_PLATFORM': 'offscreen', 'LC_ALL': 'C.UTF-8'}
    done = subprocess.run([program, *map(str, arguments), str(free_udp_port())], capture_output=True, text=True, env=env)
    return json.loads(done.stdout) if done.returncode == 0 else f'ended with {done.returncode}: {done.stderr.strip()}'


def turns(result):
    return f'longest turn {result["longestMs"]:.0f} ms ({result["longestCpuMs"]:.0f} ms of work)'


def row(what, value, more=''):
    print(f'  {what:38} {value:>28}   {more}', flush=True)


def longest(profile):
    """The name of whom the longest conversation of a store is with, and its length."""
    with sqlite3.connect(f'file:{profile}/dovetail.db?mode=ro', uri=True) as database:
        return database.execute('SELECT c.name, count(*) AS n FROM messages m JOIN contacts c ON c.peer = m.peer'
                                ' GROUP BY m.peer ORDER BY n DESC LIMIT 1').fetchone()


def measure(bin_folder, folder, profile):
    program = bin_folder / 'window_bench'
    for name in ('flow', 'burst'):
        (folder / name).mkdir(parents=True)
    flow = run(program, 'flow', folder / 'flow', PER_MINUTE, SECONDS)
    if isinstance(flow, str):
        row('messages each way in the window', 'failed', flow)
    else:
        row(f'{PER_MINUTE} messages a minute each way', f'{flow["messages"]} in {flow["seconds"]:.0f} s', f'{turns(flow)}; goal: under 50')
    burst = run(program, 'burst', folder / 'burst', BURST)
    if isinstance(burst, str):
        row('a burst in the window', 'failed', burst)
    else:
        row(f'a burst of {BURST} messages', f'{burst["messages"] / burst["seconds"]:.0f} a second', turns(burst))
    name, count = longest(profile)
    scroll = run(program, 'scroll', profile, name, min(ROWS, count - 100))
    if isinstance(scroll, str):
        row('scrolling', 'failed', scroll)
        return
    row('opening the longest conversation', f'{scroll["openMs"]:.1f} ms', 'goal: under 50')
    row(f'scrolling {scroll["rows"]} messages', f'{scroll["lateFrames"]} frames over 16 ms of work',
        f'longest {scroll["longestCpuMs"]:.1f} ms; memory {scroll["grownKib"] / 1024:+.0f} MiB; goals: 0 and under 50')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--bin', required=True, type=pathlib.Path)
    parser.add_argument('--store', required=True, type=pathlib.Path)
    given = parser.parse_args()
    print(f'{os.cpu_count()} cores; turns of the main thread, offscreen')
    with tempfile.TemporaryDirectory(prefix='dovetail-bench-') as folder:
        measure(given.bin, pathlib.Path(folder), given.store)


main()
