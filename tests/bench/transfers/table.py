# SPDX-License-Identifier: GPL-3.0-or-later
"""How it is printed: a line as soon as it is known."""
import os
import pathlib
import statistics


def machine():
    """What the figures depend on."""
    control = pathlib.Path('/proc/sys/net/ipv4/tcp_congestion_control')
    return (f'{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, TCP congestion control '
            f'{control.read_text().strip() if control.exists() else "not known"}')


def median(values):
    return statistics.median(values)


def ratio(others, ours):
    """How many times as fast as the others: the median of each round's ratio, for the machine's speed drifts."""
    return median([other / own for other, own in zip(others, ours)])


def rates(mib, seconds):
    return f'{mib / median(seconds):.0f} MiB/s'


class Table:
    def __init__(self):
        self._reached = self._missed = self._failed = 0

    def title(self, text):
        print(f'\n{text}', flush=True)

    def note(self, what, value, more=''):
        print(f'  {what:46} {value:>24}   {more}'.rstrip(), flush=True)

    def goal(self, what, value, goal, unit=' x', least=True, more='', digits=2):
        """A figure that should be at least (or at most) the goal."""
        reached = value >= goal if least else value <= goal
        self._reached += reached
        self._missed += not reached
        word = 'at least' if least else 'at most'
        self.note(what, f'{value:.{digits}f}{unit}', f'{word} {goal:g}{unit}: {"reached" if reached else "MISSED"}{more and "; " + more}')

    def failed(self, what, wrong):
        self._failed += 1
        self.note(what, f'failed: {wrong}')

    def summary(self):
        failed = f', {self._failed} parts failed' if self._failed else ''
        return f'{self._reached} goals reached, {self._missed} missed{failed}'

    def holds(self):
        return not self._missed and not self._failed
