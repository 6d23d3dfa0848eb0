# SPDX-License-Identifier: GPL-3.0-or-later
"""The clocks are ten hours apart, and one jumps in the middle of a transfer: everything arrives, with its own times."""
import pathlib
import time

from transfers import Exchange

LIBRARY = '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1'


def fake(person, control):
    """What this person's program takes for the time of day is in the file `control`."""
    person.prefix += ['env', f'LD_PRELOAD={LIBRARY}', f'FAKETIME_TIMESTAMP_FILE={control}', 'FAKETIME_CACHE_DURATION=1',
                      'FAKETIME_DONT_FAKE_MONOTONIC=1', 'NO_FAKE_STAT=1']


def scenario(lab):
    if not pathlib.Path(LIBRARY).exists():
        lab.figure('skipped: the package "faketime" is missing')
        return
    exchange = Exchange(lab, rate='50mbit')
    controls = []
    for person, offset in ((exchange.ana, '-3h'), (exchange.mei, '+7h')):
        control = lab.folder / f'clock of {person.name}'
        control.write_text(offset)
        fake(person, control)
        controls.append(control)
    exchange.begin()
    peer = exchange.receiver.wait('peer', 20, name='Ana', online=True)
    exchange.until(0.2)
    controls[1].write_text('-20h')
    exchange.until(0.4)
    controls[0].write_text('+400d')
    time.sleep(0.3)
    lab.check(not exchange.is_over(), 'there was something left to send')
    exchange.kill('ana')
    exchange.finish()
    exchange.check()
    exchange.stop()
    offset = peer.get('clockOffset')
    rows = exchange.mei.history('Ana')
    lab.check(len(rows) == 1, 'and the conversation has one row of it')
    exchange.figure(f'clocks at first {(offset or 0) / 3_600_000:.1f} h apart')
