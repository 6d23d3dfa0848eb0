# SPDX-License-Identifier: GPL-3.0-or-later
"""Programs that are killed at random moments of transfers, again and again, until there were so many kills."""
import random
import time

from transfers import Exchange


def kill_often(lab, who, seed, kills):
    """`who`: 'ana' (the sender), 'mei', 'both', or 'either'."""
    seed += 100 * lab.seed
    chance = random.Random(seed)
    exchange = Exchange(lab)
    killed = number = 0
    while killed < kills:
        number += 1
        exchange.begin(seed * 1000 + number, small=chance.choice((40, 400)), large=(1 << 20, 5 << 20, chance.choice((9, 9, 50)) << 20))
        most = min(kills, killed + 12)  # then it may come to its end
        while killed < most:
            # Any moment; every third one near the end, when most is decided.
            if chance.random() < 0.33:
                wanted = 0.97 * exchange.trees[-1].bytes()
                end = time.monotonic() + 6
                while exchange.look() < wanted and not exchange.is_over() and time.monotonic() < end:
                    time.sleep(0.005)
                exchange.sleep(chance.uniform(0, 0.4))
            else:
                exchange.sleep(chance.uniform(0.02, 1.5))
            if exchange.is_over():
                break
            killed += 1
            exchange.kill(chance.choice(('ana', 'mei', 'both')) if who == 'either' else who)
        exchange.finish()
        exchange.check()
        exchange.clear()
        if lab.failures:
            print(f'it was transfer {number}, after {killed} kills, of seed {seed}', flush=True)
            break
    exchange.stop()
    exchange.figure(f'{killed} kills in {number} transfers')
