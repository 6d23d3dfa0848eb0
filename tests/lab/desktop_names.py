#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Says which controls of a running program have no name for a screen reader; ends with 1 when there are any.

  desktop_names.py APP [EXPORTS]      EXPORTS: what "desktop.sh env" prints
"""
import os
import re
import sys
import warnings

for name, value in re.findall(r'([A-Z_0-9]+)=(\S+)', sys.argv[2] if len(sys.argv) > 2 else ''):
    os.environ[name] = value
warnings.simplefilter('ignore')
import gi  # noqa: E402: the bus is named above
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

# What a person can do something with, and what is read out item by item.
WANTED = {'push button', 'toggle button', 'check box', 'radio button', 'combo box', 'entry', 'text', 'list', 'list item',
          'menu item', 'slider', 'spin button', 'page tab', 'progress bar', 'table', 'tree'}


def walk(one, depth=0):
    yield one
    if depth < 40:
        for i in range(min(one.get_child_count(), 500)):
            child = one.get_child_at_index(i)
            if child is not None:
                yield from walk(child, depth + 1)


def main():
    desktop = Atspi.get_desktop(0)
    apps = [desktop.get_child_at_index(i) for i in range(desktop.get_child_count())]
    app = next((a for a in apps if a is not None and sys.argv[1] in (a.get_name() or '').lower()), None)
    if app is None:
        sys.exit(f'no program {sys.argv[1]!r}')
    seen, items, nameless = 0, 0, []
    for one in walk(app):
        role = one.get_role_name()
        if role not in WANTED or not one.get_state_set().contains(Atspi.StateType.SHOWING) and role != 'list item':
            continue
        seen += 1
        items += role == 'list item'
        if not (one.get_name() or '').strip():
            parent = one.get_parent()
            nameless.append(f'{role} in {parent.get_role_name()} {parent.get_name()!r}' if parent else role)
    print(f'  {seen} controls, {items} of them list items; without a name: {nameless or "none"}')
    sys.exit(1 if nameless or items == 0 else 0)


main()
