# SPDX-License-Identifier: GPL-3.0-or-later
"""Hosts without a default route (two laptops and a cable) find each other, write and send."""
from lab import make_file, sha256


def scenario(lab):
    lab.up(2, '--no-default')
    ana, mei = lab.person('h1', 'Ana'), lab.person('h2', 'Mei')
    mei_here = mei.listen('--accept', 'all')
    lab.check_ran(ana.run('say', 'Mei', 'hello'), 'Ana finds Mei and writes')
    lab.check(mei_here.wait('message')['text'] == 'hello', 'and Mei reads it')
    source = make_file(lab.folder / 'photo.jpg', 3_000_000)
    lab.check_ran(ana.run('send', 'Mei', str(source)), 'a file is sent')
    lab.check(sha256(mei_here.wait('file')['path']) == sha256(source), 'and is identical')
