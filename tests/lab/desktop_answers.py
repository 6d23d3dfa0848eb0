#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a running program's window takes to answer, asked again and again as a screen reader does; run with the exports
of "desktop.sh env".

  desktop_answers.py APP FILE      until FILE is there; then prints how often it was asked, and the longest answers
"""
import os
import sys
import time
import warnings

warnings.simplefilter('ignore')
import gi  # noqa: E402
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402


def main():
    desktop = Atspi.get_desktop(0)
    apps = [desktop.get_child_at_index(i) for i in range(desktop.get_child_count())]
    window = next(a for a in apps if a is not None and sys.argv[1] in (a.get_name() or '').lower()).get_child_at_index(0)
    took = []
    while not os.path.exists(sys.argv[2]):
        begin = time.monotonic()
        Atspi.Component.get_extents(window, Atspi.CoordType.SCREEN)  # answered by the thread that draws; never cached
        took.append(time.monotonic() - begin)
        time.sleep(0.005)
    took.sort()
    middle = took[len(took) // 2]
    print(f'  asked {len(took)} times: in the middle {middle * 1000:.1f} ms, longest {took[-1] * 1000:.0f} ms, '
          f'then {", ".join(f"{t * 1000:.0f}" for t in took[-2:-7:-1])} ms')


main()
