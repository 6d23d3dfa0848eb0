# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody at the keyboard of a desktop (desk.py), in front of the real program: keys only, and each waits for what a screen reader
is told of where they have led."""
import pathlib
import re
import sys

from desk import HERE, Failed, Reader, fits, missing, said


def folder_of_programs():
    """Of the command line, or build/dev/bin. Where nothing can be tried it says why, and ends with 77."""
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else HERE.parents[1] / 'build/dev/bin').resolve()
    why = missing()
    if not why and not all((folder / name).exists() for name in ('dovetail', 'dovetail-cli')):
        why = f'no dovetail in {folder}'
    if why:
        print(f'skipped: {why}')
        sys.exit(77)
    return folder


class AtKeyboard:
    """`program` is started in the folder, with a profile of its own; `settings` are lines of its settings.ini by section. With
    `words`, from English, the window is in another language."""

    def __init__(self, desk, program, folder, name, *options, settings=None, words=None):
        self.desk, self.name, self.folder, self.words = desk, name, folder, words or {}
        self.got = folder / 'got'
        self.got.mkdir(parents=True)
        profile = folder / 'profile'
        profile.mkdir()
        sections = {**(settings or {})}
        sections['files'] = {'folder': self.got, **sections.get('files', {})}
        (profile / 'settings.ini').write_text(''.join(
            f'[{section}]\n' + ''.join(f'{key}={value}\n' for key, value in keys.items()) for section, keys in sections.items()))
        desk.start(folder / 'log', program, '--profile', profile, '--name', name, '--geometry', '1100x720+20+30', *options)
        desk.window(self.word('Dovetail'))
        self.bus = Reader(desk)

    def word(self, english, whole=False):
        """The pattern of what the window says for it."""
        text = re.escape(self.words.get(english, english))
        return f'^{text}$' if whole else text

    # What is pressed.
    def press(self, *keys):
        self.desk.key(*keys)

    def type(self, text):
        self.desk.type(text)

    # What is told of it.
    def at(self, name, role=None):
        return self.bus.at(name, role)

    def sees(self, name, role=None, seconds=15):
        return self.bus.wait(name, role, seconds)

    def shot(self, what):
        self.desk.shot(what)

    def step_to(self, key, name, role=None, most=40):
        """The same key until the keys are there; a key that leads nowhere new twice is a trap."""
        seen = []
        for _ in range(most):
            here = self.bus.focus()
            if here and fits(here, name, role):
                return here
            self.press(key)
            here = self.bus.moved(here)
            if here is None or seen.count(said(here)) > 1:
                break
            seen.append(said(here))
        raise Failed(f'{key} does not lead to {name!r}, but to {seen}')

    def tab_to(self, name, role=None):
        return self.step_to('Tab', name, role)

    def choose(self, *names):
        """In the menu that is open; the last of them is pressed, those before it are menus in it."""
        for name in names[:-1]:
            self.step_to('Down', name, 'menu item')
            self.press('Right')
        self.step_to('Down', names[-1], 'menu item')
        self.press('Return')

    def talk_to(self, name):
        """Opens the conversation, ready to write."""
        self.press('ctrl+k')
        self.type(name)
        self.press('Return')
        return self.bus.at(self.word('Message', True), 'text')

    def menu_of(self, name, *items):
        """The menu of somebody in the list."""
        self.press('ctrl+k')
        self.type(name)
        self.press('Down')
        self.bus.at(f'^{re.escape(name)}', 'list item')
        self.press('Menu')
        if items:
            self.choose(*items)

    def main_menu(self, *items):
        self.press('ctrl+k')
        self.tab_to(self.word('Settings and more', True), 'push button')
        self.press('space')
        if items:
            self.choose(*items)

    def leave(self, back=None, role=None):
        """Escape, and the keys are back where they were."""
        self.press('Escape')
        if back:
            self.bus.at(back, role)
