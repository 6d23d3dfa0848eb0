# SPDX-License-Identifier: GPL-3.0-or-later
"""One frame in five is lost: everything each way, once and in order."""
from conversation import numbered


def scenario(lab):
    numbered(lab, wire=['loss=20%'])
