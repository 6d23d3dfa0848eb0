# SPDX-License-Identifier: GPL-3.0-or-later
"""Ana sends Mei a tree while something happens, and what must hold afterwards: every byte and attribute is there, once,
nothing that was only begun is left or ever had a final name, and both sides say how it ended."""
import contextlib
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import threading
import time

from cliprocess import Listener
from conversation import wait_until
from sentences import Said, check_ends, check_listed, check_read
from tree import Tree, describe, difference, digest

NOBODY = 65534
STILL = 45      # nothing moved for so long: it will not any more
STARTS = 30     # to find each other and to begin
OFFERED, WAITING, RUNNING, FINISHING, QUEUED, INTERRUPTED, PAUSED, DONE, DECLINED, CANCELLED, FAILED = \
    0, 1, 2, 3, 4, 5, 6, 10, 11, 12, 13


def transfers(person):
    """What the profile remembers, also while the program runs: a dict a transfer."""
    path = person.folder / 'profile' / 'dovetail.db'
    try:
        with contextlib.closing(sqlite3.connect(f'file:{path}?mode=ro', uri=True, timeout=10)) as database:
            database.row_factory = sqlite3.Row
            return [dict(row) for row in database.execute('SELECT * FROM transfers ORDER BY row')]
    except sqlite3.OperationalError:
        return []  # not made yet
    finally:
        for beside in path.parent.glob('dovetail.db-*'):  # made by us, if nobody had it open
            with contextlib.suppress(FileNotFoundError):
                os.chown(beside, path.stat().st_uid, path.stat().st_gid)


