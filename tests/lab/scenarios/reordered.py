# SPDX-License-Identifier: GPL-3.0-or-later
"""Three frames in ten overtake others: everybody reads in the order it was written."""
from conversation import numbered


def scenario(lab):
    numbered(lab, wire=['delay=20ms', 'reorder=30%'])
