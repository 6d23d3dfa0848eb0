# SPDX-License-Identifier: GPL-3.0-or-later
"""What scenarios are written with: hosts, persons on them, and checks that say what held."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'app'))

from cliprocess import Person, make_file, sha256  # noqa: E402  (scenarios take them from here)

__all__ = ['Lab', 'Person', 'make_file', 'sha256', 'missing']


def missing():
    """Why no LAN can be made here, or None."""
    if os.geteuid() != 0:
        return 'root is needed to make network namespaces'
    for tool in ('ip', 'unshare', 'sysctl'):
        if not shutil.which(tool):
            return f'the program "{tool}" is missing'
    probe = f'dovetail-probe-{os.getpid()}'
    made = subprocess.run(['ip', 'netns', 'add', probe], capture_output=True, text=True)
    if made.returncode:
        return 'network namespaces are not allowed here: ' + made.stderr.strip()
    bridge = subprocess.run(['ip', '-n', probe, 'link', 'add', 'br0', 'type', 'bridge'], capture_output=True, text=True)
    subprocess.run(['ip', 'netns', 'del', probe], capture_output=True)
    return 'bridges are not allowed here: ' + bridge.stderr.strip() if bridge.returncode else None


class Lab:
    """One scenario's LAN, folder and people; leaving it ends and removes them all."""

    def __init__(self, program, full=False, seed=0):
        self.program, self.full, self.seed = program, full, seed
        self.failures = []
        self._people = []
        self._up = False

    def __enter__(self):
        self._tag = f'dt{os.getpid()}'
        # Files of the size of memory are moved: on the memory file system where there is room.
        shm = pathlib.Path('/dev/shm')
        roomy = shm.is_dir() and shutil.disk_usage(shm).free > 4 << 30
        self._folder = tempfile.TemporaryDirectory(prefix='dovetail-lab-', dir=shm if roomy else None)
        self.folder = pathlib.Path(self._folder.name)
        return self

    def __exit__(self, *_):
        for person in self._people:
            person.end()
        if self._up:
            self.lan('down')
        self._folder.cleanup()

    def lan(self, *args):
        """lan.sh with these arguments."""
        done = subprocess.run([str(HERE / 'lan.sh'), *map(str, args)], capture_output=True, text=True,
                              env={**os.environ, 'LAN_TAG': self._tag})
        if done.returncode:
            raise RuntimeError(f'lan.sh {" ".join(map(str, args))}: {done.stderr.strip()}')
        return done.stdout

    def up(self, hosts, *options):
        self._up = True  # also when it fails half way
        self.lan('up', hosts, *options)

    def up2(self, left, right):
        """Two subnets with a router between; the right one's hosts are numbered on."""
        self._up = True
        self.lan('up2', left, right)

    def person(self, host, name, *options):
        prefix = ['env', f'LAN_TAG={self._tag}', str(HERE / 'lan.sh'), 'exec', host]
        person = Person(self.program, self.folder / host, name, options, prefix)
        self._people.append(person)
        return person

    def check(self, held, what):
        print(('ok    ' if held else 'FAIL  ') + what, flush=True)
        if not held:
            self.failures.append(what)

    def figure(self, what):
        """Something measured, for the summary."""
        print('figure ' + what, flush=True)

    def recovery(self, seconds):
        """The longest time it took to go on after something had gone wrong, for the summary."""
        print(f'recovery {seconds:.1f} s', flush=True)

    def check_ran(self, result, what):
        detail = '' if result.returncode == 0 else \
            f' (ended with {result.returncode}: {result.stderr.decode(errors="replace").strip()})'
        self.check(result.returncode == 0, what + detail)
