#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Commands for a profile that another process has open, which does them: tst_cli_visits.py DOVETAIL-CLI [DOVETAIL]"""
import signal
import socket
import subprocess
import sys
import unittest

WINDOW = sys.argv.pop(2) if len(sys.argv) > 2 and not sys.argv[2].startswith('-') else None

from clicase import Cli, main, objects
from cliprocess import Listener, make_file, sha256


class Visits(Cli):
    def setUp(self):
        super().setUp()
        self.ana, self.mei = self.person('Ana'), self.person('Mei')

    def both(self, *args):
        return self.ana.listen(), self.mei.listen(*args)

    def begin(self, *args, **options):
        """A command of Ana's, running."""
        process = subprocess.Popen(self.ana.command(*args), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.ana.env, **options)
        self.addCleanup(lambda: (process.kill(), process.communicate()))
        return process

    def listed(self, *args):
        return [o for o in objects(self.ana.run('transfers', '--json', *args)) if o['event'] == 'transfer']

    def test_texts_and_who_is_there(self):
        ana, mei = self.both()
        ana.wait('peer', 10, name='Mei', online=True)
        peers = objects(self.ana.run('peers', '--json'))
        self.assertEqual([o['name'] for o in peers if o['event'] == 'peer'], ['Mei'])
        done = self.ana.run('say', 'Mei', 'from a script')
        self.assertEnded(done, 0)
        self.assertIn('Delivered to Mei', done.stderr.decode())
        self.assertEqual(mei.wait('message')['text'], 'from a script')
        self.assertEqual([m['text'] for m in self.ana.history('Mei')], ['from a script'])
        self.assertEnded(self.ana.run('say', 'Nobody', 'x', '--timeout', '1'), 3)
        self.assertIsNone(ana.process.poll())

    def test_input_of_any_length_is_passed_on(self):
        _, mei = self.both()
        lines = [f'line {number} 燕尾' for number in range(3000)]
        self.assertEnded(self.ana.run('say', 'Mei', '--lines', text='\n'.join(lines)), 0)
        self.assertEqual([mei.wait('message')['text'] for _ in lines], lines)
        text = 'long ' * 150_000
        self.assertEnded(self.ana.run('say', 'Mei', '-', text=text), 0)
        self.assertEqual(mei.wait('message')['text'], text)

    def test_a_conversation(self):
        ana, mei = self.both()
        ana.wait('peer', 10, name='Mei', online=True)
        chat = self.ana.chat('Mei')
        chat.say('hello')
        self.assertEqual(mei.wait('message')['text'], 'hello')
        self.assertEnded(self.mei.run('say', 'Ana', 'hello yourself'), 0)
        self.assertEqual(chat.wait('message')['text'], 'hello yourself')
        chat.end_input()
        self.assertEqual(chat.process.wait(10), 0)

    def test_files_from_the_folder_one_is_in(self):
        ana, mei = self.both('--accept', 'all')
        ana.wait('peer', 10, name='Mei', online=True)
        make_file(self.folder / 'report.pdf', 300_000)
        send = self.begin('send', 'Mei', 'report.pdf', '--json', cwd=self.folder)
        out, err = send.communicate(timeout=30)
        self.assertEqual(send.returncode, 0, err)
        self.assertIn(b'"sent"', out)
        mei.wait('received')
        self.assertEqual(sha256(self.mei.files / 'report.pdf'), sha256(self.folder / 'report.pdf'))
        self.assertEqual([t['state'] for t in self.listed('--all')], ['done'])

    def test_shared_folders_with_a_password(self):
        ana, _ = self.both()
        ana.wait('peer', 10, name='Mei', online=True)
        (self.folder / 'plans').mkdir()
        make_file(self.folder / 'plans' / 'one.txt', 10)
        self.assertEnded(self.ana.run('share', 'add', 'Plans', str(self.folder / 'plans'), '--password', text='swallow\n'), 0)
        self.assertEqual([o['name'] for o in objects(self.ana.run('share', 'list', '--json'))], ['Plans'])
        self.assertEnded(self.mei.run('ls', 'Ana', 'Plans'), 1)
        listed = self.mei.run('ls', 'Ana', 'Plans', '--password', '--json', text='swallow\n')
        self.assertEqual([o['name'] for o in objects(listed)], ['one.txt'])
        got = self.mei.run('get', 'Ana', 'Plans', '--password', '--to', str(self.mei.files), text='swallow\n')
        self.assertEnded(got, 0)
        self.assertTrue((self.mei.files / 'Plans' / 'one.txt').exists())

    def waiting_offer(self):
        """A `send` of Ana's that waits for Mei's decision."""
        ana, mei = self.both()
        ana.wait('peer', 10, name='Mei', online=True)
        make_file(self.folder / 'report.pdf', 300_000)
        send = self.begin('send', 'Mei', str(self.folder / 'report.pdf'))
        mei.wait('offer', 20)
        return ana, mei, send

    def test_ctrl_c_takes_the_offer_back(self):
        _, mei, send = self.waiting_offer()
        send.send_signal(signal.SIGINT)
        self.assertEqual(send.wait(10), 128 + signal.SIGINT)
        mei.wait('ended', state='cancelled')

    def test_a_killed_command_leaves_what_was_under_way(self):
        ana, _, send = self.waiting_offer()
        send.kill()
        send.wait()
        self.assertEqual([t['state'] for t in self.listed()], ['offered'])
        self.assertIsNone(ana.process.poll())

    def test_the_end_of_the_other_process_is_told(self):
        ana, _, send = self.waiting_offer()
        ana.stop()
        _, err = send.communicate(timeout=10)
        self.assertEqual(send.returncode, 1)
        self.assertIn(b'was closed before it was done', err)

    def test_pausing_what_the_other_process_sends(self):
        ana, mei = self.both('--accept', 'all')
        ana.wait('peer', 10, name='Mei', online=True)
        make_file(self.folder / 'large.bin', 300_000_000)
        send = Listener(self.ana, ['Mei', str(self.folder / 'large.bin')], 'send')
        self.ana.listeners.append(send)
        number = send.wait('progress', 30)['transfer']
        paused = objects(self.ana.run('transfers', 'pause', number[:8], '--json'))
        self.assertEqual([o['state'] for o in paused], ['paused'])
        self.assertEqual([t['state'] for t in self.listed()], ['paused'])
        self.assertEnded(self.ana.run('transfers', 'resume', number[:8]), 0)
        self.assertEqual(send.process.wait(60), 0)
        mei.wait('received', 20)

    def test_the_order_of_those_that_wait_for_their_turn(self):
        profile = self.mei.folder / 'profile'
        profile.mkdir()
        (profile / 'settings.ini').write_text('[files]\nreceiverate=1000\n')  # bytes a second: none ends
        ana, mei = self.both('--accept', 'all')
        ana.wait('peer', 10, name='Mei', online=True)
        for number in range(6):
            make_file(self.folder / f'{number}.bin', 1_000_000, number)
            self.begin('send', 'Mei', str(self.folder / f'{number}.bin'))
        for _ in range(6):
            mei.wait('offer', 20)

        def queued():
            listed = objects(self.mei.run('transfers', '--json'))
            return [t['transfer'] for t in sorted(listed, key=lambda t: t['queue']) if t['state'] == 'queued']

        before = queued()
        self.assertEqual(len(before), 3)
        self.assertEnded(self.mei.run('transfers', 'first', before[-1][:12]), 0)
        self.assertEqual(queued(), before[-1:] + before[:-1])
        self.assertEnded(self.mei.run('transfers', 'first', 'ffffffffffff'), 1)

    @unittest.skipIf(sys.platform == 'win32', 'a named pipe there')
    def test_garbage_and_silence_at_the_socket(self):
        ana = self.ana.listen()
        path = self.ana.folder / 'profile' / 'commands'
        self.assertEqual(path.stat().st_mode & 0o077, 0)
        for garbage in (b'\xff' * 100, b'\x0a\xff\xff\xff\xff', b'\x0a\0\0\0\0', b'\x0b\0\0\0\1x', b'\x0c\0\0\0\1\x02', b''):
            with socket.socket(socket.AF_UNIX) as visitor:
                visitor.connect(str(path))
                visitor.sendall(garbage)
                visitor.shutdown(socket.SHUT_WR)
                visitor.settimeout(10)
                self.assertEqual(visitor.recv(100), b'')
        self.assertEnded(self.ana.run('peers'), 0)
        self.assertIsNone(ana.process.poll())

    def test_who_does_not_stay_does_nothing_for_others(self):
        first = self.begin('say', 'Nobody', 'x', '--wait')
        while not (self.ana.folder / 'profile' / 'lock').exists():
            self.assertIsNone(first.poll())
        second = self.ana.run('peers')
        self.assertEnded(second, 1)
        self.assertEqual(len(second.stderr.splitlines()), 1)

    @unittest.skipUnless(WINDOW, 'no window was built')
    def test_the_window_does_them_too(self):
        profile = self.ana.folder / 'profile'
        window = subprocess.Popen(
            [WINDOW, '--profile', str(profile), '--name', 'Ana', *self.ana.options, '--trace-start'], text=True,
            env={**self.ana.env, 'QT_QPA_PLATFORM': 'offscreen'}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.addCleanup(lambda: (window.kill(), window.communicate()))
        while 'first-paint' not in window.stderr.readline():
            self.assertIsNone(window.poll())
        mei = self.mei.listen('--accept', 'all')
        mei.wait('peer', 20, name='Ana', online=True)
        make_file(self.folder / 'report.pdf', 300_000)
        self.assertEnded(self.ana.run('send', 'Mei', str(self.folder / 'report.pdf')), 0)
        mei.wait('received')
        self.assertEqual([t['title'] for t in self.listed('--all')], ['report.pdf'])
        self.assertIsNone(window.poll())
        window.terminate()
        self.assertEqual(window.wait(30), 0)


if __name__ == '__main__':
    main()
