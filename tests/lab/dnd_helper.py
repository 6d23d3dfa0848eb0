#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""dnd_helper.py - the other side of a drag (GTK 3, so that a Qt program meets a foreign toolkit).

  dnd_helper.py source FILE...       a small window; dragging from it offers text/uri-list (XDND)
  dnd_helper.py target [X Y]         a window that accepts text/uri-list; prints what lands on it
Prints one line per step: "begin", "asked TYPE", "failed REASON", "end ACTION" / "drop URI...".
Use the system's python3 (python3-gi, gir1.2-gtk-3.0).
"""
import os, sys
import gi
gi.require_version('Gtk', '3.0')
gi.require_version('Gdk', '3.0')
from gi.repository import Gdk, GLib, Gtk

if len(sys.argv) < 2 or sys.argv[1] not in ('source', 'target'):
    sys.exit(__doc__)


def say(*a):
    print(*a, flush=True)


win = Gtk.Window()
label = Gtk.Label(label='drag me' if sys.argv[1] == 'source' else 'drop here')
box = Gtk.EventBox()
box.add(label)
win.add(box)
if sys.argv[1] == 'source':
    uris = [GLib.filename_to_uri(os.path.abspath(f), None) for f in sys.argv[2:]]
    win.set_title('drag source')
    win.set_default_size(120, 60)
    win.set_keep_above(True)
    win.move(1150, 4)
    box.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
    box.drag_source_add_uri_targets()
    box.connect('drag-begin', lambda w, c: say('begin'))

    def data_get(w, ctx, data, info, time):
        say('asked', data.get_target().name())
        data.set_uris(uris)
    box.connect('drag-data-get', data_get)
    box.connect('drag-failed', lambda w, c, r: say('failed', r.value_nick) or False)
    box.connect('drag-end', lambda w, c: say('end', c.get_selected_action().first_value_nick or 'none'))
else:
    win.set_title('drop target')
    win.set_default_size(200, 120)
    if len(sys.argv) >= 4:
        win.move(int(sys.argv[2]), int(sys.argv[3]))
    box.drag_dest_set(Gtk.DestDefaults.ALL, [], Gdk.DragAction.COPY)
    box.drag_dest_add_uri_targets()
    box.connect('drag-data-received', lambda w, ctx, x, y, d, i, t: say('drop', *d.get_uris()))
win.connect('destroy', Gtk.main_quit)
win.show_all()
Gtk.main()
