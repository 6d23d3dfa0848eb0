# SPDX-License-Identifier: GPL-3.0-or-later
"""Both are killed again and again, together, on a wire that loses frames: everything each way, once and in order."""
import random
import time

from conversation import numbered


def kill(talk):
    chance = random.Random(12)
    for _ in range(20 if talk.lab.full else 4):
        time.sleep(chance.uniform(0.05, 3.0))
        for side in talk.sides:
            side.kill()
        for side in talk.sides:
            side.recover()
    talk.lab.figure(f'both killed {talk.sides[0].kills} times')


def scenario(lab):
    numbered(lab, wire=['loss=5%'], rate=50 if lab.full else 25, during=kill)
