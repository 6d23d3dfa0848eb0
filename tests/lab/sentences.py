# SPDX-License-Identifier: GPL-3.0-or-later
"""What the programs of a transfer say to their people: what has happened, and what to do. However it stands still or ends,
both sides have to have read a sentence of that meaning."""
import json
import re

from conversation import wait_until

SETTLES = 15    # until what is stored has been said, too
# Where both see it from their own side: the sender's meaning, the receiver's.
LOST = (r'^The connection to \w+ is lost; it goes on by itself when both are there again\.$',) * 2
FULL = (r'^There is not enough space on the other computer; when (there is|[\d.,]+ .?B more is free there), it goes on by itself\.$',
        r'^There is not enough space(: free [\d.,]+ .?B more|; free some), and it goes on by itself\.$')
FORBIDDEN = (r'^“[^/”]+” cannot be written to on the other computer; the transfer goes on by itself once it can\.$',
             r'^“[^”]+” cannot be written to; the transfer goes on by itself once it can\.$')
WALLED = (r'^“[^/”]+” cannot be written to on the other computer; try again when it can\. "dovetail-cli transfers retry \w+" tries again\.$',
          r'^“[^”]+” cannot be written to; make it writable and try again\. "dovetail-cli transfers retry \w+" tries again\.$')
FIREWALL = (r'allow TCP port 27422 in the firewall',) * 2
MISSING = (r'^“[^”]+” is gone or cannot be read on this computer; put it back, or send it anew\.$',
           r'^“[^”]+” is gone or cannot be read on the sender\'s computer; ask for it to be put back or sent anew\.$')
DONE = (r'^\w+ has .+ \(\d+ files?, .+\)\.$', r'^.+ from \w+ is in /.+ \(\d+ files?, .+\)\.$')
BUT = (r'^\w+ has .+, but for \d+ of them; "dovetail-cli transfers retry \w+" sends what is missing\.$',
       r'^.+ from Ana is in /.+, but for \d+ of them; "dovetail-cli transfers retry \w+" fetches what is missing\.$')
DECLINED = (r'^Mei did not want the files\.$', r'^The files were declined\.$')
CANCELLED = (r'^The transfer was cancelled\.$',) * 2
# By the state that is stored: done, declined, cancelled.
ENDS = {10: DONE, 11: DECLINED, 12: CANCELLED}


class Said:
    """All that one person has read, from all programs that they had."""

    def __init__(self, person, side):
        self.person, self.side = person, side  # 0: the sender
        self.programs = []
        self.killed = 0

    def sentences(self, transfer=None):
        """Of this transfer (its id), or of all."""
        found = []
        for program in self.programs:
            found += [event['text'] for event in program.events_so_far()
                      if event.get('text') and event['event'] in ('transfer', 'ended', 'sent', 'received', 'taken', 'note', 'error')
                      and transfer in (None, event.get('transfer'))]
            if transfer is None:
                found += program.errors
        return found

    def has_said(self, meaning, transfer=None):
        return next((text for text in self.sentences(transfer) if re.search(meaning[self.side], text)), None)


def meaning_of_end(row):
    return BUT if row['state'] == 10 and row['skipped'] > 0 else ENDS.get(row['state'])


def check_read(lab, people, meaning, what, transfer=None):
    """Both have read a sentence of this meaning, or come to."""
    for said in people:
        def missing():
            return f'{said.person.name} never read {meaning[said.side]!r} of what {what}, but {said.sentences(transfer)[-6:]}'
        try:
            wait_until(lambda: said.has_said(meaning, transfer), SETTLES, missing)
        except AssertionError as wrong:
            lab.check(False, str(wrong))
        else:
            lab.check(True, f'{what}, {said.person.name} reads: {said.has_said(meaning, transfer)}')


def check_ends(lab, said, rows):
    """Each of these ended with a sentence; of a program that was killed before it could say it, `transfers` does later."""
    for row in rows:
        meaning, transfer = meaning_of_end(row), row['transfer'].hex()
        if meaning is None:
            lab.check(bool(said.sentences(transfer)), f'{said.person.name} reads why: {said.sentences(transfer)[-1:]}')
        elif not said.killed:
            check_read(lab, [said], meaning, 'at its end', transfer)


def check_listed(lab, said, rows):
    """The programs have ended: what is remembered says how."""
    done = said.person.run('transfers', '--all', '--json')
    lab.check_ran(done, f'{said.person.name} lists the transfers')
    listed = {event['transfer']: event['text'] for event in map(json.loads, done.stdout.splitlines()) if event['event'] == 'transfer'}
    wrong = []
    for row in rows:
        meaning = meaning_of_end(row)
        text = listed.get(row['transfer'].hex(), '')
        if not text or (meaning and not re.search(meaning[said.side], text)):
            wrong.append(f'{row["title"]}: {text!r}')
    lab.check(rows and not wrong, f'and reads of all {len(rows)} how they ended' + (f', but for {wrong[:3]}' if wrong else ''))
