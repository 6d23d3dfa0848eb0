# SPDX-License-Identifier: GPL-3.0-or-later
"""A cable is out for 20 s in the middle: everything each way, once and in order."""
import time

from conversation import numbered

OUT = 20  # longer than anybody counts as present unheard
SECONDS = 30


def cut(talk):
    talk.until(0.2)
    talk.lab.lan('cable', 'h1', 'out')
    time.sleep(OUT)
    before = min(len(side.heard) for side in talk.sides)
    back = time.monotonic()
    talk.lab.lan('cable', 'h1', 'in')
    talk.lab.check(before < talk.count, f'the cable was out while {talk.count - before} were still to come')
    talk.until((before + 1) / talk.count)
    talk.lab.figure(f'reached again {time.monotonic() - back:.1f} s after the cable was in')


def scenario(lab):
    numbered(lab, rate=100 if lab.full else 20, during=cut)
