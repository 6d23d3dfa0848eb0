# SPDX-License-Identifier: GPL-3.0-or-later
"""Replies, edits, reactions and what is taken back cross a wire that loses one frame in five, over kills: both sides agree."""
import json
import random
import threading
import time

from conversation import STARTS, wait_until

EMOJI = ('👍', '❤️', '😂', '')


class Writer:
    """One side, who does something at random with a message it knows."""

    def __init__(self, person, other, seed):
        self.person, self.other = person, other
        self.chance = random.Random(seed)
        self.own, self.theirs = [], []
        self.texts = set()
        self.known = threading.Lock()
        self.steps = 0
        self.start()

    def start(self):
        self.chat = self.person.chat(self.other.name, '--stay', '--json-input', '--timeout', str(STARTS),
                                     on_event=self._on_event, ready=False)

    def _on_event(self, event):
        with self.known:
            if event['event'] == 'queued':
                self.own.append(event['id'])
            elif event['event'] == 'message':
                self.theirs.append(event['id'])
                self.texts.add(event['text'])

    def order(self, **words):
        try:
            self.chat.say(json.dumps(words))
        except BrokenPipeError:
            pass  # what was asked of a killed program it may have done or not

    def step(self):
        self.steps += 1
        with self.known:
            own = self.chance.choice(self.own or [None])
            theirs = self.chance.choice(self.theirs or [None])
        what = self.chance.random()
        if what < 0.4 or not own or not theirs:
            self.order(say=f'{self.person.name} {self.steps}', **({'reply': theirs} if theirs and what < 0.2 else {}))
        elif what < 0.65:
            self.order(edit=own, text=f'{self.person.name} changed {self.steps}')
        elif what < 0.7:
            self.order(delete=own)
        elif what < 0.85:
            self.order(react=theirs, text=self.chance.choice(EMOJI))
        else:
            self.order(react=own, own=True, text=self.chance.choice(EMOJI))

    def kill(self):
        self.chat.kill()
        self.start()


def seen_from_the_other_side(row):
    """What the reader has to have of the writer's message."""
    quote = row.get('quote')
    return {'id': row['id'], 'text': row['text'], 'edited': row['edited'], 'deleted': row['deleted'],
            'reactions': {'own': row['reactions']['theirs'], 'theirs': row['reactions']['own']},
            'quote': quote and {**quote, 'own': not quote['own']}}


def scenario(lab):
    lab.up(2)
    lab.lan('impair', 'h1', 'loss=20%', 'delay=10ms', 'seed=21')
    ana, mei = lab.person('h1', 'Ana'), lab.person('h2', 'Mei')
    writers = [Writer(ana, mei, 1), Writer(mei, ana, 2)]
    for writer in writers:
        writer.chat.wait('conversation', STARTS)
    steps = 1000 if lab.full else 120
    for step in range(steps):
        for writer in writers:
            writer.step()
        if step % (steps // 4) == steps // 8:
            writers[step * 2 // steps].kill()
        time.sleep(0.03)
    # What comes last is stored last, so whoever has it has everything.
    for writer in writers:
        writer.order(say=f'the end of {writer.person.name}')
    wait_until(lambda: all(f'the end of {writer.other.name}' in writer.texts for writer in writers), 120,
               lambda: f'{[writer.person.name for writer in writers if f"the end of {writer.other.name}" not in writer.texts]} '
                       'have not read the last message')
    for writer in writers:
        writer.chat.stop()
    rows = [writer.person.history(writer.other.name, '--limit', str(4 * steps)) for writer in writers]
    for which, writer in enumerate(writers):
        wrote = [seen_from_the_other_side(row) for row in rows[which] if row['own']]
        has = [{key: row.get(key) for key in wrote[0]} for row in rows[1 - which] if not row['own']]
        differ = [(a, b) for a, b in zip(wrote, has) if a != b]
        lab.check(len(wrote) == len(has) and not differ,
                  f'{len(has)} of {len(wrote)} messages of {writer.person.name} are the same to {writer.other.name}'
                  + (f'; not so {differ[:2]}' if differ else ''))
    every = [row for side in rows for row in side if row['own']]
    counts = {what: sum(bool(row.get(what)) for row in every) for what in ('edited', 'deleted', 'quote')}
    counts['reacted to'] = sum(any(row['reactions'].values()) for row in every)
    lab.check(all(counts.values()), f'there was something of each: {counts}')
    lab.figure(f'{len(every)} messages: ' + ', '.join(f'{count} {what}' for what, count in counts.items()))
