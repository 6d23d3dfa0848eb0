#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told of every window of the real program, on a display of its own: each is gone to by keys alone, all
that can be used in it has a name, what moves has a value that moves, and Escape leads back to where one was. The other person
is dovetail-cli. Ends with 77, and says why, where the desktop's tools are missing.

  desktop_screens.py [BIN]      the folder of dovetail and dovetail-cli (build/dev/bin)
                                PICTURES=DIR keeps a picture of each
"""
import os
import pathlib
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / 'app'))
from cliprocess import Person, free_udp_port, make_file  # noqa: E402
from desk import Desk, fits, said  # noqa: E402
from desk_names import faults  # noqa: E402
from desk_person import AtKeyboard, folder_of_programs  # noqa: E402

MESSAGE = '^Message$'
RATE = 400_000  # bytes a second: what is sent goes on long enough to be looked at


class Screens:
    def __init__(self, ana):
        self.ana, self.wrong = ana, []

    def read(self, what, *wanted):
        """The window the keys are in. `wanted`: (role, name, text) that has to be in it; None: any."""
        nodes = list(self.ana.bus.around())
        found = faults(nodes)
        for role, name, *text in wanted:
            if not any(fits(node, name, role) and (not text or text[0] in (node.text or '')) for node in nodes):
                found.append(f'no {role} {name!r} {text or ""} among {[said(node) for node in nodes if node.role == role]}')
        print(f'- {what}: {len(nodes)} things' + ''.join(f'\n    {each}' for each in found))
        self.ana.shot(what)
        self.wrong += [f'{what}: {each}' for each in found]
        return nodes


def conversation(ana, screens):
    screens.read('conversation', ('list', '^Messages$'), ('list item', '^You, hello'), ('text', MESSAGE),
                 ('list item', '^Mei, Available'))
    ana.press('ctrl+f')
    ana.at('Find in this conversation', 'text')
    screens.read('finding', ('push button', '^Older match$'), ('push button', '^Go to a day$'))
    ana.leave(MESSAGE)
    ana.press('ctrl+e')
    ana.at('Search emoji', 'text')
    screens.read('emoji', ('list item', 'grinning face'), ('check box', 'Animals and nature'), ('push button', 'Skin tone'))
    ana.leave(MESSAGE)
    ana.press('shift+Tab')
    ana.at('^You, hello', 'list item')
    ana.press('Menu')
    ana.step_to('Down', 'Forward', 'menu item')
    screens.read('menu of a message', ('menu item', '^Reply$'), ('menu item', '^Copy$'))
    ana.press('Return')
    ana.at('Search people', 'text')
    screens.read('forward', ('list item', '^Mei'), ('push button', '^Forward$'))
    ana.leave('^You, hello', 'list item')


def settings(ana, screens):
    ana.press('ctrl+k')
    ana.at('Search people', 'text')
    ana.press('ctrl+comma')
    ana.at('^General$', 'list item')
    for page in ('General', 'Conversations', 'Files', 'Network', 'Security', 'Advanced'):
        ana.step_to('Down', f'^{page}$', 'list item')
        screens.read(f'settings, {page}', ('list item', f'^{page}$'), ('push button', '^Close$'))
    ana.leave('Search people')


def people(ana, screens):
    for item, what, wanted in (
            ('^About this person$', 'about a person',
             [('label', '^Identity$'), ('combo box', 'Accept files', 'Ask me'), ('push button', '^Block…$')]),
            ('^Verify…$', 'verify', [('label', 'Words to compare'), ('push button', 'They are the same')]),
            ('^Block…$', 'block', [('push button', '^Block$'), ('push button', '^Cancel$')]),
            ('^Clear history…$', 'clear', [('push button', '^Remove$')])):
        ana.menu_of('Mei', item)
        ana.at('.', 'push button')
        screens.read(what, *wanted)
        ana.leave('^Mei, Available', 'list item')
    ana.menu_of('Mei')
    ana.step_to('Down', '^Send files…$', 'menu item')
    screens.read('menu of a person', ('menu item', '^Open shared folders$'), ('menu item', 'Always accept files'))
    ana.leave()


def dialogs(ana, screens):
    for item, what, first, wanted in (
            ('^Add by address…$', 'add by address', 'address or name', [('push button', '^Cancel$'), ('push button', '^Add$')]),
            ('see someone', 'diagnostics', '^Close$', [('label', '^Ports: '), ('push button', 'Search again')]),
            ('^Your shared folders…$', 'own shared folders', 'Share a folder…', [('push button', '^Close$')]),
            ('^Help$', 'help', '^Close$', [('label', 'Ctrl\\+J')])):
        ana.main_menu(item)
        ana.at(first)
        screens.read(what, *wanted)
        ana.leave('^Settings and more$', 'push button')


def browser(ana, screens):
    ana.menu_of('Mei', '^Open shared folders$')
    ana.at('^Files and folders$|^Papers', None)
    ana.sees('^Papers, shared folder$')
    screens.read('shared folders', ('table cell', '^Papers, shared folder$'))
    ana.press('Return')
    ana.sees('^Sub, folder$')
    ana.at('^Sub, folder$|Files and folders')
    screens.read('in a shared folder', ('tree', '^Files and folders$'), ('table column header', '^Size$'),
                 ('table cell', '^b.bin, file$'), ('table cell', '^300 kB$'), ('push button', '^Papers$'), ('push button', '^Download all$'))
    ana.leave('^Mei, Available', 'list item')


def share(ana, node):
    """How far a transfer has come, as it is told."""
    return next(each.value for each in ana.bus.around() if fits(each, node, 'list item'))


def transfers(ana, screens, files):
    """One that runs, one that stands still and one that is done."""
    ana.talk_to('Mei')
    for name in ('done.bin', 'running.bin', 'paused.bin'):
        ana.press('ctrl+o')
        ana.at('File name', 'text')
        ana.type(str(files / name))
        ana.press('Return')
        ana.at(MESSAGE)
    ana.press('ctrl+j')
    ana.at('^To Mei', 'list item')
    ana.sees('done.bin.*sent', 'list item')
    ana.press('Home')
    ana.step_to('Down', 'paused.bin', 'list item')
    ana.press('Right')
    ana.press('Return')
    ana.sees('paused.bin.*Resume', 'list item')
    nodes = screens.read('transfers', ('list', '^Transfers$'), ('combo box', '^Which transfers are shown$', 'All'),
                         ('push button', '^Pause all$'), ('push button', '^Clear finished and failed$'))
    rows = {name: next((node for node in nodes if fits(node, name, 'list item')), None) for name in ('done', 'running', 'paused')}
    for name, row in rows.items():
        if row is None or row.value is None:
            screens.wrong.append(f'transfers: {name} has no value: {row}')
        else:
            print(f'    {row.name}: {row.value:.0f} %, {ana.bus.actions(row)}')
    for name, action in (('done', 'Show in folder'), ('running', 'Pause'), ('paused', 'Resume')):
        if action not in ana.bus.actions(rows[name]):
            screens.wrong.append(f'transfers: {name} does not offer {action}: {ana.bus.actions(rows[name])}')
    for _ in range(2):  # once for what was on its way already when it was told to pause
        before, paused = share(ana, 'running'), share(ana, 'paused')
        ana.bus.until(lambda: share(ana, 'running') > before, f'the value of what runs stays at {before}')
    if share(ana, 'done') != 100 or share(ana, 'paused') != paused:
        screens.wrong.append('transfers: what is done is not at 100, or what is paused moves')
    ana.leave(MESSAGE)


def main():
    programs = folder_of_programs()
    with tempfile.TemporaryDirectory(prefix='dovetail-screens-') as folder:
        work = pathlib.Path(folder)
        options = ['--local', '--discovery-port', str(free_udp_port())]
        mei = Person(programs / 'dovetail-cli', work, 'Mei', options)
        (work / 'papers/Sub').mkdir(parents=True)
        make_file(work / 'papers/b.bin', 300_000)
        mei.run('share', 'add', 'Papers', str(work / 'papers'))
        for name, size in (('done.bin', 1_000), ('running.bin', 40 * RATE), ('paused.bin', 40 * RATE)):
            make_file(work / name, size)
        with Desk(os.environ.get('PICTURES')) as desk:
            ana = AtKeyboard(desk, programs / 'dovetail', work / 'ana', 'Ana', *options, settings={'files': {'rate': RATE}})
            screens = Screens(ana)
            try:
                chat = mei.chat('Ana', '--stay', '--accept', 'all', '--timeout', '30')
                ana.sees('^Mei, Available', 'list item')
                ana.talk_to('Mei')
                ana.type('hello')
                ana.press('Return')
                chat.wait('message', text='hello')
                for part in (conversation, settings, people, dialogs, browser):
                    part(ana, screens)
                transfers(ana, screens, work)
            except AssertionError as fault:
                ana.shot('failed')
                print(f'failed: {fault}', file=sys.stderr)
                return 1
            finally:
                mei.end()
    if screens.wrong:
        print(*screens.wrong, sep='\n', file=sys.stderr)
        print('failed: what is told of the windows lacks something (above)', file=sys.stderr)
        return 1
    print('Everything in every window has a name.')
    return 0


sys.exit(main())
