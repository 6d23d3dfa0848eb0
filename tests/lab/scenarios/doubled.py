# SPDX-License-Identifier: GPL-3.0-or-later
"""One frame in five comes twice: nobody reads anything twice."""
from conversation import numbered


def scenario(lab):
    numbered(lab, wire=['dup=20%'])
