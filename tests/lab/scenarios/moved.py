# SPDX-License-Identifier: GPL-3.0-or-later
"""An address changes in the middle, and changes back: everything each way, once and in order."""
import time

from conversation import numbered


def move(talk):
    for fraction, address in ((0.2, '10.99.0.77/24'), (0.6, '10.99.0.12/24')):
        talk.until(fraction)
        before = min(len(side.heard) for side in talk.sides)
        talk.lab.lan('ip', 'h2', address)
        start = time.monotonic()
        talk.until(min(1, (before + 20) / talk.count))
        talk.lab.figure(f'reached at another address after {time.monotonic() - start:.1f} s')


def scenario(lab):
    numbered(lab, rate=100 if lab.full else 20, during=move)
