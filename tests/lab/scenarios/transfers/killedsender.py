# SPDX-License-Identifier: GPL-3.0-or-later
"""The sender is killed at any moment, again and again: everything arrives, once and whole."""
from kills import kill_often

SECONDS = 60
FULL_SECONDS = 3600


def scenario(lab):
    kill_often(lab, 'ana', 21, 200 if lab.full else 8)
