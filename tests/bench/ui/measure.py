# SPDX-License-Identifier: GPL-3.0-or-later
"""How quick the window is with many people and messages.

  measure.py --bin DIR --store PROFILE     started by tests/bench/ui/run
"""
import argparse
import json
import os
import pathlib
import re
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


missed = []  # what did not meet its goal


def row(what, value, goal='', met=None, more=''):
    """`met` None: only told, or not measured."""
    if met is False:
        missed.append(what)
    verdict = {None: '', True: 'ok', False: 'MISSED'}[met]
    print(f'  {what:46} {value:>20}  {goal:>14}  {verdict:7} {more}'.rstrip(), flush=True)


def ran(what, command):
    """What a program says in JSON; None, with a row that says so, when it fails."""
    env = {**os.environ, 'QT_QPA_PLATFORM': 'offscreen', 'LC_ALL': 'C.UTF-8'}
    done = subprocess.run(command, capture_output=True, text=True, env=env)
    if done.returncode == 0:
        return done.stdout
    row(what, 'failed', '', False, done.stderr.strip())
    return None


def frames(what, late, longest, more=''):
    row(what, f'{longest:.1f} ms at most', 'under 16', late == 0, f'{late} frames over it{more}')


def bench_people(bin_folder, folder):
    said = ran(f'{PEOPLE} people', [bin_folder / 'people_bench', folder, str(PEOPLE), str(CHANGES), str(SECONDS)])
    if said is None:
        return
    result = json.loads(said)
    row(f'a letter of the search among {PEOPLE:,} people', f'{result["keyWorstMs"]:.1f} ms at most', 'under 16',
        result['keyWorstMs'] < 16, f'median {result["keyMedianMs"]:.1f} ms, painted; by the wall {result["keyWorstWallMs"]:.1f}')
    frames(f'{CHANGES:,} changes a second among them', result['lateFrames'], result['longestCpuMs'],
           f' in {result["seconds"]:.0f} s')


def bench_progress(bin_folder, folder):
    said = ran('transfers that move', [bin_folder / 'progress_bench', folder, str(SECONDS)])
    if said is None:
        return
    result = json.loads(said)
    for what, words in (('resize', 'resizing a full conversation'), ('cards', '50 live transfers, as cards'),
                        ('panel', '50 live transfers, in the panel')):
        share = result.get(what + 'CpuShare')
        frames(words, result[what + 'LateFrames'], result[what + 'LongestMs'],
               f'; {share * 100:.1f} % of a core' if share is not None else '')
    share = result['backgroundCpuShare'] * 100
    row('a window in the background, one live transfer', f'{share:.1f} % of a core', 'under 3', share < 3)


def bench_scrolling(bin_folder):
    said = ran('scrolling', [bin_folder / 'scroll_bench', '100000'])
    for line in (said or '').splitlines():
        what, _, numbers = line.partition(': ')
        found = re.search(r'p99 (\S+) .*max (\S+) ms, (\d+) over', numbers)
        if found and what.startswith('scrolling'):
            frames(f'100,000 messages, {what}', int(found[3]), float(found[2]), f'; p99 {found[1]} ms')


def resident(pid):
    for line in pathlib.Path(f'/proc/{pid}/status').read_text().splitlines():
        if line.startswith('VmRSS:'):
            return int(line.split()[1])
    return 0


def out_of_memory(program, store):
    """The program, what it is linked with and the store are read from the disc again, as far as nobody else uses them."""
    libraries = re.findall(r'=> (/\S+)', subprocess.run(['ldd', program], capture_output=True, text=True).stdout)
    os.sync()
    for path in [program, *libraries, *(one for one in store.rglob('*') if one.is_file())]:
        with open(path, 'rb') as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def bench_start(bin_folder, store, rounds=5):
    program = firstpaint.program_in(bin_folder)
    if not program:
        row('start', 'skipped', '', None, 'dovetail is not built')
        return
    options = ['--local', '--profile', str(store), '--discovery-port', str(free_udp_port())]
    for words, most, before in (('warm', 300, None), ('cold', 800, lambda: out_of_memory(program, store))):
        times = firstpaint.measure(program, options, rounds, before)
        if isinstance(times, str):
            row(f'start to first paint, {words}', 'skipped', '', None, times)
            return
        middle = statistics.median(times) * 1000
        row(f'start to first paint, {words}', f'{middle:.0f} ms', f'under {most}', middle < most,
            f'{min(times) * 1000:.0f} to {max(times) * 1000:.0f}')
    with firstpaint.screen() as env:  # as it was shown before: another platform has other libraries
        process = subprocess.Popen([program, *options], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            time.sleep(5)
            mebibytes = resident(process.pid) / 1024
            row('resident then', f'{mebibytes:.0f} MiB', 'under 120', mebibytes < 120)
        finally:
            process.terminate()
            process.wait(20)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--bin', required=True, type=pathlib.Path)
    parser.add_argument('--store', required=True, type=pathlib.Path)
    given = parser.parse_args()
    print(f'{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}; frames and letters in processor time of the window\'s thread')
    row('', 'measured', 'goal')
    with tempfile.TemporaryDirectory(prefix='dovetail-bench-') as folder:
        bench_people(given.bin, pathlib.Path(folder))
        bench_progress(given.bin, pathlib.Path(folder))
    bench_scrolling(given.bin)
    bench_start(given.bin, given.store)
    if missed:
        print(f'{len(missed)} missed: ' + ', '.join(missed), file=sys.stderr)
    return 1 if missed else 0


if __name__ == '__main__':
    sys.exit(main())
