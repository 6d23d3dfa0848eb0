#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""share, ls, get and transfers of dovetail-cli."""
import os
import pathlib
import signal
import subprocess
import sys
import unittest

if sys.platform != 'win32':
    import fcntl
    import pty
    import termios

from clicase import Cli, main, objects
from cliprocess import make_file, sha256


class Shares(Cli):
    def setUp(self):
        super().setUp()
        self.ana, self.mei = self.person('Ana'), self.person('Mei')
        self.published = self.folder / 'published'
        (self.published / '照片' / 'deep').mkdir(parents=True)
        make_file(self.published / 'report.pdf', 12_345)
        make_file(self.published / '照片' / 'one.jpg', 3_000_000, 2)
        make_file(self.published / '照片' / 'deep' / 'two.jpg', 10, 3)
        (self.folder / 'secret').write_text('secret')
        (self.published / 'out').symlink_to(self.folder / 'secret')

    def publish(self, *args, **options):
        result = self.ana.run('share', 'add', 'Public', str(self.published), *args, '--json', **options)
        self.assertEnded(result, 0)
        return objects(result)[0]

    def ls(self, *args, code=0):
        result = self.mei.run('ls', 'Ana', *args, '--json')
        self.assertEnded(result, code)
        return [o for o in objects(result) if o['event'] in ('entry', 'share')]

    def get(self, *args, **options):
        return self.mei.run('get', 'Ana', *args, '--to', str(self.mei.files), **options)

    def test_published_by_one_process_taken_by_another(self):
        self.assertEqual(self.publish()['folder'], str(self.published))
        ana = self.ana.listen()
        self.assertEqual([(o['name'], o['password']) for o in self.ls()], [('Public', False)])
        self.assertEqual([(o['name'], o['folder'], o['bytes']) for o in self.ls('Public')],
                         [('照片', True, 0), ('report.pdf', False, 12_345)])
        self.assertEqual([o['name'] for o in self.ls('public/照片/')], ['deep', 'one.jpg'])
        self.assertEqual([o['name'] for o in self.ls('Public/照片', '--filter', 'ONE')], ['one.jpg'])
        table = self.mei.run('ls', 'Ana', 'Public').stdout.decode()
        self.assertIn('12 kB', table)
        self.assertNotIn('out', table)

        result = self.get('Public/照片', 'Public/report.pdf', '--json')
        self.assertEnded(result, 0)
        self.assertEqual(sorted(pathlib.Path(o['path']).name for o in objects(result) if o['event'] == 'file'),
                         ['report.pdf', '照片'])
        for name in ('report.pdf', '照片/one.jpg', '照片/deep/two.jpg'):
            self.assertEqual(sha256(self.mei.files / name), sha256(self.published / name))
        self.assertEqual(ana.wait('taken')['title'], '照片')
        ana.wait('taken', state='done', title='照片')
        # No conversation has come of it.
        ana.stop()
        self.assertEqual(self.mei.history('Ana'), [])

        listed = objects(self.mei.run('transfers', '--all', '--json'))
        self.assertEqual([(o['state'], o['download'], o['outgoing']) for o in listed], [('done', True, False)])
        self.assertEnded(self.ana.run('share', 'rm', 'Public'), 0)
        self.assertEqual(objects(self.ana.run('share', 'list', '--json')), [])
        self.ana.listen()
        self.assertEqual(self.ls(), [])
        self.assertEnded(self.mei.run('ls', 'Ana', 'Public'), 1)
        self.assertEnded(self.get('Public/report.pdf'), 1)

    def test_nothing_beside_it(self):
        self.publish()
        self.ana.listen()
        self.assertIn('Public/nowhere', self.mei.run('ls', 'Ana', 'Public/nowhere').stderr.decode())
        for path in ('Public/../secret', 'Public/out', 'Public//照片', 'Public/照片/../../secret', 'Private', '/etc'):
            self.assertEnded(self.mei.run('ls', 'Ana', path), 1)
            result = self.get(path)
            self.assertEnded(result, 1)
            self.assertEqual(len(result.stderr.splitlines()), 1, result.stderr)
        self.assertEqual(list(self.mei.files.iterdir()), [])
        self.assertEnded(self.get('Public'), 0)
        self.assertEqual(sorted(p.name for p in (self.mei.files / 'Public').iterdir()), ['report.pdf', '照片'])

    def test_passwords_never_stand_among_the_arguments(self):
        self.publish('--password', text='sesame\n')
        self.ana.listen()
        self.assertTrue(self.ls()[0]['password'])
        refused = self.get('Public/report.pdf')
        self.assertEnded(refused, 1)
        self.assertIn(b'DOVETAIL_PASSWORD', refused.stderr)
        self.assertEnded(self.get('Public/report.pdf', '--password', text='Sesame\n'), 1)
        self.assertEnded(self.get('Public/report.pdf', '--password', text='sesame\n'), 0)
        done = subprocess.run(self.mei.command('ls', 'Ana', 'Public'), capture_output=True, timeout=60,
                              stdin=subprocess.DEVNULL, env={**self.mei.env, 'DOVETAIL_PASSWORD': 'sesame'})
        self.assertEnded(done, 0)

    @unittest.skipIf(sys.platform == 'win32', 'there is no such terminal')
    def test_a_password_is_asked_for_on_a_terminal(self):
        self.publish('--password', text='sesame\n')
        self.ana.listen()

        def ask(answer):
            """The answer comes in the moment of the question. What the terminal shows, the exit code, and whether it echoes at the end."""
            ours, theirs = pty.openpty()
            process = subprocess.Popen(self.mei.command('ls', 'Ana', 'Public', '--password'), env=self.mei.env, stdin=theirs,
                                       stdout=subprocess.PIPE, stderr=theirs, start_new_session=True,
                                       preexec_fn=lambda: fcntl.ioctl(theirs, termios.TIOCSCTTY, 0))
            shown = b''
            while b'Password: ' not in shown:
                shown += os.read(ours, 1000)
            os.write(ours, answer)
            out, _ = process.communicate(timeout=30)
            shown += os.read(ours, 1000)
            echoes = bool(termios.tcgetattr(theirs)[3] & termios.ECHO)
            os.close(ours)
            os.close(theirs)
            return out + shown, process.returncode, echoes
        shown, code, echoes = ask(b'sesame\n')
        self.assertEqual((code, echoes), (0, True), shown)
        self.assertIn(b'report.pdf', shown)
        self.assertNotIn(b'sesame', shown)
        # Who thinks better of it gets back a terminal that shows what is typed.
        shown, code, echoes = ask(b'ses\x03')
        self.assertEqual((code, echoes), (-signal.SIGINT, True), shown)

    def test_for_whom_it_is(self):
        self.publish('--for', 'known')
        ana = self.ana.listen()
        self.assertEqual(self.ls(), [])
        ana.stop()
        self.mei.listen()
        self.assertEnded(self.ana.run('say', 'Mei', 'hello'), 0)  # so she is known
        self.mei.end()
        self.ana.listen()
        self.assertEqual([o['name'] for o in self.ls()], ['Public'])

    def test_existing_files_are_dealt_with_as_said(self):
        self.publish()
        self.ana.listen()
        mine = self.mei.files / 'report.pdf'
        for how, names, own in (('keep', ['report (1).pdf', 'report.pdf'], True), ('replace', ['report.pdf'], False)):
            for path in self.mei.files.iterdir():
                path.unlink()
            mine.write_text('mine')
            self.assertEnded(self.get('Public/report.pdf', '--existing', how), 0)
            self.assertEqual(sorted(p.name for p in self.mei.files.iterdir()), names)
            self.assertEqual(mine.read_bytes() == b'mine', own)

    def test_nobody_there(self):
        self.assertEnded(self.mei.run('ls', 'Tomas', '--timeout', '1'), 3)
        self.assertEnded(self.mei.run('get', 'Tomas', 'Public', '--timeout', '1'), 3)

    def test_transfers_that_wait_are_listed_and_cancelled(self):
        listener = self.mei.listen()
        self.assertEnded(self.ana.run('send', 'Mei', str(self.published / 'report.pdf'), '--timeout', '2'), 4)
        listener.wait('ended', 10)
        listener.stop()
        self.assertEqual(objects(self.ana.run('transfers', '--json')), [])
        listed = [o for o in objects(self.ana.run('transfers', '--all', '--json')) if o['event'] == 'transfer']
        self.assertEqual([(o['state'], o['title'], o['outgoing']) for o in listed], [('cancelled', 'report.pdf', True)])
        self.assertEnded(self.ana.run('transfers', 'cancel', listed[0]['transfer'][:8]), 1)
        # One that nobody has decided on is still there after its program was killed.
        listener = self.mei.listen()
        sender = subprocess.Popen(self.ana.command('send', 'Mei', str(self.published / 'report.pdf')), env=self.ana.env,
                                  stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        offer = listener.wait('offer')
        sender.kill()
        sender.wait()
        rows = objects(self.ana.run('transfers', '--json'))
        self.assertEqual([(o['transfer'], o['state']) for o in rows], [(offer['transfer'], 'offered')])
        self.assertEnded(self.ana.run('transfers', 'cancel', offer['transfer'][:8]), 0)
        self.ana.listen()
        self.assertEqual(listener.wait('ended', 20)['state'], 'cancelled')


if __name__ == '__main__':
    main()
