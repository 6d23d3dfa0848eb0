# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of its own (desktop.sh) to drive from Python: keys go in as a person's do (xdotool), and what a screen reader is
told comes out (AT-SPI). Every wait is for something that shows, ends with a sentence, and there is no mouse."""
import collections
import os
import pathlib
import re
import shutil
import subprocess
import time
import warnings

HERE = pathlib.Path(__file__).resolve().parent
PATIENCE = 15  # seconds, for whatever is waited for
TOOLS = ('Xvfb', 'openbox', 'xdotool', 'dbus-daemon', 'xprop')

warnings.simplefilter('ignore')
Node = collections.namedtuple('Node', 'role name states text value parent depth one')
STATES = ('SHOWING', 'FOCUSED', 'FOCUSABLE', 'ACTIVE', 'CHECKED', 'CHECKABLE', 'EDITABLE', 'ENABLED')
LISTS = ('list', 'tree', 'tree table', 'table')


def missing():
    """Why there can be no such desktop here, or None."""
    for tool in TOOLS:
        if not shutil.which(tool):
            return f'no {tool} (group desktop of app/packages)'
    try:
        import gi
        gi.require_version('Atspi', '2.0')
    except (ImportError, ValueError):
        return 'no AT-SPI from Python (gir1.2-atspi-2.0)'
    return None


class Failed(AssertionError):
    """What did not hold, in a sentence."""


class Desk:
    """The display and its buses; leaving it ends everything that was started in it, by its id."""

    def __init__(self, pictures=None):
        self._name = f'desk-{os.getpid()}'
        self._pictures, self._shots = pictures, 0

    def _run(self, *args):
        done = subprocess.run([HERE / 'desktop.sh', *args], env={**os.environ, 'DESK': self._name}, capture_output=True, text=True)
        if done.returncode:
            raise Failed(done.stderr.strip() or f'desktop.sh {args[0]} ended with {done.returncode}')
        return done.stdout

    def __enter__(self):
        self._run('start', '1280x800')
        for name, value in re.findall(r'([A-Z_0-9]+)=(\S+)', self._run('env')):
            os.environ[name] = value
        os.environ.pop('WAYLAND_DISPLAY', None)
        import gi
        gi.require_version('Atspi', '2.0')
        from gi.repository import Atspi
        self.atspi = Atspi
        return self

    def __exit__(self, *_):
        self._run('stop')

    def start(self, log, *command):
        """In the background, until the desktop is left."""
        self._run('run', str(log), *map(str, command))

    def window(self, title):
        """Waits for it, and gives it the keys, as a window manager does where one clicks nothing."""
        self._run('focus', self._run('wait', title, '30').strip())

    def key(self, *keys):
        """One after the other: 'ctrl+k', 'Return'."""
        subprocess.run(['xdotool', 'key', '--delay', '25', '--', *keys], check=True)

    def type(self, text):
        subprocess.run(['xdotool', 'type', '--delay', '12', '--', text], check=True)

    def shot(self, what):
        """A picture of the screen, where pictures are wanted."""
        if self._pictures:
            self._shots += 1
            path = pathlib.Path(self._pictures) / f'{self._shots:02}-{re.sub("[^a-z0-9]+", "-", what.lower()).strip("-")}.png'
            subprocess.run(['import', '-silent', '-window', 'root', path], check=True)


class Reader:
    """What a screen reader is told by one program: where the keys are, by its events, and what there is around that. Menus and
    other popups are told of in no other way."""

    def __init__(self, desk, program='dovetail'):
        from gi.repository import GLib
        self._atspi, self._loop, self._held = desk.atspi, GLib.MainContext.default(), None
        self._listener = self._atspi.EventListener.new(self._hear)
        self._listener.register('object:state-changed:focused')
        self.app = self._wait(lambda: self._find_program(program), f'no program {program!r} on the bus')
        self.app.set_cache_mask(self._atspi.Cache.NONE)  # what is kept gets stale

    def _find_program(self, program):
        desktop = self._atspi.get_desktop(0)
        desktop.clear_cache()
        for place in range(desktop.get_child_count()):
            one = desktop.get_child_at_index(place)
            if one is not None and program in (one.get_name() or '').lower():
                return one
        return None

    def _hear(self, event):
        if event.detail1:
            self._held = event.source

    def _wait(self, look, sentence, seconds=PATIENCE):
        end = time.monotonic() + seconds
        while True:
            while self._loop.iteration(False):
                pass
            if (found := look()) is not None:
                return found
            if time.monotonic() > end:
                raise Failed(sentence() if callable(sentence) else sentence)
            time.sleep(0.03)

    def node(self, one, parent=None, depth=0):
        """What is told of one thing; None when it is gone meanwhile."""
        kinds = self._atspi.StateType
        try:
            held = one.get_state_set()
            states = {kind for kind in STATES if held.contains(getattr(kinds, kind))}
            role, name = one.get_role_name(), one.get_name() or ''
            label = text = value = None
            if 'EDITABLE' in states:
                text = self._atspi.Text.get_text(one, 0, -1)
            if role == 'combo box':  # under X its name is what is chosen
                label, text = self._label(one), name
            interface = one.get_value_iface() if role in ('progress bar', 'list item', 'slider', 'spin button') else None
            if interface is not None:
                value = self._atspi.Value.get_current_value(interface)
            return Node(role, name if label is None else label, states, text, value, parent, depth, one)
        except Exception:  # whatever the bus says of what is not there any more
            return None

    def _label(self, one):
        for relation in one.get_relation_set():
            if relation.get_relation_type() == self._atspi.RelationType.LABELLED_BY:
                return relation.get_target(0).get_name() or ''
        return ''

    def tree(self, top=None, parent=None, depth=0):
        """Everything that shows, parents before children. Items of a list also where it has to be scrolled to them."""
        node = self.node(top or self.app, parent, depth)
        if node is None:
            return
        yield node
        try:
            count = min(node.one.get_child_count(), 400) if depth < 40 else 0
        except Exception:
            return
        for place in range(count):
            try:
                child = node.one.get_child_at_index(place)
                shown = child is not None and (depth == 0 or node.role in LISTS
                                               or child.get_state_set().contains(self._atspi.StateType.SHOWING))
            except Exception:
                continue
            if shown:
                yield from self.tree(child, node, depth + 1)

    def around(self):
        """All of the window, menu or popup that the keys are in."""
        self.focus()
        one = self._held
        try:
            while one is not None and (parent := one.get_parent()) is not None and parent.get_role_name() != 'application':
                one = parent
        except Exception:
            one = None
        return self.tree(one, None, 1) if one is not None else iter(())

    def focus(self):
        """What the keys go to; None when nothing was said yet."""
        while self._loop.iteration(False):
            pass
        return self.node(self._held) if self._held is not None else None

    def moved(self, before, seconds=2):
        """Where the keys are after they were there; None when they do not move."""
        try:
            return self._wait(lambda: one if (one := self.focus()) and said(one) != said(before) else None, '', seconds)
        except Failed:
            return None

    def at(self, name, role=None, seconds=PATIENCE):
        """Waits until the keys are there."""
        return self._wait(lambda: one if (one := self.focus()) and fits(one, name, role) else None,
                          lambda: f'the keys are not at {name!r} but at {said(self.focus())}', seconds)

    def away_from(self, name):
        self._wait(lambda: True if (one := self.focus()) and not fits(one, name) else None, f'the keys stay at {name!r}')

    def description(self, node):
        """What it says besides its name: of a row with buttons, which of them the keys are at."""
        return node.one.get_description() or '' if node else ''

    def until(self, holds, sentence, seconds=PATIENCE):
        self._wait(lambda: True if holds() else None, sentence, seconds)

    def actions(self, node):
        """What can be done with it, by name."""
        offered, action = node.one.get_action_iface(), self._atspi.Action
        return [action.get_action_name(offered, place) for place in range(action.get_n_actions(offered))]

    def find(self, name, role=None):
        """The first that shows of this name and role; None when there is none now."""
        return next((node for node in self.tree() if fits(node, name, role)), None)

    def wait(self, name, role=None, seconds=PATIENCE):
        return self._wait(lambda: self.find(name, role),
                          lambda: f'no {role or "thing"} {name!r} shows; there are: {self.names()}', seconds)

    def gone(self, name, role=None):
        self._wait(lambda: None if self.find(name, role) else True, f'{name!r} still shows')

    def names(self):
        return [said(node) for node in self.tree() if node.name]


def fits(node, name, role=None):
    """`name` is a pattern (re)."""
    return (role is None or node.role == role) and re.search(name, node.name) is not None


def said(node):
    return f'{node.role} {node.name!r}' if node else 'nothing'
