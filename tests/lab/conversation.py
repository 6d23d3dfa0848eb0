# SPDX-License-Identifier: GPL-3.0-or-later
"""Two people who write numbered messages to each other at once, while the wire or the programs suffer, and what must
hold afterwards: each has all of the other's, once, in order, whole; and the writer knows it."""
import threading
import time

STILL = 45      # nothing moved for so long: it will not any more
STARTS = 60     # to find each other, on a bad wire
SETTLES = 20    # to end politely, and to read a history


def wait_until(held, seconds, what):
    """Until held() is true; an AssertionError that says `what` after so long."""
    end = time.monotonic() + seconds
    while not held():
        if time.monotonic() > end:
            raise AssertionError(f'{what()} after {seconds:g} s')
        time.sleep(0.02)


class Side:
    """One of the two: a `chat` with the other, started again as often as it is killed."""

    def __init__(self, person, other, count, rate):
        self.person, self.other, self.count, self.rate = person, other, count, rate
        self.heard = set()      # numbers of the other's that are stored here
        self.waiting = set()    # own ids that are stored here and not known to be at the other's
        self.said = 0           # own numbers handed to the program
        self.moved = time.monotonic()
        self.kills = 0
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self.start()

    def text(self, number):
        return f'{number} {self.person.name} 消息 {"x" * (number * 37 % 1500)}'

    def start(self):
        self._ended.clear()
        self.chat = self.person.chat(self.other.name, '--stay', '--timeout', str(STARTS), on_event=self._on_event, ready=False)
        self._feeder = threading.Thread(target=self._feed, args=(self.chat,), daemon=True)
        self._feeder.start()

    def _on_event(self, event):
        with self._lock:
            if event['event'] == 'message':
                self.heard.add(int(event['text'].split()[0]))
            elif event['event'] == 'queued':
                self.waiting.add(event['id'])
            elif event['event'] == 'delivered' or (event['event'] == 'changed' and event['own'] and event['state'] != 'waiting'):
                self.waiting.discard(event['id'])
            else:
                return
            self.moved = time.monotonic()

    def _feed(self, chat):
        start, first = time.monotonic(), self.said
        try:
            while self.said < self.count:
                due = start + (self.said - first) / self.rate if self.rate else 0
                if self._ended.wait(max(0.0, due - time.monotonic())):
                    return
                self.said += 1
                chat.say(self.text(self.said))
        except (BrokenPipeError, ValueError):
            pass  # killed

    def kill(self):
        """Without any warning, and everything it knew only in memory is gone."""
        self.kills += 1
        self._ended.set()
        self.chat.kill()
        self._feeder.join(SETTLES)

    def recover(self):
        """What was stored is asked of the profile alone: the last output may never have been read."""
        rows = self.person.history(self.other.name, '--limit', str(4 * self.count), seconds=SETTLES)
        with self._lock:
            self.said = max((int(row['text'].split()[0]) for row in rows if row['own']), default=0)
            self.waiting = {row['id'] for row in rows if row['own'] and row['state'] == 'waiting'}
            self.heard |= {int(row['text'].split()[0]) for row in rows if not row['own']}
            self.moved = time.monotonic()
        self.start()

    def is_done(self):
        with self._lock:
            return self.said == self.count and len(self.heard) == self.count and not self.waiting

    def state(self):
        with self._lock:
            code = self.chat.process.poll()
            return (f'{self.person.name} has {len(self.heard)} of {self.count}, has handed in {self.said} and '
                    f'waits for {len(self.waiting)} to be delivered'
                    + ('' if code is None else f', and its program ended with {code}')
                    + (f' ({"; ".join(self.chat.errors[-3:])})' if self.chat.errors else ''))


class Conversation:
    def __init__(self, lab, rate=None):
        self.lab = lab
        self.count = 2000 if lab.full else 200
        ana, mei = lab.person('h1', 'Ana'), lab.person('h2', 'Mei')
        self.start = time.monotonic()
        self.sides = [Side(ana, mei, self.count, rate), Side(mei, ana, self.count, rate)]

    def state(self):
        return '; '.join(side.state() for side in self.sides)

    def until(self, fraction, seconds=120):
        """Until the slower one has read that much."""
        wait_until(lambda: min(len(side.heard) for side in self.sides) >= fraction * self.count, seconds, self.state)

    def finish(self):
        """Until both have everything, as long as something moves."""
        def is_stuck():
            return any(side.chat.process.poll() is not None for side in self.sides) \
                or time.monotonic() - max(side.moved for side in self.sides) > STILL
        wait_until(lambda: all(side.is_done() for side in self.sides) or is_stuck(), 3600, self.state)
        took = time.monotonic() - self.start
        self.lab.check(all(side.is_done() for side in self.sides),
                       f'all {self.count} each way after {took:.1f} s'
                       + ('' if all(side.is_done() for side in self.sides) else f': {self.state()}'))
        self.lab.figure(f'{self.count} each way in {took:.1f} s')
        for side in self.sides:
            side.chat.stop()

    def check(self):
        rows = [side.person.history(side.other.name, '--limit', str(10 * self.count), seconds=SETTLES) for side in self.sides]
        for which, side in enumerate(self.sides):
            name, other = side.person.name, side.other.name
            sent = [row for row in rows[which] if row['own']]
            got = [row for row in rows[1 - which] if not row['own']]
            expected = [side.text(number) for number in range(1, self.count + 1)]
            for what, texts in ((f'{name} wrote', [row['text'] for row in sent]),
                                (f'{other} has from {name}', [row['text'] for row in got])):
                self.lab.check(texts == expected, f'{what} {describe(texts, expected)}')
            self.lab.check([row['id'] for row in sent] == [row['id'] for row in got], 'and they are the same messages')
            undelivered = sum(row['state'] not in ('delivered', 'read') for row in sent)
            self.lab.check(undelivered == 0, f'and {name} knows all as delivered' + (f', but for {undelivered}' if undelivered else ''))


def describe(texts, expected):
    """What is the matter with them, in numbers."""
    if texts == expected:
        return f'{len(texts)} of {len(expected)}, once and in order'
    numbers = [int(text.split()[0]) for text in texts]
    missing = [n for n in range(1, len(expected) + 1) if n not in set(numbers)]
    twice = sorted({n for n in numbers if numbers.count(n) > 1})
    turned = [b for a, b in zip(numbers, numbers[1:]) if b < a]
    other = [n for n, text in zip(numbers, texts) if n <= len(expected) and text != expected[n - 1]]
    return f'{len(texts)} of {len(expected)}; missing {missing[:8]}, twice {twice[:8]}, too late {turned[:8]}, changed {other[:8]}'


def numbered(lab, wire=(), rate=None, during=None):
    """The whole of it. `wire`: how the line to h1 is (lan_wire.py). `rate`: messages a second, None: all at once.
    `during(conversation)`: what else happens."""
    lab.up(2)
    if wire:
        lab.lan('impair', 'h1', *wire, 'seed=7')
    talk = Conversation(lab, rate)
    if during:
        during(talk)
    talk.finish()
    talk.check()
