# SPDX-License-Identifier: GPL-3.0-or-later
"""Loss, doubles, another order and delay together: everything each way, once and in order."""
from conversation import numbered


def scenario(lab):
    numbered(lab, wire=['loss=20%', 'dup=10%', 'reorder=20%', 'delay=30ms', 'jitter=10ms'])
