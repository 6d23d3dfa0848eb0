# SPDX-License-Identifier: GPL-3.0-or-later
"""A good wire: everything each way, once and in order."""
from conversation import numbered


def scenario(lab):
    numbered(lab)
