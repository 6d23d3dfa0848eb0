#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures what people notice, next to something they know, in one run. Started by tests/bench/run.

  measure.py [--bin DIR] [--rounds N] [--size MIB] [file] [latency] [paint] [idle]
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'app'))
sys.dont_write_bytecode = True

from cliprocess import Person, free_udp_port, make_file, sha256  # noqa: E402
from scp import Scp  # noqa: E402
import firstpaint  # noqa: E402


def row(what, value, goal=''):
    print(f'  {what:34} {value:>32}   {goal}', flush=True)


def peak_memory(pid):
    """KiB, or None when the process is gone."""
    try:
        for line in pathlib.Path(f'/proc/{pid}/status').read_text().splitlines():
            if line.startswith('VmHWM'):
                return int(line.split()[1])
    except OSError:
        pass
    return None


def cpu_seconds(pid):
    fields = pathlib.Path(f'/proc/{pid}/stat').read_text().rsplit(')', 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')


class Peak(threading.Thread):
    """The largest VmHWM of a process until it ends."""

    def __init__(self, pid):
        super().__init__(daemon=True)
        self.pid, self.kib = pid, 0

    def run(self):
        while (now := peak_memory(self.pid)) is not None:
            self.kib = max(self.kib, now)
            time.sleep(0.01)


def send_once(ana, listener, source):
    """Seconds from the offer's arrival until the sender knows that it is verified; the sender's peak memory."""
    process = subprocess.Popen(ana.command('send', 'Mei', str(source), '--json'), stdout=subprocess.PIPE, env=ana.env, text=True)
    peak = Peak(process.pid)
    peak.start()
    end = None
    for line in process.stdout:
        if '"sent"' in line:
            end = time.monotonic()
    if process.wait() != 0 or end is None:
        raise RuntimeError(f'send ended with {process.returncode}')
    return end - listener.wait('offer', 5)['_at'], peak.kib


def bench_file(bin_folder, folder, rounds, mib):
    size = mib << 20
    source = make_file(folder / 'source.bin', size)
    digest = sha256(source)
    options = ['--local', '--discovery-port', str(free_udp_port())]
    ana = Person(bin_folder / 'dovetail-cli', folder, 'Ana', options)
    mei = Person(bin_folder / 'dovetail-cli', folder, 'Mei', options)
    listener = mei.listen('--accept', 'all')
    ours, tls, tls_files, scp, sender_kib = [], [], [], [], 0
    pair, copy = bin_folder / 'ssl_pair', folder / 'pair.bin'

    def seconds_of(*arguments):
        return float(subprocess.run([pair, *map(str, arguments)], capture_output=True, check=True).stdout)
    try:
        with Scp(folder) as ssh:
            for number in range(rounds):
                seconds, kib = send_once(ana, listener, source)
                ours.append(seconds)
                sender_kib = max(sender_kib, kib)
                arrived = pathlib.Path(listener.wait('file', 10)['path'])
                if number == 0 and sha256(arrived) != digest:
                    raise RuntimeError('the file did not arrive identical')
                arrived.unlink()
                tls.append(seconds_of(size))
                tls_files.append(seconds_of(size, source, copy))
                copy.unlink()
                if not ssh.why_not:
                    scp.append(ssh.copy(source, folder / 'scp.bin'))
                    (folder / 'scp.bin').unlink()
        receiver_kib = peak_memory(listener.process.pid)
    finally:
        ana.end()
        mei.end()
        source.unlink()
    ours_s, tls_s, files_s = (statistics.median(times) for times in (ours, tls, tls_files))
    row(f'file of {mib} MiB', f'{mib / ours_s:.0f} MiB/s', f'rounds {" ".join(f"{mib / s:.0f}" for s in ours)}')
    row('  TLS pair, memory to memory', f'{mib / tls_s:.0f} MiB/s')
    row('  TLS pair, file to file', f'{mib / files_s:.0f} MiB/s', f'{files_s / ours_s:.2f} x')
    if scp:
        row('  scp', f'{mib / statistics.median(scp):.0f} MiB/s')
    compared = f'{tls_s / ours_s:.2f} x TLS pair' + (f', {statistics.median(scp) / ours_s:.1f} x scp' if scp else '')
    row('  compared', compared, 'goal: 1.0 and 2.5' if scp else f'scp skipped: {ssh.why_not}')
    row('  peak memory, sender / receiver', f'{sender_kib / 1024:.0f} / {receiver_kib / 1024:.0f} MiB', 'goal: under 80')


def bench_latency(bin_folder, folder, rounds):
    p50, p99 = [], []
    for number in range(rounds):
        where = folder / f'latency{number}'
        where.mkdir()
        out = subprocess.run([bin_folder / 'message_latency', where, '500', str(free_udp_port())],
                             capture_output=True, check=True, text=True).stdout.split()
        p50.append(float(out[0]))
        p99.append(float(out[1]))
    row('message, send to shown', f'p50 {statistics.median(p50):.2f} ms, p99 {statistics.median(p99):.2f} ms', 'goal: under 5 and 20')


def bench_paint(bin_folder, folder, rounds):
    program = firstpaint.program_in(bin_folder)
    if not program:
        return row('first paint of the window', 'skipped', 'dovetail is not built')
    options = ['--local', '--profile', str(folder / 'paint')]
    times = firstpaint.measure(program, options, rounds)
    if isinstance(times, str):
        return row('first paint of the window', 'skipped', times)
    row('first paint of the window', f'{statistics.median(times) * 1000:.0f} ms', 'goal: under 400')


def bench_idle(bin_folder, folder, seconds=20, others=20):
    options = ['--local', '--discovery-port', str(free_udp_port())]
    people = [Person(bin_folder / 'dovetail-cli', folder / 'idle', f'Person{number}', options) for number in range(others + 1)]
    try:
        listeners = [person.listen() for person in people]
        measured = listeners[-1]
        for number in range(others):
            measured.rewind()
            measured.wait('peer', 20, name=f'Person{number}', online=True)
        time.sleep(3)
        before, start = cpu_seconds(measured.process.pid), time.monotonic()
        time.sleep(seconds)
        used = (cpu_seconds(measured.process.pid) - before) / (time.monotonic() - start)
    finally:
        for person in people:
            person.end()
    row(f'idle, {others} people around', f'{used * 100:.2f} % of a core', 'goal: under 0.5')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--bin', required=True, type=pathlib.Path)
    parser.add_argument('--rounds', type=int, default=5)
    parser.add_argument('--size', type=int, default=1024, metavar='MIB')
    parser.add_argument('what', nargs='*', choices=[[], 'file', 'latency', 'paint', 'idle'])
    given = parser.parse_args()
    what = given.what or ['file', 'latency', 'paint', 'idle']
    shm = pathlib.Path('/dev/shm')
    memory = shm if shm.is_dir() and shutil.disk_usage(shm).free > (given.size << 20) * 3 else None
    control = pathlib.Path('/proc/sys/net/ipv4/tcp_congestion_control')
    print(f'Medians of {given.rounds}; {os.cpu_count()} cores, files on {"tmpfs" if memory else "disk"}, '
          f'TCP {control.read_text().strip() if control.exists() else "?"}')
    with tempfile.TemporaryDirectory(prefix='dovetail-bench-', dir=memory) as fast, \
            tempfile.TemporaryDirectory(prefix='dovetail-bench-') as disk:
        if 'file' in what:
            bench_file(given.bin, pathlib.Path(fast), given.rounds, given.size)
        if 'latency' in what:
            bench_latency(given.bin, pathlib.Path(disk), given.rounds)
        if 'paint' in what:
            bench_paint(given.bin, pathlib.Path(disk), given.rounds)
        if 'idle' in what:
            bench_idle(given.bin, pathlib.Path(disk))


main()
