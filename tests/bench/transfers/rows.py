# SPDX-License-Identifier: GPL-3.0-or-later
"""The rows of the table. Each gets the table, what was asked for, a folder in memory and one on the disk."""
import os
import pathlib
import shutil
import subprocess
import threading
import time

from cliprocess import free_udp_port, make_file, sha256
from ends import Pair
from scp import Scp
from table import median, rates, ratio
import references

FILES = 10_000
FILE_BYTES = 4096
EMPTY_FILES = 100_000


def clear(*paths):
    for path in paths:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def make_small(folder, count, size):
    """So many files, a hundred to a folder."""
    block = b'dovetail' * (size // 8)
    folder.mkdir()
    for number in range(count):
        if number % 100 == 0:
            inner = folder / f'part {number // 100:04}'
            inner.mkdir()
        (inner / f'file {number:06}.txt').write_bytes(number.to_bytes(8, 'big')[:size] + block[8:])
    return folder


def large_file(table, given, fast, disk, where='in memory'):
    mib = given.size
    source = make_file(fast / 'source.bin', mib << 20)
    digest = sha256(source)
    copy = fast / 'copy.bin'
    seconds = {name: [] for name in ('ours', 'ssl', 'ssl files', 'copy', 'scp', 'rsync', 'curl')}
    cpu = {name: [] for name in ('ours', 'sender', 'receiver', 'ssl', 'ssl files', 'copy')}
    gib = mib / 1024
    with Pair(given.bin, fast, free_udp_port()) as pair, Scp(fast) as ssh, references.http_server(fast) as http:
        for number in range(given.rounds):
            sent = pair.send(source)
            arrived = next(pair.receiver.files.iterdir())
            if number == 0 and sha256(arrived) != digest:
                raise RuntimeError('the file did not arrive identical')
            clear(arrived)
            seconds['ours'].append(sent.seconds)
            cpu['ours'].append(sent.cpu / gib)
            cpu['sender'].append(sent.sender_cpu / gib)
            cpu['receiver'].append(sent.receiver_cpu / gib)
            for name, *command in (('ssl', 'ssl_pair', mib << 20), ('ssl files', 'ssl_pair', mib << 20, source, copy),
                                   ('copy', 'plain_copy', source, copy)):
                taken, used = references.own_seconds(given.bin / command[0], *command[1:])
                seconds[name].append(taken)
                cpu[name].append(used / gib)
                clear(copy)
            if not ssh.why_not:
                seconds['scp'].append(ssh.copy(source, copy))
                clear(copy)
                if not references.missing('rsync'):
                    seconds['rsync'].append(references.rsync(ssh, source, copy))
                    clear(copy)
            if not references.missing('curl'):
                seconds['curl'].append(references.curl(http, source.name, copy))
                clear(copy)
    table.title(f'One file of {mib} MiB, {where}, over loopback, encrypted and verified')
    table.note('Dovetail', rates(mib, seconds['ours']), 'rounds ' + ' '.join(f'{mib / s:.0f}' for s in seconds['ours']))
    for name, what, goal in (('ssl', 'OpenSSL pair, memory to memory', 1.25), ('ssl files', 'OpenSSL pair, file to file', None),
                             ('copy', 'read/send, recv/write, file to file', 0.42), ('scp', 'scp', 3), ('rsync', 'rsync -W over ssh', 3),
                             ('curl', 'curl from python -m http.server', 1.5)):
        if not seconds[name]:
            table.note(what, 'skipped', ssh.why_not or f'{name} is missing')
            continue
        table.note(what, rates(mib, seconds[name]))
        if goal:
            # Some are measured against what touches no file, or hardly: how much of it files allow depends on the machine.
            asked = goal * ratio(seconds['copy'], seconds[name])
            table.goal(f'  Dovetail / {name}', ratio(seconds[name], seconds['ours']), goal,
                       more=f'that is {asked:.2f} of the speed of the plain copy' if name != 'copy' else '')
        else:
            table.note(f'  Dovetail / {name}', f'{ratio(seconds[name], seconds["ours"]):.2f} x')
    table.note('CPU seconds per GiB', f'{median(cpu["ours"]):.2f}',
               f'sender {median(cpu["sender"]):.2f}, receiver {median(cpu["receiver"]):.2f}; the plain copy {median(cpu["copy"]):.2f}')
    table.goal('  Dovetail / copy', ratio(cpu['ours'], cpu['copy']), 3, least=False)
    table.note('  OpenSSL pair, memory to memory', f'{median(cpu["ssl"]):.2f}', f'file to file {median(cpu["ssl files"]):.2f}')
    # Where all processors are busy, nobody is faster than its share of the work.
    most = {name: 1024 * os.cpu_count() / median(cpu[name]) for name in ('ours', 'copy')}
    table.note('  the most that all processors have time for', f'{most["ours"]:.0f} MiB/s',
               f'the plain copy, which neither encrypts nor verifies: {most["copy"]:.0f} MiB/s')


def on_large_pages(table, given, fast, disk):
    """The same where the files themselves cost little: memory in pages of 4 KiB has to be got for each of them, on virtual machines
    from the host, which can be most of what a file costs, at whatever speed it is sent."""
    folder = fast / 'pages'
    folder.mkdir()
    try:
        references.timed('mount', '-t', 'tmpfs', '-o', f'huge=always,size={3 * given.size}m', 'tmpfs', folder,
                         stderr=subprocess.DEVNULL)
    except subprocess.CalledProcessError:
        table.title('One file on a tmpfs with large pages')
        table.note('all of it', 'skipped', 'only root may mount one, and not everywhere')
        return
    try:
        large_file(table, given, folder, disk, 'on a tmpfs with large pages')
    finally:
        references.timed('umount', folder)


def small_files(table, given, fast, disk):
    source = make_small(fast / 'small', FILES, FILE_BYTES)
    copy = fast / 'copy'
    ours, rsync, tar = [], [], []
    with Pair(given.bin, fast, free_udp_port()) as pair, Scp(fast) as ssh:
        for _ in range(given.rounds):
            ours.append(pair.send(source).seconds)
            clear(pair.receiver.files / source.name)
            if not ssh.why_not and not references.missing('rsync'):
                rsync.append(references.rsync(ssh, f'{source}/', copy))
                clear(copy)
            if not references.missing('nc', 'tar'):
                tar.append(references.tar_nc_tar(source, copy))
                clear(copy)
    table.title(f'{FILES} files of {FILE_BYTES} bytes, in memory')
    table.note('Dovetail', f'{median(ours):.2f} s', 'from the drop, with the look at the tree')
    for seconds, what, goal in ((rsync, 'rsync -a -W over ssh', 4), (tar, 'tar | nc | tar', 0.7)):
        if seconds:
            table.note(what, f'{median(seconds):.2f} s')
            table.goal(f'  Dovetail / {what.split()[0]}', ratio(seconds, ours), goal)
        else:
            table.note(what, 'skipped', 'something is missing')
    if rsync and tar:
        # Neither encrypts nor verifies, nor writes aside first.
        table.note('  tar | nc | tar / rsync', f'{ratio(rsync, tar):.2f} x', 'what the plainest copy of so many files reaches')


def on_disk(table, given, fast, disk):
    source = make_small(disk / 'small', FILES, FILE_BYTES)
    flat = disk / 'flat'
    flat.mkdir()
    for path in source.rglob('*.txt'):
        (flat / path.name).write_bytes(path.read_bytes())
    ours, each, tar = [], [], []
    copy = disk / 'copy'
    with Pair(given.bin, disk, free_udp_port()) as pair:
        for number in range(given.rounds):
            ours.append(pair.send(source).seconds)
            clear(pair.receiver.files / source.name)
            if not references.missing('nc', 'tar'):
                start = time.monotonic()
                references.tar_nc_tar(source, copy)
                references.timed('sync', '-f', copy)
                tar.append(time.monotonic() - start)
                clear(copy)
            if number == 0:  # so slow that once is enough
                each.append(references.fsync_each(flat, copy))
                clear(copy)
    table.title(f'{FILES} files of {FILE_BYTES} bytes, on the disk, durable before the receipt')
    table.note('Dovetail', f'{median(ours):.2f} s')
    table.note('  against one fsync a file', f'{each[0] / median(ours):.1f} x', f'{each[0]:.1f} s')
    if tar:
        table.note('  against tar | nc | tar and one sync', f'{ratio(tar, ours):.2f} x', f'{median(tar):.2f} s')


class FirstFile(threading.Thread):
    """When something first lies aside in a folder that is longer than it was; or at its place already."""

    def __init__(self, folder, longer_than=0, place=None):
        super().__init__(daemon=True)
        self.folder, self.longer_than, self.place, self.at = folder, longer_than, place, None
        self.over = False

    def run(self):
        known = []  # looked for once: who watches must not be what the others wait for
        while not self.over and self.at is None:
            try:
                known = known or list(self.folder.glob('.dovetail-*/*'))
                if (self.place and self.place.exists()) or any(os.stat(path).st_size > self.longer_than for path in known):
                    self.at = time.monotonic()
            except OSError:
                known = []
            time.sleep(0.002)


def empty_files(table, given, fast, disk):
    source = make_small(fast / 'empty', EMPTY_FILES, 0)
    # Something to see on the disk, first in order; the rest are empty.
    (source / 'a first file').write_bytes(b'something')
    first, seconds, peaks = [], [], []
    for number in range(given.rounds):
        with Pair(given.bin, fast / str(number), free_udp_port()) as pair:
            watch = FirstFile(pair.receiver.files, place=pair.receiver.files / source.name / 'a first file')
            watch.start()
            start = pair.begin(source)
            accepted = pair.receiver.wait('accepted')
            done = pair.sender.wait('done')
            watch.over = True
            watch.join()
            if watch.at is None:
                raise RuntimeError('the first file was not seen')
            first.append((watch.at - accepted['at']) * 1000)
            seconds.append(done['at'] - start['at'])
            peaks.append((pair.sender.peak_mib(), pair.receiver.peak_mib()))
        clear(fast / str(number))
    table.title(f'{EMPTY_FILES} empty files, in memory')
    table.note('all there', f'{median(seconds):.2f} s', 'from the drop')
    table.goal('first byte on disk after Accept', median(first), 200, ' ms', least=False, digits=0)
    for side, peak in zip(('sender', 'receiver'), zip(*peaks)):
        table.goal(f'peak memory, {side}', max(peak), 150, ' MiB', least=False, digits=0)


def free_memory():
    for line in pathlib.Path('/proc/meminfo').read_text().splitlines():
        if line.startswith('MemAvailable:'):
            return int(line.split()[1]) * 1024
    return 0


def forget_cached():
    """What was read or written lately comes from the disk again. Whether it does: only root may say so."""
    os.sync()
    try:
        pathlib.Path('/proc/sys/vm/drop_caches').write_text('1')
    except OSError:
        return False
    return True


def resume(table, given, fast, disk):
    size = int(given.resume * (1 << 30))
    # The source, what came, a copy to compare with; and the programs need some of the memory, too.
    in_memory = min(shutil.disk_usage(fast).free, free_memory()) > size * 3.5
    place, where = (fast, 'in memory') if in_memory else (disk, 'on the disk')
    if shutil.disk_usage(place).free < size * 3.2:
        raise RuntimeError(f'no room for three files of {given.resume:g} GiB; try --resume 4')
    source = make_file(place / 'source.bin', size)
    fresh = place / 'fresh.bin'
    waits, digests, alone, links = [], [], [], []
    for number in range(given.rounds):
        with Pair(given.bin, place / str(number), free_udp_port()) as pair:
            near = FirstFile(pair.receiver.files, size * 9 // 10)
            near.start()
            pair.begin(source)
            near.join()
            pair.receiver.kill()
            there = max(path.stat().st_size for path in pair.receiver.files.glob('.dovetail-*/*'))
            cold = not in_memory and forget_cached()
            more = FirstFile(pair.receiver.files, there)
            restarted = time.monotonic()
            pair.receiver.start()
            more.start()
            running = pair.receiver.wait('running')
            pair.sender.wait('done')
            more.join()
            waits.append(more.at - running['at'])
            links.append(running['at'] - restarted)
            (arrived,) = pair.receiver.files.iterdir()
            if number == 0 and sha256(arrived) != sha256(source):
                raise RuntimeError('the file did not arrive identical')
        # What a transfer had written was never read before, and the first time costs the kernel more; so it is here.
        shutil.copyfile(source, fresh)
        if not in_memory:
            forget_cached()
        digests.append(references.read_and_digest(fresh, source) * there / size)
        if not in_memory:
            forget_cached()
        alone.append(references.read_and_digest(fresh) * there / size)
        clear(place / str(number), fresh)
    table.title(f'A file of {given.resume:g} GiB, {where}, whose receiver was killed at 90 %'
                + ('' if in_memory else ', read from the disk itself' if cold else ', partly from the cache: root could say more'))
    table.note('its program there again and linked after', f'{median(links):.2f} s')
    table.note('new bytes after', f'{median(waits):.2f} s', 'rounds ' + ' '.join(f'{wait:.2f}' for wait in waits))
    # Both sides of this transfer are on one machine, and each reads its file once.
    table.goal('  of reading and digesting both beginnings', ratio(waits, digests), 1.05, least=False,
               more=f'{median(digests):.2f} s both at once, {median(alone):.2f} s one alone')


def window(table, given, fast, disk):
    source = make_file(fast / 'source.bin', given.size << 20)
    small = make_small(fast / 'small', FILES, FILE_BYTES)
    empty = make_small(fast / 'empty', EMPTY_FILES, 0)
    table.title('The real window on both sides, offscreen: the longest turn of its main thread')
    with Pair(given.bin, fast, free_udp_port(), 'transfer_window') as pair:
        for what, path in ((f'a file of {given.size} MiB', source), (f'{FILES} files', small), (f'{EMPTY_FILES} empty files', empty)):
            longest, work = [], []
            for _ in range(given.rounds):
                sent = pair.send(path)
                clear(pair.receiver.files / path.name)
                longest.append(max(sent.arrived['longestMs'], sent.done['longestMs']))
                work.append(max(sent.arrived['longestCpuMs'], sent.done['longestCpuMs']))
            table.goal(what, median(longest), 50, ' ms', least=False, digits=0, more=f'{median(work):.0f} ms of work')
