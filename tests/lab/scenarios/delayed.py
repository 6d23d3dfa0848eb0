# SPDX-License-Identifier: GPL-3.0-or-later
"""Every frame takes 300 ms, give or take 100: everything each way, once and in order."""
from conversation import numbered


def scenario(lab):
    numbered(lab, wire=['delay=300ms', 'jitter=100ms'])
