#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""chat and history of dovetail-cli."""
import json
import signal
import socket
import subprocess

from clicase import Cli, main


class Conversations(Cli):
    def setUp(self):
        super().setUp()
        self.ana, self.mei = self.person('Ana'), self.person('Mei')

    def both(self):
        """A conversation that both have open."""
        mei, ana = self.mei.chat('Ana', '--stay'), self.ana.chat('Mei', '--stay')
        mei.wait('conversation', name='Ana')
        ana.wait('conversation', name='Mei')
        return ana, mei

    def test_both_write_and_read(self):
        ana, mei = self.both()
        for one, other, text in ((ana, mei, 'Did the build go through?'), (mei, ana, '是的'), (ana, mei, '🎉')):
            one.say(text)
            queued = one.wait('queued', to=other.ready['id'])
            heard = other.wait('message', id=queued['id'])
            self.assertEqual((heard['text'], heard['from'], heard['own']), (text, one.ready['id'], False))
            one.wait('delivered', id=queued['id'])
        self.assertEqual((ana.stop(signal.SIGINT), mei.stop()), (0, 0))
        texts = [(row['text'], row['own'], row['state']) for row in self.ana.history('Mei')]
        self.assertEqual([text for text, _, _ in texts], ['Did the build go through?', '是的', '🎉'])
        self.assertEqual([own for _, own, _ in texts], [True, False, True])
        self.assertNotIn('waiting', [state for _, own, state in texts if own])

    def test_it_outlasts_the_others_absence(self):
        ana, mei = self.both()
        mei.stop()
        ana.wait('peer', id=mei.ready['id'], online=False)
        lines = [f'line {i}' for i in range(20)]
        ana.say(*lines)
        for _ in lines:
            ana.wait('queued')
        listener = self.mei.listen()
        self.assertEqual([listener.wait('message')['text'] for _ in lines], lines)
        for _ in lines:
            ana.wait('delivered')

    def test_the_end_of_input_ends_it_when_all_is_delivered(self):
        listener = self.mei.listen()
        self.assertEnded(self.ana.run('chat', 'Mei', text='one\n\n  \ntwo'), 0)
        self.assertEqual([listener.wait('message')['text'] for _ in range(2)], ['one', 'two'])
        listener.stop()
        # Away, but there is a conversation.
        chat = self.ana.chat('Mei')
        self.assertFalse(chat.wait('conversation')['online'])
        chat.say('for later')
        chat.end_input()
        chat.wait('queued')
        with self.assertRaises(subprocess.TimeoutExpired):
            chat.process.wait(1)
        self.mei.listen()
        self.assertEqual(chat.process.wait(10), 0)

    def test_interrupted_it_says_what_waits_and_keeps_it(self):
        listener = self.mei.listen()
        self.assertEnded(self.ana.run('chat', 'Mei', text='hello'), 0)
        listener.stop()
        chat = self.ana.chat('Mei')
        chat.say('for later')
        chat.wait('queued')
        self.assertEqual(chat.stop(signal.SIGINT), 130)
        waiting = self.ana.history('Mei', '--limit', '1')
        self.assertEqual([(row['text'], row['state']) for row in waiting], [('for later', 'waiting')])
        self.assertEnded(self.ana.run('chat', 'Mei', '--timeout', '1', text='and this'), 4)
        listener = self.mei.listen()
        changed = self.ana.listen().wait('changed', id=waiting[0]['id'])
        self.assertEqual((changed['state'], changed['own']), ('delivered', True))
        self.assertEqual([listener.wait('message')['text'] for _ in range(2)], ['for later', 'and this'])

    def test_replies_edits_reactions_and_what_is_taken_back(self):
        mei, ana = self.mei.chat('Ana', '--stay', '--json-input'), self.ana.chat('Mei', '--stay', '--json-input')
        for chat in (mei, ana):
            chat.wait('conversation')
        order = lambda chat, **words: chat.say(json.dumps(words))
        order(ana, say='Did the built go through?')
        question = mei.wait('message')['id']
        order(mei, react=question, text='👍')
        self.assertEqual(ana.wait('changed', id=question, own=True)['reactions'], {'own': '', 'theirs': '👍'})
        order(ana, edit=question, text='Did the build go through?')
        changed = mei.wait('changed', id=question, text='Did the build go through?')
        self.assertTrue(changed['edited'])
        self.assertEqual(changed['reactions'], {'own': '👍', 'theirs': ''})
        order(mei, typing=True)
        ana.wait('typing', active=True)
        order(mei, say='Yes', reply=question)
        answer = ana.wait('message', text='Yes')
        self.assertEqual((answer['quote']['id'], answer['quote']['own'], answer['quote']['text']),
                         (question, True, 'Did the build go through?'))
        order(ana, delete=question)
        self.assertEqual(mei.wait('changed', id=question, deleted=True)['text'], '')
        for wrong in ('no JSON', '{}', '{"edit": "12", "text": "x"}', '{"say": " "}', '[]'):
            ana.say(wrong)
            ana.wait('error')
        order(ana, say='the end')
        mei.wait('message', text='the end')
        ana.stop()
        mei.stop()
        for person, other in ((self.ana, 'Mei'), (self.mei, 'Ana')):
            rows = person.history(other)
            self.assertEqual([(row['text'], row['deleted']) for row in rows],
                             [('', True), ('Yes', False), ('the end', False)])
            self.assertTrue(rows[1]['quote']['missing'])

    def test_nobody_by_that_name(self):
        self.mei.listen()
        result = self.ana.run('chat', 'Tomas', '--timeout', '2', text='hello')
        self.assertEnded(result, 3)
        self.assertIn(b'Tomas', result.stderr)


