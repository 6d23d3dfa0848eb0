#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""a11y.py - read and press the widgets of running GUI programs by name (AT-SPI; GTK 3 and Qt 6).

  a11y.py apps                          the programs on the bus
  a11y.py tree APP [DEPTH]              roles, names, texts, screen positions
  a11y.py text APP [NEEDLE]             every text the program shows (exit 1 when NEEDLE is not there)
  a11y.py waittext APP NEEDLE [SECS]    wait until it shows
  a11y.py at APP NAME [ROLE]            "x y w h" of the widget (screen)
  a11y.py press APP NAME [ROLE]         its first action (button, menu item)
  a11y.py settext APP NAME|ROLE TEXT    fill an editable field
APP and NAME are substrings (case ignored); APP may be APP//WINDOW-TITLE for one window only. Run through desktop.sh a11y ... (sets the buses).
"""
import sys, time
import warnings
warnings.simplefilter("ignore")
import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi


def apps():
    d = Atspi.get_desktop(0)
    for i in range(d.get_child_count()):
        a = d.get_child_at_index(i)
        if a is not None:
            yield a


def app(name):
    name, _, title = name.partition('//')
    for a in apps():
        if name.lower() in (a.get_name() or '').lower():
            if not title:
                return a
            for i in range(a.get_child_count()):
                w = a.get_child_at_index(i)
                if w is not None and title.lower() in (w.get_name() or '').lower() and showing(w):
                    return w
            sys.exit(f'a11y: {name!r} shows no window {title!r}')
    sys.exit(f'a11y: no program {name!r} among {[a.get_name() for a in apps()]}')


def walk(o, depth=0, limit=40):
    yield o, depth
    if depth >= limit:
        return
    try:
        n = o.get_child_count()
    except Exception:
        return
    for i in range(min(n, 500)):
        try:
            c = o.get_child_at_index(i)
        except Exception:
            continue
        if c is not None:
            yield from walk(c, depth + 1, limit)


def text_of(o):
    try:
        t = o.get_text_iface()
        if t:
            return Atspi.Text.get_text(o, 0, Atspi.Text.get_character_count(o))
    except Exception:
        pass
    return ''


def box(o):
    try:
        e = Atspi.Component.get_extents(o, Atspi.CoordType.SCREEN)
        return e.x, e.y, e.width, e.height
    except Exception:
        return None


def showing(o):
    try:
        return o.get_state_set().contains(Atspi.StateType.SHOWING)
    except Exception:
        return False


def find(a, name, role=None):
    best = None
    for o, _ in walk(a):
        try:
            n, r = (o.get_name() or ''), o.get_role_name()
        except Exception:
            continue
        if role and r != role:
            continue
        if name.lower() in n.lower() or (not role and name == r):
            if showing(o):
                return o
            best = best or o
    if best is None:
        sys.exit(f'a11y: nothing called {name!r}' + (f' with role {role!r}' if role else ''))
    return best


def texts(a):
    for o, _ in walk(a):
        try:
            for t in (o.get_name(), text_of(o)):
                if t:
                    yield t
        except Exception:
            pass


def main(v):
    if not v:
        sys.exit(__doc__)
    cmd = v[0]
    if cmd == 'apps':
        for a in apps():
            print(a.get_name())
    elif cmd == 'tree':
        for o, d in walk(app(v[1]), 0, int(v[2]) if len(v) > 2 else 40):
            try:
                t = text_of(o)
                print('  ' * d + f'{o.get_role_name()} {o.get_name()!r}' + (f' text={t!r}' if t else '')
                      + f' {box(o)}' + ('' if showing(o) else ' hidden'))
            except Exception as e:
                print('  ' * d + f'? {e}')
    elif cmd in ('text', 'waittext'):
        end = time.time() + (float(v[3]) if len(v) > 3 else 10) * (cmd == 'waittext')
        while True:
            all_ = list(dict.fromkeys(texts(app(v[1]))))
            if len(v) < 3:
                print('\n'.join(all_))
                return
            hit = [t for t in all_ if v[2] in t]
            if hit:
                print(hit[0].strip())
                return
            if time.time() >= end:
                sys.exit(f'a11y: {v[2]!r} does not show')
            time.sleep(0.3)
    elif cmd == 'at':
        print(*box(find(app(v[1]), v[2], v[3] if len(v) > 3 else None)))
    elif cmd == 'press':
        o = find(app(v[1]), v[2], v[3] if len(v) > 3 else None)
        r, n = o.get_role_name(), o.get_name()
        try:
            Atspi.Action.do_action(o, 0)
        except Exception:
            pass                     # a press that opens a modal dialog never answers: that is fine
        print('pressed', r, repr(n))
    elif cmd == 'settext':
        o = find(app(v[1]), v[2])
        Atspi.EditableText.set_text_contents(o, v[3])
    else:
        sys.exit(__doc__)


main(sys.argv[1:])
