#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""dovetail-cli from the outside: real processes that talk over this machine only.

  tst_cli.py PROGRAM [unittest arguments]
"""
import json
import pathlib
import signal
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
        self.refused('send', 'Mei')
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
        text = ('0123456789abcde\n' * 4096)[:65535] + '!'
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

    def test_coming_and_going_is_told(self):
        ana = self.ana.listen()
        mei = self.mei.listen()
        here = ana.wait('peer', 5, name='Mei', online=True)
        self.assertEqual(here['id'], mei.ready['id'])
        self.assertTrue(here['address'].startswith('127.0.0.1:') or here['address'].startswith('[::1]:'), here)
        listed = [o for o in objects(self.person('Tomas').run('peers', '--json')) if o['event'] == 'peer']
        self.assertEqual(sorted(o['name'] for o in listed), ['Ana', 'Mei'])
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
        for path in ('nowhere.txt', '.'):
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
            listener.wait('ended', 10)
            self.assertFalse((self.mei.files / 'large.bin').exists())


if __name__ == '__main__':
    if PROGRAM is None or not PROGRAM.exists():
        sys.exit(__doc__)
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]], verbosity=2)
