#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A whole conversation by keyboard alone, files and all, in the real program on a display of its own: no step touches a mouse, and
each waits for what a screen reader is told of it. The other person is dovetail-cli; what arrives on either side is compared byte by
byte. Ends with 77, and says why, where the desktop's tools are missing.

  desktop_keyboard.py [BIN]      the folder of dovetail and dovetail-cli (build/dev/bin)
                                 PICTURES=DIR keeps a picture after each step
"""
import filecmp
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'app'))
from cliprocess import Person, free_udp_port, make_file  # noqa: E402
from desk import Desk, Failed, said  # noqa: E402
from desk_person import AtKeyboard, folder_of_programs  # noqa: E402

MESSAGE = '^Message$'
RATE = 2_000_000  # bytes a second: a transfer lasts long enough to be stopped on its way


class Evening:
    """Ana at the keyboard, Mei elsewhere."""

    def __init__(self, desk, programs, work):
        self.work = work
        options = ['--local', '--discovery-port', str(free_udp_port())]
        self.mei = Person(programs / 'dovetail-cli', work, 'Mei', options)
        self.ana = AtKeyboard(desk, programs / 'dovetail', work / 'ana', 'Ana', *options, settings={'files': {'rate': RATE}})

    def done(self, what):
        print(f'- {what}')
        self.ana.shot(what)

    def same(self, sent, got, seconds=30):
        """It is there, whole and no more than that: files, folders, and what is in them."""
        self.ana.bus.until(lambda: is_same(sent, got),
                           lambda: f'{sent.name} is not there as it is: {sorted(map(str, got.parent.rglob("*")))}', seconds)


def is_same(one, other):
    if not one.is_dir():
        return other.is_file() and filecmp.cmp(one, other, shallow=False)
    inside = sorted(each.relative_to(one) for each in one.rglob('*'))
    return other.is_dir() and inside == sorted(each.relative_to(other) for each in other.rglob('*')) and all(
        is_same(one / each, other / each) for each in inside if (one / each).is_file())


def words(evening):
    """What is said, answered, changed, reacted to and found again."""
    ana, mei = evening.ana, evening.mei
    chat = mei.chat('Ana', '--stay', '--timeout', '30')
    ana.sees('^Mei, Available', 'list item')
    ana.talk_to('Mei')
    evening.done('found by Ctrl+K and opened')
    ana.type('Good morning')
    ana.press('shift+Return')
    ana.type('by keyboard')
    ana.press('Return')
    chat.wait('message', text='Good morning\nby keyboard')
    ana.sees('by keyboard.*(delivered|read)', 'list item')
    evening.done('two lines written and sent')
    chat.say('Did the build go through?')
    ana.sees('Did the build go through', 'list item')
    evening.done('the answer arrives and is read out')

    ana.press('shift+Tab')
    ana.at('Good morning|Did the build', 'list item')
    ana.press('End')
    ana.at('Did the build', 'list item')
    ana.press('r')
    ana.at(MESSAGE, 'text')
    ana.type('Yes, all green')
    ana.press('Return')
    assert chat.wait('message', text='Yes, all green').get('quote', {}).get('text', '').startswith('Did the build')
    ana.sees('in answer to', 'list item')
    evening.done('answered with R, quoting')
    ana.press('Up')  # in the empty field: the last own message
    ana.press('ctrl+a')
    ana.type('Yes, all green now')
    ana.press('Return')
    chat.wait('changed', text='Yes, all green now')
    evening.done('changed with the arrow up')
    ana.press('ctrl+e')
    ana.at('Search emoji', 'text')
    ana.type('rocket')
    ana.press('Return')
    ana.at(MESSAGE, 'text')
    ana.press('Return')
    chat.wait('message', text='🚀')
    evening.done('an emoji found by its name')

    ana.press('shift+Tab')
    ana.at('Did the build', 'list item')  # where they were
    ana.press('Menu')
    ana.step_to('Down', 'React with 👍', 'check box')
    ana.step_to('Right', 'React with ❤', 'check box')
    evening.done('the reactions of its menu')
    ana.press('space')
    assert chat.wait('changed', text='Did the build go through?')['reactions']['theirs'].startswith('❤')
    ana.at('Did the build', 'list item')
    evening.done('reacted from the menu of a message')

    ana.press('ctrl+f')
    ana.at('Find in this conversation', 'text')
    ana.type('morning')
    ana.sees('^1 of 1$', 'label')
    evening.done('found in the conversation')
    ana.leave(MESSAGE)
    chat.stop()


def look(evening):
    """A setting is changed, and in force at once."""
    ana = evening.ana
    ana.press('ctrl+comma')
    ana.at('^General$', 'list item')
    ana.tab_to('^Appearance$', 'combo box')
    ana.press('Down', 'Down')
    ana.bus.until(lambda: ana.bus.focus().text == 'Dark', 'the appearance is not dark')
    evening.done('dark by a setting')
    ana.leave(MESSAGE)
    ini = ana.folder / 'profile/window.ini'
    ana.bus.until(lambda: 'dark' in ini.read_text(), 'the setting is not remembered')


def taking(evening):
    """A file that Mei sends is accepted on its card."""
    ana, mei = evening.ana, evening.mei
    report = make_file(evening.work / 'report.pdf', 3_000_000)
    with subprocess.Popen(mei.command('send', 'Ana', str(report)), env=mei.env, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE) as sending:
        ana.sees('report.pdf.*Accept', 'list item', 30)
        ana.press('shift+Tab', 'End')
        ana.at('report.pdf', 'list item')
        ana.press('Right')
        evening.done('its card, with the keys at Accept')
        ana.press('Return')
        evening.same(report, ana.got / 'report.pdf')
        if sending.wait(30):
            raise Failed(f'Mei was not told that it has arrived: {sending.stderr.read().decode()}')
    ana.press('Tab')
    ana.at(MESSAGE, 'text')
    evening.done('a file accepted, and the same here')


def giving(evening):
    """A file and a folder are sent; the file is stopped on its way, and goes on."""
    ana, mei = evening.ana, evening.mei
    mei.listen('--accept', 'all')
    film = make_file(evening.work / 'film.mkv', 5 * RATE)
    plans = evening.work / 'Plans'
    (plans / 'empty').mkdir(parents=True)
    (plans / 'nothing').touch()
    make_file(plans / 'notes.txt', 70_000)
    ana.press('ctrl+o')
    ana.at('File name', 'text')
    ana.type(str(film))
    ana.press('Return')
    ana.at(MESSAGE, 'text')
    ana.press('ctrl+j')
    ana.at('film.mkv', 'list item')
    ana.sees('film.mkv.*Pause', 'list item')
    ana.press('Right', 'Return')
    ana.sees('film.mkv.*Resume', 'list item')
    evening.done('a file is stopped in the panel of transfers')
    ana.press('Escape')
    ana.at(MESSAGE, 'text')
    ana.press('ctrl+shift+o')
    ana.at('Directory|File name', 'text')
    ana.type(str(plans))
    ana.press('Return')
    ana.at(MESSAGE, 'text')
    evening.same(plans, mei.files / 'Plans')
    evening.done('a folder sent meanwhile, the same there')
    ana.press('ctrl+j')
    ana.step_to('Down', 'film.mkv.*Resume', 'list item')
    if ana.bus.focus().value >= 100:
        raise Failed('it was not stopped')
    ana.press('Right')
    evening.done('the keys at Resume')
    ana.press('Return')
    evening.same(film, mei.files / 'film.mkv')
    ana.leave(MESSAGE)
    evening.done('it goes on, and is the same there')


def sharing(evening):
    """Mei's folder is looked into and fetched from; one of Ana's is published."""
    ana, mei = evening.ana, evening.mei
    mei.end()
    papers = evening.work / 'papers'
    (papers / 'Sub').mkdir(parents=True)
    make_file(papers / 'Sub/deep.txt', 10_000)
    make_file(papers / 'b.bin', 300_000)
    mei.run('share', 'add', 'Papers', str(papers))
    mei.listen()
    ana.sees('^Mei, Available', 'list item')
    ana.menu_of('Mei', '^Open shared folders$')
    ana.at('^Papers|Files and folders')
    ana.sees('^Papers', 'table cell')
    ana.press('Return')
    ana.sees('^Sub, folder', 'table cell')
    ana.press('End')
    ana.at('^b.bin', 'table cell')
    ana.press('Return')
    evening.same(papers / 'b.bin', ana.got / 'b.bin')
    ana.press('Home')
    ana.at('^Sub', 'table cell')
    ana.press('space')
    ana.tab_to('^Download$', 'push button')
    evening.done('in her folder')
    ana.press('space')
    evening.same(papers / 'Sub', ana.got / 'Sub')
    ana.leave('^Mei', 'list item')
    evening.done('a file and a folder fetched, the same here')

    mei.end()
    ana.main_menu('^Your shared folders')
    ana.at('Share a folder', 'push button')
    ana.press('space')
    ana.at('Directory|File name', 'text')
    ana.type(str(evening.work / 'Plans'))
    ana.press('Return')
    ana.at('^Name$', 'text')
    evening.done('a folder of her own')
    ana.press('Return')
    ana.sees('^Plans', 'list item')
    listed = mei.run('ls', 'Ana', '--timeout', '20').stdout.decode()
    if 'Plans' not in listed:
        raise Failed(f'Mei does not see what is published: {listed!r}')
    ana.leave('^Settings and more$', 'push button')
    evening.done('published, and seen by Mei')


def main():
    programs = folder_of_programs()
    with tempfile.TemporaryDirectory(prefix='dovetail-keys-') as folder, Desk(os.environ.get('PICTURES')) as desk:
        evening = Evening(desk, programs, pathlib.Path(folder))
        try:
            for part in (words, look, taking, giving, sharing):
                part(evening)
        except AssertionError as fault:
            evening.ana.shot('failed')
            print(f'failed: {fault}; the keys are at {said(evening.ana.bus.focus())}', file=sys.stderr)
            return 1
        finally:
            evening.mei.end()
    print('A whole conversation was had by keyboard alone.')
    return 0


sys.exit(main())
