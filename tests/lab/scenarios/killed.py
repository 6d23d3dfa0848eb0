# SPDX-License-Identifier: GPL-3.0-or-later
"""One of the two is killed again and again at any moment: everything each way, once and in order."""
import random
import time

from conversation import numbered


def kill(talk):
    chance = random.Random(11)
    for _ in range(20 if talk.lab.full else 4):
        time.sleep(chance.uniform(0.05, 2.5))
        talk.sides[1].kill()
        talk.sides[1].recover()
    talk.lab.figure(f'killed {talk.sides[1].kills} times')


def scenario(lab):
    numbered(lab, rate=50 if lab.full else 25, during=kill)
