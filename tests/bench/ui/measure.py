# SPDX-License-Identifier: GPL-3.0-or-later
"""How quick the window is with many people and messages.

  measure.py --bin DIR --store PROFILE     started by tests/bench/ui/run
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent / 'app')]
sys.dont_write_bytecode = True

import firstpaint  # noqa: E402
from cliprocess import free_udp_port  # noqa: E402

PEOPLE, CHANGES, SECONDS = 5_000, 1_000, 10


def row(what, value, more=''):
    print(f'  {what:44} {value:>24}   {more}', flush=True)


def bench_people(bin_folder, folder):
    env = {**os.environ, 'QT_QPA_PLATFORM': 'offscreen', 'LC_ALL': 'C.UTF-8'}
    done = subprocess.run([bin_folder / 'people_bench', folder, str(PEOPLE), str(CHANGES), str(SECONDS)],
                          capture_output=True, text=True, env=env)
    if done.returncode != 0:
        row(f'{PEOPLE} people', 'failed', done.stderr.strip())
        return
    result = json.loads(done.stdout)
    row(f'a letter of the search among {PEOPLE} people', f'{result["keyMedianMs"]:.1f} ms',
        f'worst {result["keyWorstMs"]:.1f} ms, painted; goal: under 16')
    row(f'{CHANGES} changes a second among them', f'{result["lateFrames"]} frames over 16 ms',
        f'in {result["seconds"]:.0f} s; longest {result["longestCpuMs"]:.1f} ms of work ({result["longestMs"]:.1f} ms); goal: 0')


def bench_progress(bin_folder, folder):
    env = {**os.environ, 'QT_QPA_PLATFORM': 'offscreen', 'LC_ALL': 'C.UTF-8'}
    done = subprocess.run([bin_folder / 'progress_bench', folder, str(SECONDS)], capture_output=True, text=True, env=env)
    if done.returncode != 0:
        row('transfers that move', 'failed', done.stderr.strip())
        return
    result = json.loads(done.stdout)
    for what, words in (('resize', 'resizing a full conversation'), ('cards', '50 live transfers, as cards'),
                        ('panel', '50 live transfers, in the panel')):
        row(words, f'{result[what + "LateFrames"]} frames over 16 ms',
            f'longest {result[what + "LongestMs"]:.1f} ms of work; goal: 0')
    row('a window in the background, one live transfer', f'{result["backgroundCpuShare"] * 100:.1f} % of a core',
        'goal: under 3')


def bench_scrolling(bin_folder):
    env = {**os.environ, 'QT_QPA_PLATFORM': 'offscreen', 'LC_ALL': 'C.UTF-8'}
    done = subprocess.run([bin_folder / 'scroll_bench', '100000'], capture_output=True, text=True, env=env)
    for line in done.stdout.splitlines():
        what, _, numbers = line.partition(': ')
        if what.startswith('scrolling'):
            row(f'100,000 messages, {what}', numbers.rpartition(', ')[2], numbers.rpartition(', ')[0] + '; goal: 0')
    if done.returncode != 0:
        row('scrolling', 'failed', done.stderr.strip())


def resident(pid):
    for line in pathlib.Path(f'/proc/{pid}/status').read_text().splitlines():
        if line.startswith('VmRSS:'):
            return int(line.split()[1])
    return 0


def bench_start(bin_folder, store, rounds=5):
    program = firstpaint.program_in(bin_folder)
    if not program:
        row('start', 'skipped', 'dovetail is not built')
        return
    options = ['--local', '--profile', str(store), '--discovery-port', str(free_udp_port())]
    times = firstpaint.measure(program, options, rounds)
    if isinstance(times, str):
        row('start to first paint', 'skipped', times)
        return
    row('start to first paint over the store, warm', f'{statistics.median(times) * 1000:.0f} ms', 'goal: under 300')
    env = {**os.environ, 'QT_QPA_PLATFORM': 'offscreen'}
    process = subprocess.Popen([program, *options], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        time.sleep(5)
        row('resident then', f'{resident(process.pid) / 1024:.0f} MiB', 'goal: under 120')
    finally:
        process.terminate()
        process.wait(20)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--bin', required=True, type=pathlib.Path)
    parser.add_argument('--store', required=True, type=pathlib.Path)
    given = parser.parse_args()
    print(f'{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}')
    with tempfile.TemporaryDirectory(prefix='dovetail-bench-') as folder:
        bench_people(given.bin, pathlib.Path(folder))
        bench_progress(given.bin, pathlib.Path(folder))
    bench_scrolling(given.bin)
    bench_start(given.bin, given.store)


main()
