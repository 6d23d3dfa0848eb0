#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What transfers reach, next to what is known, in one run. Started by tests/bench/transfer, which says how.

No time is a test here: on a machine that does other things too, only the ratios say something, and they hold within one run.
"""
import argparse
import os
import pathlib
import shutil
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent.parent / 'app'), str(HERE.parent.parent / 'lab')]
sys.dont_write_bytecode = True

import rows  # noqa: E402
import wire  # noqa: E402
from table import Table, machine  # noqa: E402

ROWS = {'file': rows.large_file, 'pages': rows.on_large_pages, 'small': rows.small_files, 'disk': rows.on_disk,
        'empty': rows.empty_files, 'resume': rows.resume, 'window': rows.window, 'wire': wire.wires}


def memory_folder(mib):
    """Where files lie in memory, or None when there is no room for a source, a copy and something more."""
    shm = pathlib.Path('/dev/shm')
    return shm if shm.is_dir() and shutil.disk_usage(shm).free > (mib << 20) * 2.5 else None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--bin', required=True, type=pathlib.Path)
    parser.add_argument('--quick', action='store_true')
    parser.add_argument('--rounds', type=int, default=0)
    parser.add_argument('--size', type=int, default=2048, metavar='MIB')
    parser.add_argument('--resume', type=float, default=10, metavar='GIB')
    parser.add_argument('what', nargs='*', choices=[[], *ROWS])
    given = parser.parse_args()
    given.rounds = given.rounds or (1 if given.quick else 5)
    given.bin = given.bin.resolve()
    what = given.what or list(ROWS)
    memory = memory_folder(given.size)
    print(f'Medians of {given.rounds}. {machine()}. Files {"in memory" if memory else "on the disk"} unless said.')
    table = Table()
    for name in what:
        # Each with folders of its own: what one leaves behind is no burden for the next.
        with tempfile.TemporaryDirectory(prefix='dovetail-bench-', dir=memory) as fast, \
                tempfile.TemporaryDirectory(prefix='dovetail-bench-', dir=os.environ.get('BENCH_DISK')) as disk:
            try:
                ROWS[name](table, given, pathlib.Path(fast), pathlib.Path(disk))
            except (RuntimeError, OSError) as wrong:
                table.failed(name, wrong)
    print(f'At the end: {machine()}. {table.summary()}')
    return 0 if table.holds() else 1


sys.exit(main())
