# SPDX-License-Identifier: GPL-3.0-or-later
"""The context menu of GNOME's Files, for who has python3-nautilus: "Send with Dovetail"."""
import locale
import subprocess

from gi.repository import GObject, Nautilus

LABELS = {'zh_CN': '用燕尾发送'}


class SendWithDovetail(GObject.GObject, Nautilus.MenuProvider):
    def get_file_items(self, *arguments):
        files = arguments[-1]  # the window comes before them in older versions
        paths = [file.get_location().get_path() for file in files]
        if not paths or None in paths:  # something that is not on this computer
            return []
        item = Nautilus.MenuItem(
            name='Dovetail::Send',
            label=LABELS.get((locale.getlocale()[0] or ''), 'Send with Dovetail'),
            icon='dovetail')
        item.connect('activate', lambda _item: subprocess.Popen(['dovetail', *paths]))
        return [item]
