#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program, started more than once in one profile: tst_onewindow.py DOVETAIL"""
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import unittest

PROGRAM = sys.argv.pop(1)


def free_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


class OneWindow(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.profile = pathlib.Path(self.folder.name) / 'profile'
        self.port = free_port()
        self.started = []

    def tearDown(self):
        for process in self.started:
            if process.poll() is None:
                process.send_signal(signal.SIGCONT)
                process.kill()
            process.wait()
            process.stderr.close()
        self.folder.cleanup()

    def start(self, *arguments):
        environment = dict(os.environ, QT_QPA_PLATFORM='offscreen', LC_ALL='C.UTF-8')
        environment.pop('DBUS_SESSION_BUS_ADDRESS', None)
        process = subprocess.Popen(
            [PROGRAM, '--local', '--discovery-port', str(self.port), '--port', str(self.port + 1),
             '--profile', str(self.profile), '--trace-start', *arguments],
            env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.started.append(process)
        return process

    def line(self, process, wanted, seconds=60):
        """The first line of its stderr that has these words; fails when it ends or takes too long."""
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        try:
            for line in process.stderr:
                if wanted in line:
                    return line
        finally:
            timer.cancel()
        self.fail(f'no line with "{wanted}"; exit code {process.wait()}')

    def first(self):
        process = self.start()
        self.line(process, 'first-paint')
        return process

    def test_the_second_ends_and_the_first_stays(self):
        first = self.first()
        file = self.profile / 'window.ini'
        self.assertEqual(self.start().wait(60), 0)
        self.assertEqual(self.start(str(self.profile)).wait(60), 0)
        self.assertIsNone(first.poll(), file)
        first.terminate()
        self.assertEqual(first.wait(60), 0)

    def test_whoever_was_killed_is_in_nobodys_way(self):
        first = self.first()
        first.kill()
        first.wait()
        self.assertTrue((self.profile / 'instance').exists())
        self.first()

    def test_a_first_that_hangs_is_told_of(self):
        first = self.first()
        first.send_signal(signal.SIGSTOP)
        self.assertIn('does not answer', self.line(self.start(), 'dovetail:'))

    def test_a_file_that_is_not_there(self):
        process = self.start('/no/such/file')
        self.assertIn('/no/such/file', self.line(process, 'dovetail:'))
        self.assertEqual(process.wait(60), 2)


if __name__ == '__main__':
    unittest.main()
