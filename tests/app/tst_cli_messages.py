#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""say, listen and peers of dovetail-cli."""
import signal
import subprocess

from clicase import Cli, PROGRAM, objects, main
from cliprocess import Person


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


if __name__ == '__main__':
    main()
