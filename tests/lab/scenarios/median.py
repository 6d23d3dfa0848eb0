# SPDX-License-Identifier: GPL-3.0-or-later
"""One frame in five is lost and each takes 50 ms: the median message is delivered in under 250 ms."""
import statistics
import time

from conversation import wait_until

GOAL = 0.250
EVERY = 0.050


def scenario(lab):
    lab.up(2)
    lab.lan('impair', 'h1', 'loss=20%', 'delay=50ms', 'seed=3')
    ana, mei = lab.person('h1', 'Ana'), lab.person('h2', 'Mei')
    here = mei.chat('Ana', '--stay', '--timeout', '60')
    chat = ana.chat('Mei', '--stay', '--timeout', '60')
    chat.wait('conversation', 60)
    here.wait('conversation', 60)
    time.sleep(2)  # both have proved their ways
    times = {'queued': {}, 'delivered': {}, 'message': {}}

    def note(event):
        if event['event'] in times:
            times[event['event']].setdefault(event['id'], event['_at'])
    chat.on_event = here.on_event = note
    count = 1000 if lab.full else 150
    start = time.monotonic()
    for number in range(count):
        time.sleep(max(0.0, start + number * EVERY - time.monotonic()))
        chat.say(f'message {number}')
    wait_until(lambda: len(times['delivered']) == count and len(times['message']) == count, 60,
               lambda: f'{len(times["delivered"])} of {count} known as delivered, {len(times["message"])} read')
    for what, ends in (('delivered', times['delivered']), ('shown there', times['message'])):
        took = sorted(ends[key] - times['queued'][key] for key in ends)
        median, worst = statistics.median(took), took[int(len(took) * 0.99)]
        lab.figure(f'{what}: median {median * 1000:.0f} ms, 99 % within {worst * 1000:.0f} ms')
        lab.check(median < GOAL, f'the median message is {what} after {median * 1000:.0f} ms ({GOAL * 1000:.0f} are allowed)')
