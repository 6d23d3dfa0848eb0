#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""dovetail-cli from the outside: real processes that talk over this machine only.

  tst_cli.py PROGRAM [unittest arguments]
"""
import json
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import unittest

from cliprocess import Person, free_udp_port, make_file, sha256

PROGRAM = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else None


def objects(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


class Cli(unittest.TestCase):
    def setUp(self):
        self._folder = tempfile.TemporaryDirectory(prefix='dovetail-cli-')
        self.addCleanup(self._folder.cleanup)
        self.folder = pathlib.Path(self._folder.name)
        # Own ports of its own too: known people are looked for where they were, and others test here as well.
        port = free_udp_port()
        self.options = ['--local', '--discovery-port', str(port), '--port', str(port + 1)]

    def person(self, name):
        person = Person(PROGRAM, self.folder, name, self.options)
        self.addCleanup(person.end)
        return person

    def assertEnded(self, result, code):
        self.assertEqual(result.returncode, code, result.stderr.decode(errors='replace') + result.stdout.decode(errors='replace'))


class Usage(Cli):
    def refused(self, *args):
        result = subprocess.run([PROGRAM, *args], capture_output=True, timeout=20, stdin=subprocess.DEVNULL)
        self.assertEqual(result.returncode, 2, args)
        self.assertEqual(result.stdout, b'', args)
        self.assertEqual(len(result.stderr.splitlines()), 1, args)

    def test_wrong_usage_is_one_sentence_and_two(self):
        self.refused()
        self.refused('dance')
        self.refused('say')
        self.refused('say', 'Mei')
        self.refused('say', 'Mei', 'two', 'words')
        self.refused('say', 'Mei', 'text', '--lines')
        self.refused('say', 'Mei', 'text', '--stay')
        self.refused('send', 'Mei')
        self.refused('chat')
        self.refused('chat', 'Mei', 'text')
        self.refused('chat', 'Mei', '--once')
        self.refused('history')
        self.refused('history', 'Mei', '--limit', '0')
        self.refused('history', 'Mei', '--search', ' ')
        self.refused('history', 'Mei', '--export', '')
        self.refused('history', 'Mei', '--format', 'html')
        self.refused('history', 'Mei', '--export', 'x', '--format', 'pdf')
        self.refused('history', 'Mei', '--export', 'x', '--search', 'y')
        self.refused('peers', 'Mei')
        self.refused('peers', '--once')
        self.refused('listen', '--accept', 'some')
        self.refused('listen', '--timeout', 'soon')
        self.refused('listen', '--timeout', '0')
        self.refused('listen', '--port', '65536')
        self.refused('listen', '--profile', '')
        self.refused('listen', '--nonsense')

    def test_help_and_version(self):
        for args, needle in ((['--help'], b'PEER is a name'), (['--help', 'json'], b'discoveryPort'),
                             (['say', '--help'], b'--lines'), (['--version'], b'dovetail-cli ')):
            result = subprocess.run([PROGRAM, *args], capture_output=True, timeout=20)
            self.assertEqual(result.returncode, 0)
            self.assertIn(needle, result.stdout)

    def test_an_unusable_profile_is_a_sentence(self):
        (self.folder / 'file').write_text('')
        result = subprocess.run([PROGRAM, *self.options, '--profile', self.folder / 'file', 'peers', '--timeout', '1'],
                                capture_output=True, timeout=20)
        self.assertEnded(result, 1)
        self.assertEqual(len(result.stderr.splitlines()), 1)


class Messages(Cli):
    def setUp(self):
        super().setUp()
        self.ana, self.mei = self.person('Ana'), self.person('Mei')

    def test_texts_arrive_as_they_were_written(self):
        listener = self.mei.listen()
        for text in ('Did the build go through?', '你好，构建通过了吗？', '🎉👩‍👩‍👧 done', '--dashes', 'two\nlines\tand a tab', ' "\\ '):
            self.assertEnded(self.ana.run('say', 'mei', '--', text), 0)
            self.assertEqual(listener.wait('message', name='Ana')['text'], text)
        self.assertEqual(listener.unparsed, [])

    def test_options_may_follow_the_command(self):
        listener = self.mei.listen()
        result = self.ana.run('say', 'Mei', 'hello', '--json', '--timeout', '9')
        self.assertEnded(result, 0)
        event = listener.wait('message')
        self.assertEqual([(o['event'], o['id'], o['to']) for o in objects(result)],
                         [('delivered', event['id'], listener.ready['id'])])

    def test_people_are_found_by_id_and_address(self):
        listener = self.mei.listen()
        for who in (listener.ready['id'], listener.ready['id'][:8].upper(), f'127.0.0.1:{listener.ready["port"]}'):
            self.assertEnded(self.ana.run('say', who, 'to ' + who), 0)
            self.assertEqual(listener.wait('message')['text'], 'to ' + who)

    def test_the_longest_text_through_standard_input(self):
        listener = self.mei.listen()
        text = ('0123456789abcde\n' * 65536)[:(1 << 20) - 1] + '!'
        self.assertEnded(self.ana.run('say', 'Mei', '-', text=text), 0)
        self.assertEqual(listener.wait('message')['text'], text)
        longer = self.ana.run('say', 'Mei', '-', text=text + 'x')
        self.assertEnded(longer, 1)
        self.assertEqual(len(longer.stderr.splitlines()), 1)

    def test_lines_arrive_once_and_in_order(self):
        listener = self.mei.listen()
        lines = [f'line {i} ' + 'x' * (i * 7 % 300) for i in range(600)]
        self.assertEnded(self.ana.run('say', 'Mei', '--lines', text='\n'.join(lines[:300]) + '\n\n' + '\n'.join(lines[300:])), 0)
        self.assertEqual([listener.wait('message')['text'] for _ in lines], lines)
        listener.stop()
        self.assertEqual(sum(e['event'] == 'message' for e in listener.events), len(lines))

    def test_nobody_by_that_name(self):
        self.mei.listen()
        result = self.ana.run('say', 'Tomas', 'hello', '--timeout', '2')
        self.assertEnded(result, 3)
        self.assertIn(b'Tomas', result.stderr)

    def test_two_of_one_name_must_be_told_apart(self):
        first = self.mei.listen()
        other = Person(PROGRAM, self.folder / 'other', 'Mei', self.options)
        self.addCleanup(other.end)
        second = other.listen()
        first.wait('peer', id=second.ready['id'], online=True)
        self.ana.run('peers')  # both are known to be there; the next one cannot take the first for the only one
        self.assertEnded(self.ana.run('say', second.ready['id'][:10], 'to the second'), 0)
        self.assertEqual(second.wait('message')['text'], 'to the second')
        self.assertEnded(self.ana.run('say', first.ready['id'][:10], 'to the first'), 0)
        result = self.ana.run('say', 'Mei', 'to whom?')
        self.assertEnded(result, 2)
        self.assertIn(first.ready['id'][:8].encode(), result.stderr)
        self.assertIn(second.ready['id'][:8].encode(), result.stderr)

    def test_a_text_waits_for_who_is_away(self):
        listener = self.mei.listen()
        self.assertEnded(self.ana.run('say', 'Mei', 'first'), 0)
        self.assertEqual(listener.stop(), 0)
        result = self.ana.run('say', 'Mei', 'while you were away', '--timeout', '2', '--json')
        self.assertEnded(result, 4)
        self.assertIn('queued', [o['event'] for o in objects(result)])
        listener = self.mei.listen()
        ana = self.ana.listen()
        self.assertEqual(listener.wait('message')['text'], 'while you were away')
        ana.stop()

    def test_said_with_wait_it_outlasts_any_absence(self):
        def say(text):
            return subprocess.Popen(self.ana.command('say', 'Mei', text, '--wait'), stdin=subprocess.DEVNULL,
                                    stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=self.ana.env)
        for text in ('before you were ever here', 'while you were away'):
            waiting = say(text)
            self.addCleanup(waiting.stderr.close)
            self.addCleanup(waiting.wait)
            self.addCleanup(waiting.kill)
            with self.assertRaises(subprocess.TimeoutExpired):
                waiting.wait(4)
            listener = self.mei.listen()
            self.assertEqual(listener.wait('message')['text'], text)
            self.assertEqual(waiting.wait(10), 0)
            listener.stop()
        self.assertEnded(self.ana.run('say', 'Mei', 'no longer than this', '--wait', '--timeout', '1'), 4)

    def test_coming_and_going_is_told(self):
        ana = self.ana.listen()
        mei = self.mei.listen()
        here = ana.wait('peer', 5, name='Mei', online=True)
        self.assertEqual(here['id'], mei.ready['id'])
        self.assertTrue(here['address'].startswith('127.0.0.1:') or here['address'].startswith('[::1]:'), here)
        listed = [o for o in objects(self.person('Tomas').run('peers', '--json')) if o['event'] == 'peer']
        self.assertEqual(sorted(o['name'] for o in listed), ['Ana', 'Mei'])
        self.assertEqual({(o['status'], o['statusText']) for o in listed}, {('available', '')})
        self.assertLess(max(abs(o['clockOffset']) for o in listed), 1000)  # it is the same clock
        self.assertEqual(mei.stop(signal.SIGINT), 0)
        ana.wait('peer', 2, name='Mei', online=False)

    def test_once_ends_after_one_message(self):
        listener = self.mei.listen('--once')
        self.assertEnded(self.ana.run('say', 'Mei', 'only'), 0)
        self.assertEqual(listener.process.wait(5), 0)
        self.assertEnded(self.mei.run('listen', '--once', '--timeout', '1'), 4)

    def test_a_profile_has_one_user_at_a_time(self):
        self.mei.listen()
        result = self.mei.run('peers', '--timeout', '1')
        self.assertEnded(result, 1)
        self.assertEqual(len(result.stderr.splitlines()), 1)


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


class Files(Cli):
    def setUp(self):
        super().setUp()
        self.ana, self.mei = self.person('Ana'), self.person('Mei')

    def test_files_arrive_identical(self):
        listener = self.mei.listen('--accept', 'all')
        sources = [make_file(self.folder / 'empty.txt', 0), make_file(self.folder / '照片 5.bin', 5_000_000)]
        result = self.ana.run('send', 'Mei', *map(str, sources), '--json')
        self.assertEnded(result, 0)
        self.assertEqual(objects(result)[-1]['event'], 'sent')
        for source in sources:
            event = listener.wait('file')
            self.assertEqual(pathlib.Path(event['path']), self.mei.files / source.name)
            self.assertEqual(event['bytes'], source.stat().st_size)
            self.assertEqual(sha256(event['path']), sha256(source))
        self.assertEqual(sorted(p.name for p in self.mei.files.iterdir()), sorted(s.name for s in sources))

    def test_an_existing_file_is_kept(self):
        listener = self.mei.listen('--accept', 'all')
        source = make_file(self.folder / 'report.pdf', 1000)
        (self.mei.files / 'report.pdf').write_text('mine')
        self.assertEnded(self.ana.run('send', 'Mei', str(source)), 0)
        self.assertEqual(pathlib.Path(listener.wait('file')['path']).name, 'report (1).pdf')
        self.assertEqual((self.mei.files / 'report.pdf').read_text(), 'mine')

    def test_known_people_only(self):
        listener = self.mei.listen('--accept', 'known')
        source = make_file(self.folder / 'a', 10)
        result = self.ana.run('send', 'Mei', str(source), '--timeout', '2')
        self.assertEnded(result, 4)
        self.assertFalse(listener.wait('offer')['accepted'])
        self.assertEqual(list(self.mei.files.iterdir()), [])

    def test_an_offer_nobody_takes_times_out(self):
        listener = self.mei.listen()
        result = self.ana.run('send', 'Mei', str(make_file(self.folder / 'a', 10)), '--timeout', '2')
        self.assertEnded(result, 4)
        listener.wait('offer', title='a', files=1, bytes=10)
        listener.wait('ended', 5)

    def test_what_cannot_be_sent_is_said_at_once(self):
        for path in ('nowhere.txt', '/dev/zero'):
            result = self.ana.run('send', 'Mei', path, seconds=5)
            self.assertEnded(result, 1)
            self.assertEqual(len(result.stderr.splitlines()), 1)

    def test_interrupted_sending_leaves_no_half_file(self):
        listener = self.mei.listen('--accept', 'all')
        source = make_file(self.folder / 'large.bin', 400_000_000)
        process = subprocess.Popen(self.ana.command('send', 'Mei', str(source)), stdin=subprocess.DEVNULL,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        started = threading.Event()

        def watch():
            while not any(p.stat().st_size > 0 for p in self.mei.files.rglob('*')) and process.poll() is None:
                pass
            started.set()
        threading.Thread(target=watch, daemon=True).start()
        self.assertTrue(started.wait(20))
        process.send_signal(signal.SIGINT)
        self.assertIn(process.wait(10), (130, 0))
        if process.returncode == 130:
            self.assertFalse((self.mei.files / 'large.bin').exists())
            self.ana.listen()  # it was a decision: who was waiting hears of it when both are there
            listener.wait('ended', 20)
            self.assertEqual(list(self.mei.files.iterdir()), [])


if __name__ == '__main__':
    if PROGRAM is None or not PROGRAM.exists():
        sys.exit(__doc__)
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]], verbosity=2)
