# SPDX-License-Identifier: GPL-3.0-or-later
"""Trees with everything that a tree can have, the same for the same seed, and what is the matter between two of them."""
import hashlib
import os
import random
import unicodedata

SCRIPTS = ('report', 'отчёт', '报告', '報告書', '보고서', 'αναφορά', 'דוח', 'تقرير', 'รายงาน', 'रिपोर्ट', '😀👩‍👩‍👧', 'Überprüfung',
           "it's [a] {name} & more", '.hidden', 'no extension')
SECOND = 1_000_000_000


class Tree:
    """`small` files of up to 9 KB and one each of the sizes in `large`, in folders, with empty ones, links and all."""

    def __init__(self, top, seed, small=300, large=(3 << 20, 7 << 20, 12 << 20)):
        self.top, self._chance = top, random.Random(seed)
        top.mkdir(parents=True)
        chance, folders = self._chance, [top]
        for number in range(max(4, small // 25)):
            folder = chance.choice(folders) / f'{chance.choice(SCRIPTS)} {number}'
            folder.mkdir()
            folders.append(folder)
        files = []
        for number in range(small):
            path = chance.choice(folders) / f'{chance.choice(SCRIPTS)} {number}.{chance.choice(("txt", "tar.gz", "c"))}'
            path.write_bytes(chance.randbytes(chance.choice((0, 1, chance.randrange(9000)))))
            files.append(path)
        self.large = []
        for number, size in enumerate(large):
            path = chance.choice(folders) / f'large {number}.bin'
            block = chance.randbytes(1 << 20)
            with open(path, 'wb') as file:
                for start in range(0, size, 1 << 20):
                    file.write((start.to_bytes(8, 'big') + block[8:])[:size - start])
            self.large.append(path)
        # As another system writes it.
        (top / unicodedata.normalize('NFD', 'décomposé, が')).write_bytes(b'NFD')
        (top / 'nothing in it' / 'nor in this').mkdir(parents=True)
        for number, path in enumerate(files[:12]):
            link = chance.choice(folders) / f'link {number}'
            link.symlink_to(os.path.relpath(path, link.parent))
        (top / 'dangling').symlink_to('nowhere/at all')
        for path in files[::7]:
            path.chmod(0o755)
        self._set_times()

    def _set_times(self):
        for folder, folders, files in os.walk(self.top, topdown=False):
            for name in files:
                self._set_time(os.path.join(folder, name))
            for name in folders:
                self._set_time(os.path.join(folder, name))
        self._set_time(self.top)

    def _set_time(self, path):
        second = self._chance.choice((0, 1_700_000_000, self._chance.randrange(4_000_000_000)))
        time = second * SECOND + self._chance.randrange(SECOND)
        os.utime(path, ns=(time, time), follow_symlinks=False)

    def bytes(self):
        return sum(size for kind, *_, size, _ in describe(self.top).values() if kind == 'file')


def digest(path):
    with open(path, 'rb') as file:
        return hashlib.file_digest(file, 'sha256').hexdigest() if hasattr(hashlib, 'file_digest') \
            else hashlib.sha256(file.read()).hexdigest()


def describe(top):
    """By path (NFC, as it is on the wire): kind, time, runs, size, and content or target."""
    found = {}
    for folder, folders, files in os.walk(top):
        for name in ['', *files, *(each for each in folders if os.path.islink(os.path.join(folder, each)))]:
            path = os.path.join(folder, name) if name else folder
            stat = os.lstat(path)
            key = unicodedata.normalize('NFC', os.path.relpath(path, top))
            if os.path.islink(path):
                target = unicodedata.normalize('NFC', os.readlink(path))
                found[key] = ('link', stat.st_mtime_ns, False, 0, target)
            elif os.path.isdir(path):
                found[key] = ('folder', stat.st_mtime_ns, False, 0, '')
            else:
                found[key] = ('file', stat.st_mtime_ns, bool(stat.st_mode & 0o100), stat.st_size, digest(path))
    return found


def difference(have, want):
    """In words, the first few of it; empty when there is none."""
    what = ('kind', 'time', 'executable bit', 'size', 'content')
    said = [f'{path} is missing' for path in want if path not in have]
    said += [f'{path} is too much' for path in have if path not in want]
    said += [f'the {what[at]} of {path}: {have[path][at]} instead of {want[path][at]}'
             for path in want if path in have for at in range(5) if have[path][at] != want[path][at]]
    return f'{len(said)} differences: ' + '; '.join(said[:6]) if said else ''