class History(Cli):
    def setUp(self):
        super().setUp()
        self.ana, self.mei = self.person('Ana'), self.person('Mei')
        self.texts = [f'message {i}' for i in range(1, 121)] + ['Where is the 会议记录?', 'two  <b>words</b> & more']
        listener = self.mei.listen()
        self.assertEnded(self.ana.run('say', 'Mei', '--lines', text='\n'.join(self.texts)), 0)
        self.ids = [listener.wait('message')['id'] for _ in self.texts]
        listener.stop()

    def test_the_newest_oldest_first(self):
        rows = self.mei.history('Ana')
        self.assertEqual([row['text'] for row in rows], self.texts[-50:])
        rows = self.mei.history('Ana', '--limit', '100000')
        self.assertEqual([row['text'] for row in rows], self.texts)
        self.assertEqual([row['id'] for row in rows], self.ids)
        self.assertEqual(rows[0]['reactions'], {'own': '', 'theirs': ''})
        self.assertEqual((rows[0]['edited'], rows[0]['deleted'], rows[0]['own'], 'quote' in rows[0]),
                         (False, False, False, False))
        self.assertLess(abs(rows[0]['at'] - rows[0]['storedAt']), 60_000)
        lines = self.ana.run('history', 'Mei', '--limit', '2').stdout.decode().splitlines()
        self.assertEqual([line.split('  ', 1)[1] for line in lines], [f'Ana: {text}' for text in self.texts[-2:]])

    def test_it_works_while_nobody_is_there_and_says_nothing(self):
        port = int(self.options[2])
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listening:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            listening.bind(('', port))
            listening.settimeout(0.2)
            self.assertEqual(len(self.mei.history('Ana')), 50)
            with self.assertRaises(TimeoutError):
                listening.recv(2000)

    def test_search(self):
        for text, found in (('会议', [121]), ('message 11', [11, *range(110, 120)]), ('MORE words', [122]), ('where', [121])):
            rows = self.mei.history('Ana', '--search', text, '--limit', '1000')
            self.assertEqual([self.ids.index(row['id']) + 1 for row in rows], found, text)
        self.assertEqual(len(self.mei.history('Ana', '--search', 'message', '--limit', '5')), 5)
        self.assertEqual(self.mei.history('Ana', '--search', 'nowhere said'), [])
        self.assertEnded(self.mei.run('history', 'Ana', '--search', 'nowhere said'), 0)

    def test_export(self):
        for name, needle in (('a.txt', 'two  <b>words</b> & more'), ('a.html', '&lt;b&gt;words&lt;/b&gt; &amp;'),
                             ('a.json', '会议记录')):
            path = self.folder / name
            self.assertEnded(self.mei.run('history', 'Ana', '--export', str(path)), 0)
            content = path.read_text(encoding='utf-8')
            self.assertIn(needle, content)
            self.assertIn('message 1', content)
        json.loads((self.folder / 'a.json').read_text())
        self.assertIn('<html', (self.folder / 'a.html').read_text().lower())
        self.assertEnded(self.mei.run('history', 'Ana', '--export', str(self.folder / 'x.txt'), '--format', 'json'), 0)
        json.loads((self.folder / 'x.txt').read_text())
        nowhere = self.mei.run('history', 'Ana', '--export', str(self.folder / 'no' / 'folder.txt'))
        self.assertEnded(nowhere, 1)
        self.assertEqual(len(nowhere.stderr.splitlines()), 1)

    def test_nobody_of_that_name(self):
        result = self.mei.run('history', 'Tomas')
        self.assertEnded(result, 3)
        self.assertEqual((result.stdout, len(result.stderr.splitlines())), (b'', 1))


if __name__ == '__main__':
    main()
