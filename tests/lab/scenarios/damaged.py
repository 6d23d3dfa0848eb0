# SPDX-License-Identifier: GPL-3.0-or-later
"""One frame in ten is damaged: everything each way, once and in order."""
from conversation import numbered


def scenario(lab):
    numbered(lab, wire=['corrupt=10%', 'match=udp'])
