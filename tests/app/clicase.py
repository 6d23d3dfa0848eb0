# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of dovetail-cli have in common: real processes that talk over this machine only. Each file of them is a program:

  tst_cli_....py PROGRAM [unittest arguments]
"""
import json
import pathlib
import sys
import tempfile
import unittest

from cliprocess import Person, free_udp_port

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


def main():
    if PROGRAM is None or not PROGRAM.exists():
        sys.exit(__doc__)
    unittest.main(module='__main__', argv=[sys.argv[0], *sys.argv[2:]], verbosity=2)
