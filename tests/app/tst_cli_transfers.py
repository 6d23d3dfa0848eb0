#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What dovetail-cli says of transfers that did not bring everything, and `transfers retry`."""
import subprocess

from clicase import Cli, main, objects
from cliprocess import Listener, make_file


class Transfers(Cli):
    def setUp(self):
        super().setUp()
        self.ana, self.mei = self.person('Ana'), self.person('Mei')
        self.tree = self.folder / 'album'
        self.tree.mkdir()
        for number in range(3):
            make_file(self.tree / f'{number}.jpg', 100_000, number)
        self.missing = self.tree / '1.jpg'
        self.away = self.folder / 'away'

    def send_but_for_one(self):
        """The tree, of which one file is gone when it is fetched. The sender's program, at its end, and the receiver's."""
        receiver = self.mei.listen()
        sender = Listener(self.ana, ['Mei', str(self.tree)], 'send')
        self.ana.listeners.append(sender)
        receiver.wait('offer', 20)
        receiver.stop()
        self.missing.rename(self.away)
        receiver = self.mei.listen('--accept', 'all')
        receiver.wait('received', 20, skipped=1)
        sender.process.wait(20)
        return sender, receiver

    def listed(self, person, *args):
        return [o for o in objects(person.run('transfers', '--json', *args)) if o['event'] == 'transfer']

    def test_what_is_missing_is_said_on_both_sides(self):
        sender, receiver = self.send_but_for_one()
        self.assertEqual(sender.process.returncode, 1)
        receiver.rewind()
        for program, verb in ((sender, 'sends'), (receiver, 'fetches')):
            note = program.wait('note')
            self.assertEqual(note['about'].rpartition('/')[2], '1.jpg')
            self.assertIn(' anew.', note['text'])
            end = program.wait('sent' if program is sender else 'received')
            self.assertEqual((end['state'], end['files'], end['skipped']), ('done', 3, 1))
            self.assertIn('but for 1', end['text'])
            self.assertIn(f'transfers retry {end["transfer"][:8]}', end['text'])
            self.assertIn(verb, end['text'])
        # It is listed with those that have not ended.
        self.assertEqual([row['skipped'] for row in self.listed(self.ana)], [1])

    def check_retried_by(self, person):
        sender, receiver = self.send_but_for_one()
        self.away.rename(self.missing)
        before = {path.name: path.stat().st_ino for path in (self.mei.files / 'album').iterdir()}
        receiver.stop()
        transfer = sender.wait('sent')['transfer']
        result = person.run('transfers', 'retry', transfer[:10], '--json')
        self.assertEnded(result, 0)
        self.assertEqual([(o['transfer'], o['state']) for o in objects(result)],
                         [(transfer, 'offered' if person is self.ana else 'waiting')])
        self.ana.listen()
        receiver = self.mei.listen('--accept', 'all')
        self.assertEqual(receiver.wait('received', 20)['skipped'], 0)
        names = sorted(path.name for path in (self.mei.files / 'album').iterdir())
        self.assertEqual(names, ['0.jpg', '1.jpg', '2.jpg'])
        self.assertEqual((self.mei.files / 'album' / '1.jpg').read_bytes(), self.missing.read_bytes())
        for name, inode in before.items():  # those were not even touched
            self.assertEqual((self.mei.files / 'album' / name).stat().st_ino, inode)
        receiver.stop()
        self.assertEqual(self.listed(self.mei), [])
        result = self.mei.run('transfers', 'retry', transfer[:10])
        self.assertEnded(result, 1)
        self.assertIn(b'done', result.stderr)

    def test_a_retry_by_the_sender_brings_only_what_is_missing(self):
        self.check_retried_by(self.ana)

    def test_a_retry_by_the_receiver_brings_only_what_is_missing(self):
        self.check_retried_by(self.mei)

    def test_a_program_that_stays_takes_the_retry_of_what_it_has_seen_end(self):
        sender, receiver = self.send_but_for_one()
        self.away.rename(self.missing)
        self.assertEnded(self.ana.run('transfers', 'retry', sender.wait('sent')['transfer']), 0)
        ana = self.ana.listen()
        self.assertEqual(receiver.wait('received', 20)['skipped'], 0)
        ana.wait('sent', 20, skipped=0)  # perhaps behind the late word of the first end

    def test_what_was_withdrawn_is_offered_anew(self):
        receiver = self.mei.listen()
        self.assertEnded(self.ana.run('send', 'Mei', str(self.tree), '--timeout', '2'), 4)
        self.assertEqual(receiver.wait('ended')['text'], 'The transfer was cancelled.')
        old = self.listed(self.ana, '--all')[0]['transfer']
        again = objects(self.ana.run('transfers', 'retry', old, '--json'))[-1]
        self.assertEqual((again['state'], again['title'], again['files']), ('offered', 'album', 3))
        self.assertNotEqual(again['transfer'], old)
        self.ana.listen()
        self.assertEqual(receiver.wait('offer', 20)['transfer'], again['transfer'])

    def test_a_retry_of_nothing(self):
        result = self.ana.run('transfers', 'retry', '123456')
        self.assertEnded(result, 1)
        self.assertEqual(len(result.stderr.splitlines()), 1)
        self.assertEnded(self.ana.run('transfers', 'retry'), 2)

    def test_people_read_of_it_in_whole_sentences(self):
        receiver = self.mei.listen()
        sender = subprocess.Popen(self.ana.command('send', 'Mei', str(self.tree)), env=self.ana.env, text=True,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        receiver.wait('offer', 20)
        receiver.stop()
        self.missing.rename(self.away)
        self.mei.listen('--accept', 'all')
        out, errors = sender.communicate(timeout=30)
        self.assertEqual((sender.returncode, out), (1, ''))
        first, second = errors.splitlines()
        self.assertRegex(first, '^“.*1.jpg” is gone or cannot be read')
        self.assertRegex(second, '^dovetail-cli: Mei has album .3 files.* but for 1 of them; "dovetail-cli transfers retry ')


if __name__ == '__main__':
    main()
