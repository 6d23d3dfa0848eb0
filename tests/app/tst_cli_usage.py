#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What dovetail-cli understands, and says about itself."""
import subprocess

from clicase import Cli, PROGRAM, main


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
        self.refused('ls')
        self.refused('ls', 'Mei', 'one', 'two')
        self.refused('ls', 'Mei', '--sort', 'colour')
        self.refused('ls', 'Mei', '--to', 'x')
        self.refused('get', 'Mei')
        self.refused('get', 'Mei', 'Public', '--existing', 'perhaps')
        self.refused('listen', '--accept-existing', 'ask')
        self.refused('share')
        self.refused('share', 'add', 'Public')
        self.refused('share', 'rm')
        self.refused('share', 'list', 'all')
        self.refused('transfers', 'pause')
        self.refused('transfers', 'dance', 'abcd')
        self.refused('transfers', 'first')
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


if __name__ == '__main__':
    main()
