# SPDX-License-Identifier: GPL-3.0-or-later
"""Two frames in five are lost: everything each way, once and in order."""
from conversation import numbered


def scenario(lab):
    numbered(lab, wire=['loss=40%'])
