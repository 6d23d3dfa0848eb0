#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody who reads Chinese, in a window that is read from the right, walks all of the real program by keys, on a display of its
own: Tab goes round every window, through things with a name, and Shift+Tab the same way back; the arrows are mirrored; Escape
leaves each of them, and the keys are where they were. Ends with 77, and says why, where the desktop's tools are missing.

  desktop_walk.py [BIN]      the folder of dovetail and dovetail-cli (build/dev/bin)
                             PICTURES=DIR keeps a picture of each window
"""
import os
import pathlib
import re
import sys
import tempfile
import xml.etree.ElementTree

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'app'))
from cliprocess import Person, free_udp_port, make_file  # noqa: E402
from desk import Desk, Failed, said  # noqa: E402
from desk_person import AtKeyboard, folder_of_programs  # noqa: E402


def chinese():
    """What the window says for each English text."""
    texts = xml.etree.ElementTree.parse(HERE.parents[1] / 'translations/dovetail_zh_CN.ts').iter('message')
    return {text.findtext('source'): text.findtext('translation') for text in texts if text.findtext('translation')}


def short(node):
    """Without what changes meanwhile: whether it was read, how far it has come."""
    return re.split('[,.：]', said(node))[0]


def circle(ana, key):
    """Where a key leads from here until it is here again."""
    bus, stops = ana.bus, []
    here = start = bus.focus()
    while len(stops) < 60:
        ana.press(key)
        here = bus.moved(here)
        if here is None and not stops:
            return [short(start)]  # there is nothing else
        if here is None or short(here) in stops:
            raise Failed(f'{key} does not come back to {short(start)}: {stops}, then {short(here)}')
        if not here.name.strip():
            raise Failed(f'{key} comes to a {here.role} without a name, after {stops[-1:]}')
        stops.append(short(here))
        if short(here) == short(start):
            return stops
    raise Failed(f'{key} leads on and on: {stops}')


def walk(ana, what):
    ana.shot(what)
    there = circle(ana, 'Tab')
    back = circle(ana, 'shift+Tab')
    if there[:-1] != back[:-1][::-1]:
        raise Failed(f'{what}: Shift+Tab goes another way: {there}, but {back}')
    print(f'- {what}: {len(there)} stops')


def windows(ana):
    """Every one that is opened by a key or a menu, with how, and where the keys are first: (name, open, first)."""
    word = ana.word
    yield 'settings', lambda: ana.press('ctrl+comma'), word('General')
    yield 'help', lambda: ana.press('F1'), word('Close')
    yield 'emoji', lambda: ana.press('ctrl+e'), word('Search emoji')
    yield 'finding', lambda: ana.press('ctrl+f'), word('Find in this conversation')
    yield 'files', lambda: ana.press('ctrl+o'), None


def of_person(ana):
    word = ana.word
    yield 'about a person', 'About this person', word('Close', True)
    yield 'verify', 'Verify…', word('Close', True)
    yield 'block', 'Block…', word('Cancel', True)
    yield 'shared folders', 'Open shared folders', '^Papers'


def of_program(ana):
    word = ana.word
    yield 'add by address', 'Add by address…', word('The address or name of the other computer:')
    yield 'diagnostics', "Why can't I see someone?", word('Close', True)
    yield 'own shared folders', 'Your shared folders…', word('Share a folder…', True)


def arrows(ana):
    """In a line of buttons the left arrow goes on, the right one back."""
    bus = ana.bus
    ana.press('ctrl+j')
    ana.at('big.bin', 'list item')
    first, second = [action for action in bus.actions(bus.focus()) if action in (ana.words['Pause'], ana.words['Cancel'])]
    for key, name in (('Left', first), ('Left', second), ('Right', first)):
        ana.press(key)
        bus.until(lambda: bus.description(bus.focus()) == name,
                  lambda: f'{key} does not lead to {name}, but to {bus.description(bus.focus())!r}')
    walk(ana, 'transfers')
    ana.leave(ana.word('Message', True), 'text')


def main():
    programs = folder_of_programs()
    with tempfile.TemporaryDirectory(prefix='dovetail-walk-') as folder, Desk(os.environ.get('PICTURES')) as desk:
        work = pathlib.Path(folder)
        options = ['--local', '--discovery-port', str(free_udp_port())]
        mei = Person(programs / 'dovetail-cli', work, 'Mei', options)
        (work / 'papers').mkdir()
        make_file(work / 'papers/b.bin', 300_000)
        make_file(work / 'big.bin', 40_000_000)
        mei.run('share', 'add', 'Papers', str(work / 'papers'))
        ana = AtKeyboard(desk, programs / 'dovetail', work / 'ana', 'Ana', *options, '--language', 'zh_CN', '--right-to-left',
                         settings={'files': {'rate': 400_000}}, words=chinese())
        try:
            chat = mei.chat('Ana', '--stay', '--accept', 'all', '--timeout', '30')
            message = ana.word('Message', True)
            ana.sees('^Mei', 'list item')
            ana.talk_to('Mei')
            ana.type('hello')
            ana.press('Return')
            chat.wait('message', text='hello')
            walk(ana, 'conversation')
            for what, enter, first in windows(ana):
                enter()
                ana.bus.away_from(message)
                if first:
                    ana.at(first)
                    walk(ana, what)
                ana.leave(message, 'text')
            for what, item, first in of_person(ana):
                ana.menu_of('Mei', ana.word(item, True))
                ana.at(first)
                walk(ana, what)
                ana.leave('^Mei', 'list item')
            for what, item, first in of_program(ana):
                ana.main_menu(ana.word(item, True))
                ana.at(first)
                walk(ana, what)
                ana.leave(ana.word('Settings and more', True), 'push button')
            ana.talk_to('Mei')
            ana.press('ctrl+o')
            ana.bus.away_from(message)
            ana.type(str(work / 'big.bin'))
            ana.press('Return')
            ana.at(message)
            arrows(ana)
        except AssertionError as fault:
            ana.shot('failed')
            print(f'failed: {fault}; the keys are at {said(ana.bus.focus())}', file=sys.stderr)
            return 1
        finally:
            mei.end()
    print('All of it can be walked by keys, from the right and in Chinese.')
    return 0


sys.exit(main())