@contextlib.contextmanager
def disk(folder, size):
    """A small disk of its own at `folder`."""
    subprocess.run(['mount', '-t', 'tmpfs', '-o', f'size={size}', 'dovetail-lab', str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(['umount', '-l', str(folder)], check=True)


def unprivileged(lab, person):
    """Root may do everything; this person's program may not."""
    lab.folder.chmod(0o711)
    person.folder.parent.chmod(0o711)
    for path in [person.folder, *person.folder.rglob('*')]:
        os.chown(path, NOBODY, NOBODY)
    person.prefix += ['setpriv', f'--reuid={NOBODY}', f'--regid={NOBODY}', '--clear-groups']


class Watcher:
    """Looks all the time at what lies under final names: everything there is whole."""

    def __init__(self, inbox, good, own):
        self.inbox, self.good, self.own = pathlib.Path(inbox), good, own
        self.seen, self.wrong, self.looks = {}, [], 0
        self._end = threading.Event()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        while not self._end.wait(0.05):
            self.look()

    def look(self):
        with self._lock:
            self.looks += 1
            for folder, folders, files in os.walk(self.inbox):
                folders[:] = [name for name in folders if not is_aside(name)]
                for name in set(files) - self.own:
                    self._look_at(os.path.join(folder, name))

    def _look_at(self, path):
        try:
            stat = os.lstat(path)
            key = (stat.st_ino, stat.st_size, stat.st_mtime_ns)
            if os.path.islink(path) or self.seen.get(path) == key:
                return
            if digest(path) not in self.good:
                self.wrong.append(f'{path} of {stat.st_size} bytes is not whole')
            self.seen[path] = key
        except FileNotFoundError:
            pass

    def stop(self):
        self._end.set()
        self._thread.join()
        self.look()


def is_aside(name):
    return re.fullmatch(r'\.dovetail-[0-9a-f]{32}\.part', name) is not None


class Exchange:
    """The two of them, and the trees they have sent so far. `rate`: of the wire, so that a moment in the middle lasts."""

    def __init__(self, lab, rate='100mbit', ana=(), mei=()):
        self.lab = lab
        lab.up(2)
        if rate:
            for host in ('h1', 'h2'):
                lab.lan('exec', host, 'tc', 'qdisc', 'add', 'dev', 'eth0', 'root', 'tbf', 'rate', rate,
                        'burst', '64k', 'latency', '50ms')
        self.ana, self.mei = lab.person('h1', 'Ana', *ana), lab.person('h2', 'Mei', *mei)
        self.said = [Said(self.ana, 0), Said(self.mei, 1)]
        self.sender = self.receiver = None
        self.trees, self.good, self.done = [], set(), 0
        self.own = set()  # what lies in the receiver's folder beside
        self.inbox = self.mei.files
        self.watcher = Watcher(self.inbox, self.good, self.own)
        self.recoveries = []  # seconds from when a fault was over until something moved again
        self._back, self._least, self._more = None, 0, 0
        self.start = time.monotonic()

    def listen(self):
        """The receiver's program, who takes everything."""
        self.receiver = Listener(self.mei, ['--into', str(self.inbox), '--accept', 'all'])
        self.keep(1, self.receiver)

    def stay(self):
        """The sender's program, when the one that sent is gone."""
        self.sender = Listener(self.ana, ['--into', str(self.ana.files)])
        self.keep(0, self.sender)

    def keep(self, side, program):
        self.said[side].person.listeners.append(program)
        self.said[side].programs.append(program)

    def make(self, seed, **words):
        tree = Tree(self.lab.folder / 'source' / f'tree {seed}', seed, **words)
        self.trees.append(tree)
        self.good.update(row[4] for row in describe(tree.top).values() if row[0] == 'file')
        return tree

    def send(self, *trees):
        if self.sender and self.sender.process.poll() is None:
            self.sender.stop()  # the profile can be used by one program
        self.sender = Listener(self.ana, ['Mei', *(str(tree.top) for tree in trees), '--timeout', '600'], 'send')
        self.keep(0, self.sender)

    def begin(self, seed=1, **words):
        """Mei is there, the tree is made, offered and accepted."""
        if not self.receiver:
            self.listen()
        tree = self.make(seed, **words)
        self.send(tree)
        wait_until(lambda: len(transfers(self.mei)) > self.done, STARTS, lambda: f'nothing was offered: {self.state()}')
        return tree

    def there(self):
        """Bytes in the receiver's folder, whole and not."""
        found = 0
        for folder, _, files in os.walk(self.inbox):
            for name in files:
                try:
                    found += os.lstat(os.path.join(folder, name)).st_size
                except FileNotFoundError:
                    pass
        return found

    def until(self, fraction, seconds=STARTS):
        """Until so much of the last tree is there."""
        wanted = fraction * self.trees[-1].bytes()
        wait_until(lambda: self.look() >= wanted, seconds, lambda: f'not {fraction:.0%} there: {self.state()}')

    def back(self, more=0):
        """A fault is over: from here on it is measured how long it takes until something moves, or so much more of the tree
        is there, where the first bytes may only have waited on the way."""
        self._back, self._least = time.monotonic(), self.there()
        self._more = min(more, 0.99 - self._least / self.trees[-1].bytes()) * self.trees[-1].bytes()

    def look(self):
        """there(), and whether it has moved since the last fault was over."""
        there = self.there()
        if self._back is not None:
            self._least = min(there, self._least)
            if there > self._least + self._more or self.is_over():
                self.recoveries.append(time.monotonic() - self._back)
                self._back = None
        return there

    def sleep(self, seconds):
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.look()
            time.sleep(min(0.02, left))

    def until_moving(self, seconds=60):
        """After back(): until something moves again, or it is over. Returns the seconds."""
        wait_until(lambda: self.look() is not None and self._back is None, seconds,
                   lambda: f'nothing moves again: {self.state()}')
        return self.recoveries[-1]

    def reads(self, meaning, what, whom=('ana', 'mei')):
        """Both, or one of them, have read a sentence of this meaning (sentences.py)."""
        check_read(self.lab, [said for said in self.said if said.person.name.lower() in whom], meaning, what)

    def states(self):
        return [[row['state'] for row in transfers(person)[self.done:]] for person in (self.ana, self.mei)]

    def state(self):
        code = [program and program.process.poll() for program in (self.sender, self.receiver)]
        said = [each.sentences()[-2:] for each in self.said]
        return f'{self.there()} bytes there, states {self.states()}, programs {code}, said {said}'

    def is_over(self):
        states = self.states()
        return all(states) and all(state >= DONE for side in states for state in side)

    def finish(self, seconds=3600):
        """Until both sides say that it has ended, as long as something moves."""
        moved, before = time.monotonic(), None

        def is_stuck():
            nonlocal moved, before
            now = (self.look(), self.states())
            if now != before:
                moved, before = time.monotonic(), now
            return time.monotonic() - moved > STILL
        wait_until(lambda: self.is_over() or is_stuck(), seconds, self.state)
        over = self.is_over()
        self.lab.check(over, 'both sides came to an end' + ('' if over else f': {self.state()}'))

    def kill(self, who):
        """'ana', 'mei' or both, without any warning; then what lies there is looked at, and they start again."""
        for name, program in (('ana', self.sender), ('mei', self.receiver)):
            if who in (name, 'both'):
                program.process.kill()
        for name, program, said in (('ana', self.sender, self.said[0]), ('mei', self.receiver, self.said[1])):
            if who in (name, 'both'):
                program.kill()
                said.killed += 1
        self.watcher.look()
        if who in ('ana', 'both'):
            self.stay()
        if who in ('mei', 'both'):
            self.listen()
        self.back()

    def check(self, expected=(DONE,)):
        """Of what was sent since the last check: everything once, with all attributes, no rest, a clear end."""
        over = [transfers(person)[self.done:] for person in (self.ana, self.mei)]
        for name, rows in zip(('Ana', 'Mei'), over):
            states = [row['state'] for row in rows]
            self.lab.check(states and all(state in expected for state in states), f'{name}: ended as expected, {states}')
        for said, rows in zip(self.said, over):
            check_ends(self.lab, said, rows)
            said.killed = 0
        if DONE in expected:
            self.compare()
        self.check_rests()
        self.done = len(transfers(self.mei))

    def compare(self):
        for tree in self.trees:
            there = self.inbox / tree.top.name
            wrong = difference(describe(there), describe(tree.top)) if there.is_dir() else 'it is not there'
            self.lab.check(not wrong, f'{tree.top.name}: {len(describe(tree.top))} entries are identical, with all attributes'
                           + (f': {wrong}' if wrong else ''))
        more = set(os.listdir(self.inbox)) - {tree.top.name for tree in self.trees} - self.own
        self.lab.check(not more, 'and nothing else is there' + (f', but for {sorted(more)}' if more else ''))

    def check_rests(self):
        self.watcher.look()
        self.lab.check(not self.watcher.wrong, f'whatever had a final name was whole ({self.watcher.looks} looks)'
                       + (f': {self.watcher.wrong[:3]}' if self.watcher.wrong else ''))
        aside = [str(path) for path in self.inbox.rglob('.dovetail-*')]
        self.lab.check(not aside, 'nothing that was only begun is left' + (f', but {aside}' if aside else ''))

    def clear(self):
        """Room for the next."""
        for tree in self.trees:
            shutil.rmtree(tree.top)
            shutil.rmtree(self.inbox / tree.top.name, ignore_errors=True)
        self.trees.clear()

    def stop(self):
        """Both, politely."""
        self.watcher.stop()
        for name, program in (('Ana', self.sender), ('Mei', self.receiver)):
            if program.process.poll() is None:
                program.stop()
            crashed = [line for line in program.errors if 'ASSERT' in line or 'Sanitizer' in line]
            self.lab.check(not crashed, f'{name}: no complaint of the program itself' + (f', but {crashed[:2]}' if crashed else ''))
        for said in self.said:
            check_listed(self.lab, said, transfers(said.person))

    def figure(self, what):
        self.lab.figure(f'{what} in {time.monotonic() - self.start:.0f} s')
        if self.recoveries:
            self.lab.recovery(max(self.recoveries))
