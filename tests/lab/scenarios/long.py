# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts of 1 MiB go both ways over a wire that loses one frame in twenty, and arrive whole."""
import time

from conversation import wait_until

LENGTH = 1 << 20


def text(name, number):
    line = f'{name} {number} 消息 '
    return (line * (LENGTH // len(line.encode()) + 1)).encode()[:LENGTH].decode(errors='ignore').rstrip()


def scenario(lab):
    lab.up(2)
    lab.lan('impair', 'h1', 'loss=5%', 'seed=9')
    ana, mei = lab.person('h1', 'Ana'), lab.person('h2', 'Mei')
    heard = {'Ana': [], 'Mei': []}
    delivered = {'Ana': set(), 'Mei': set()}

    def note(name):
        def on_event(event):
            if event['event'] == 'message':
                heard[name].append(event['text'])
            elif event['event'] == 'delivered':
                delivered[name].add(event['id'])
        return on_event
    chats = [ana.chat('Mei', '--stay', '--timeout', '60', on_event=note('Ana')),
             mei.chat('Ana', '--stay', '--timeout', '60', on_event=note('Mei'))]
    for chat in chats:
        chat.wait('conversation', 60)
    start = time.monotonic()
    count = 5 if lab.full else 1
    for chat in chats:
        chat.say(*(text(chat.person.name, number) for number in range(count)))
    wait_until(lambda: all(len(texts) == count for texts in (*heard.values(), *delivered.values())), 60 * count,
               lambda: f'{[len(texts) for texts in heard.values()]} of {count} read, '
                       f'{[len(ids) for ids in delivered.values()]} delivered')
    took = time.monotonic() - start
    lab.figure(f'{count} × 1 MiB each way in {took:.1f} s')
    for reader, writer in (('Ana', 'Mei'), ('Mei', 'Ana')):
        lab.check(heard[reader] == [text(writer, number) for number in range(count)],
                  f'{reader} has the {count} of {writer}, {len(text(writer, 0).encode())} bytes each, whole and in order')
    for chat in chats:
        chat.stop()
