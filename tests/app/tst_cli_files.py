#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""send and listen --accept of dovetail-cli."""
import pathlib
import signal
import subprocess
import threading

from clicase import Cli, objects, main
from cliprocess import make_file, sha256


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
    main()
