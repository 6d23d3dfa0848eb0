# SPDX-License-Identifier: GPL-3.0-or-later
"""10,000 messages at once, and a third person's single one still gets through to either side in under half a second."""
import threading
import time

from conversation import wait_until

GOAL = 0.5


class Counted:
    """Events of one program, by kind and id."""

    def __init__(self):
        self.at = {'queued': {}, 'delivered': {}, 'message': {}}

    def __call__(self, event):
        if event['event'] in self.at:
            self.at[event['event']].setdefault(event['id'], event['_at'])


def scenario(lab):
    lab.up(4)
    count = 10_000 if lab.full else 2_000
    people = [lab.person(f'h{i + 1}', name) for i, name in enumerate(('Ana', 'Mei', 'Tomas', 'Aiko'))]
    ana, mei, tomas, aiko = people
    counts = [Counted() for _ in people]
    chats = [person.chat(other.name, '--stay', '--timeout', '60', on_event=counted)
             for person, other, counted in zip(people, (mei, ana, mei, ana), counts)]
    for chat in chats:
        chat.wait('conversation', 60)
    time.sleep(1)
    lines = [f'{i} {"x" * (i % 200)}' for i in range(count)]
    start = time.monotonic()
    threading.Thread(target=chats[0].say, args=lines, daemon=True).start()

    burst = counts[0].at
    probes = 0
    while len(burst['delivered']) < count:
        time.sleep(0.25)
        for chat in chats[2:]:
            chat.say(f'probe {probes}')
        probes += 1
        took = time.monotonic() - start
        if took > 300 or chats[0].process.poll() is not None:
            raise AssertionError(f'{len(burst["delivered"])} of {count} delivered after {took:.0f} s')
    took = max(burst['delivered'].values()) - start
    lab.figure(f'{count} delivered in {took:.1f} s: {count / took:.0f} a second')
    lab.check(count / took >= 10_000 / 60, f'{count / took * 60:.0f} messages a minute (10,000 are asked for)')
    wait_until(lambda: all(len(c.at['delivered']) == probes for c in counts[2:]), 30,
               lambda: f'{[len(c.at["delivered"]) for c in counts[2:]]} of {probes} single messages delivered')
    for name, whom, counted, reader in (('Tomas', 'who reads the burst', counts[2], counts[1]),
                                        ('Aiko', 'who writes the burst', counts[3], counts[0])):
        ids = [i for i, at in counted.at['queued'].items() if at < start + took]
        worst = max((reader.at['message'][i] - counted.at['queued'][i] for i in ids), default=0)
        lab.figure(f'{name} to {whom}: within {worst * 1000:.0f} ms')
        lab.check(worst < GOAL, f'each of {len(ids)} single messages of {name} to {whom} was shown within {worst * 1000:.0f} ms')
    got = [event['text'] for event in chats[1].events_so_far() if event['event'] == 'message' and event['from'] == chats[0].ready['id']]
    lab.check(got == lines, f'{len(got)} of {count} read, once and in order')
