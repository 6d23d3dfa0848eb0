#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real session of the real program on a display of its own, and a picture of each step.

  session.py FOLDER BIN LOOK     LOOK: light, dark, chinese or rtl; pictures go into FOLDER/LOOK

Ana's window is the one that is looked at; the others are dovetail-cli. A picture is taken only when what it is of is
on the window, as a screen reader is told; what does not come ends the session with its name.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / 'tests' / 'app'))
from cliprocess import Person  # noqa: E402
from scenes import ALL, WINDOW  # noqa: E402



def words_of(look):
    """English to the language of the look."""
    if look != 'chinese':
        return {}
    tree = xml.etree.ElementTree.parse(ROOT / 'translations' / 'dovetail_zh_CN.ts')
    return {m.findtext('source'): m.findtext('translation') for m in tree.iter('message') if m.find('translation/numerusform') is None}


class Session:
    def __init__(self, out, programs, look, work):
        self.out, self.programs, self.look, self.work = out / look, programs, look, work
        self.out.mkdir(parents=True, exist_ok=True)
        for old in self.out.glob('*.png'):
            old.unlink()
        self.words = words_of(look)
        self.options = ['--local', '--discovery-port', str(40000 + os.getpid() % 20000)]  # sessions side by side do not meet
        self.env = {**os.environ, 'DESK': f'gallery-{look}-{os.getpid()}'}
        self.onward = 'Left' if look == 'rtl' else 'Right'
        self.count = 0
        self.people = []
        self.started = []

    def say(self, text):
        return self.words.get(text) or text

    def desk(self, *args, check=True, **env):
        done = subprocess.run([ROOT / 'tests/lab/desktop.sh', *map(str, args)], capture_output=True, text=True, timeout=90,
                              check=False, env={**self.env, **env})
        if check and done.returncode:
            raise AssertionError(f'desktop.sh {" ".join(map(str, args))}: {(done.stderr or done.stdout).strip()[-400:]}')
        return done.stdout.strip()

    def key(self, *keys):
        self.desk('key', *keys)

    def reads(self, text, seconds=30):
        """Waits until it is on the window."""
        return self.desk('a11y', 'waittext', 'dovetail', self.say(text), seconds)

    def press(self, name, role=None):
        self.desk('a11y', 'press', 'dovetail', self.say(name), *([role] if role else []))

    def at(self, name, role=None):
        x, y, w, h = map(int, self.desk('a11y', 'at', 'dovetail', self.say(name), *([role] if role else [])).split())
        return x, y, w, h

    def click(self, name, role=None, button='click'):
        x, y, w, h = self.at(name, role)
        self.desk(button, x + w // 2, y + h // 2)

    def shot(self, name, after=0.6, window=None, whole=False):
        """Of what is where the main window is, or of another; `after`: until it has stopped moving."""
        time.sleep(after)
        self.count += 1
        file = self.out / f'{self.count:02d}-{name}.png'
        if window:
            self.desk('shot', file, window if window == self.window else self.desk('wait', window))
            return file
        self.desk('shot', file)
        return file if whole else self.crop(file)

    def keep(self, name, picture):
        """One of the whole screen that was taken meanwhile."""
        self.count += 1
        shutil.move(picture, self.out / f'{self.count:02d}-{name}.png')
        return self.crop(self.out / f'{self.count:02d}-{name}.png')

    def crop(self, file):
        size = f'{WINDOW[0]}x{WINDOW[1]}+{self.place[0]}+{self.place[1]}'
        subprocess.run(['mogrify', '-crop', size, '+repage', file], check=True)
        return file

    def open(self, words, name):
        """Somebody's conversation, by the keyboard."""
        self.desk('focus', self.window)
        self.key('ctrl+k')
        self.desk('type', words)
        self.key('Return')
        self.reads(self.say('Conversation with %1').replace('%1', name))

    def titled(self, title, of=None):
        """Waits for the window, and gives it the keyboard."""
        title = self.say(title).replace('%1', of or '').replace('?', '.')
        window = self.desk('wait', title, 30)
        self.desk('focus', window)
        return window

    def close(self, title, of=None):
        window = self.titled(title, of)
        self.key('Escape')
        for _ in range(100):
            if not any(line.startswith(window + ' ') for line in self.desk('windows').splitlines()):
                return self.desk('focus', self.window)
            time.sleep(0.1)
        raise AssertionError(f'{title} does not close with Escape')

    def window_to(self, width, height):
        subprocess.run(['xdotool', 'windowsize', '--sync', self.window, str(width), str(height)], check=True, env=self.x, timeout=10)

    def exports(self):
        pairs = [word.split('=', 1) for line in self.desk('env').splitlines() if line.startswith('export')
                 for word in line.split()[1:]]
        return {**os.environ, **dict(pairs)}

    def begin(self):
        (self.work / 'ana').mkdir()
        # What is received comes slowly enough to be looked at on its way.
        (self.work / 'ana' / 'settings.ini').write_text(f'[files]\nreceiverate=1500000\nfolder={self.work}/Downloads\n')
        self.desk('start', '1240x860')
        self.x = self.exports()
        for tool in ('tint2', 'dunst'):
            if shutil.which(tool):
                self.desk('run', self.work / f'{tool}.log', tool, {'tint2': '-c', 'dunst': '-conf'}[tool], HERE / f'{tool}rc')
        self.start()

    def start(self, *options):
        arguments = {'dark': ['--theme', 'dark'], 'chinese': ['--language', 'zh_CN'], 'rtl': ['--right-to-left']}.get(self.look, [])
        if self.look != 'dark':
            arguments += ['--theme', 'light']
        self.ana = [self.programs / 'dovetail', *self.options, '--profile', self.work / 'ana', '--name', 'Ana Novak']
        self.pid = self.desk('run', self.work / 'ana.log', *self.ana, *arguments, '--geometry', f'{WINDOW[0]}x{WINDOW[1]}+20+30', *options)
        self.window = self.desk('wait', self.say('Dovetail'), 40)
        self.desk('focus', self.window)
        for line in self.desk('windows').splitlines():
            if line.startswith(self.window):
                self.place = tuple(map(int, line.split()[1:3]))

    def person(self, name, *args, program='listen'):
        one = Person(self.programs / 'dovetail-cli', self.work, name, self.options)
        self.people.append(one)
        return one

    def end(self):
        for process in self.started:
            process.kill()
        for one in self.people:
            one.end()
        self.desk('stop', check=False)

    def sent(self, text):
        """Written and sent by Ana; its id, as the other side has it."""
        self.desk('paste', text)
        self.key('Return')
        return self.chat.wait('message', 30, text=text)['id']


def main():
    out, programs, look = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
    with tempfile.TemporaryDirectory() as work:
        session = Session(out, programs, look, pathlib.Path(work))
        scene = None
        try:
            session.begin()
            for scene in ALL:
                scene(session)
        except Exception as error:  # a missing picture has a name
            session.desk('shot', out / f'failed-{look}.png', check=False)
            print(f'{look}, {scene.__name__ if scene else "begin"}, after picture {session.count}: {error}')
            if 'a11y' in str(error):
                print(session.desk('a11y', 'text', 'dovetail', check=False)[:3000])
            sys.exit(1)
        finally:
            session.end()
    print(f'{look}: {session.count} pictures')


main()
