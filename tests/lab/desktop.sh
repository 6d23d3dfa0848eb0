#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# desktop.sh - a throw-away X desktop (Xvfb 1280x800 + openbox) to run, see and drive GUI programs.
#
#   desktop.sh start [WxH]            start Xvfb, openbox, a session bus and the accessibility bus;
#                                     prints the display
#   desktop.sh env                    prints the exports for a program of this desktop (eval it)
#   desktop.sh run LOG CMD...         start CMD in it, in the background; prints its PID
#                                     (with NS=h1: inside the host h1 of lan.sh)
#   desktop.sh wait 'TITLE' [SECS]    wait for a visible window whose title matches; prints its id
#   desktop.sh windows                id, geometry and title of every visible window
#   desktop.sh shot FILE.png [WID]    screenshot of the screen or of one window
#   desktop.sh ocr FILE.png           the text on a picture (tesseract, chi_sim+eng)
#   desktop.sh move|click|dbl|right X Y   pointer; coordinates on the screen
#   desktop.sh drag X1 Y1 X2 Y2       press, move in steps, release
#   desktop.sh type TEXT              key by key (ASCII; needs the focus to be right)
#   desktop.sh paste TEXT             through the clipboard and Ctrl+V (any language)
#   desktop.sh key KEYS...            xdotool key names: Return ctrl+a ...
#   desktop.sh focus WID              raise and focus a window
#   desktop.sh dropfiles X Y FILE...  a real XDND drag of files from a GTK program onto X,Y
#                                     (RELEASE=0 to cancel with Escape over the target, HOVER=FILE.png for a
#                                     picture of the screen just before)
#   desktop.sh a11y ARGS...           a11y.py on this desktop (texts and buttons by name)
#   desktop.sh stop                   end every process started here
#
# DESK=name keeps several desktops apart (default "desk"). State in /tmp/dovetail-desktop-$DESK-<uid>.
# Needs the group "desktop" of app/packages (and tesseract-ocr-chi-sim to read Chinese).
set -euo pipefail
DESK=${DESK:-desk}
S=/tmp/dovetail-desktop-$DESK-$(id -u)
HERE=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
PY=/usr/bin/python3                      # the system's python3: it has gi
die() { echo "desktop.sh: $*" >&2; exit 1; }
usage() { sed -n '4,/^set -euo/p' "$0" | grep '^#' | sed 's/^# \{0,1\}//'; }

load() { [ -e "$S/env" ] || die "no desktop \"$DESK\" (desktop.sh start)"; . "$S/env"; }
spawn() { setsid "$@" < /dev/null & echo $! >> "$S/pids"; }

cmd_start() {
  [ -e "$S/pids" ] && die "already started (desktop.sh stop)"
  mkdir -p "$S/run"; chmod 700 "$S/run"
  exec 7> "$S/display"
  spawn Xvfb -displayfd 7 -screen 0 "${1:-1280x800}x24" -nolisten tcp -noreset > "$S/xvfb.log" 2>&1
  exec 7>&-
  for _ in $(seq 100); do [ -s "$S/display" ] && break; sleep 0.05; done
  [ -s "$S/display" ] || die "Xvfb did not start: $(tail -1 "$S/xvfb.log")"
  local d; d=:$(cat "$S/display")
  {
    echo "export DISPLAY=$d XDG_RUNTIME_DIR=$S/run LANG=C.UTF-8 LC_ALL=C.UTF-8"
    echo "export XDG_SESSION_TYPE=x11 QT_QPA_PLATFORM=xcb GDK_BACKEND=x11 NO_AT_BRIDGE=0"
    echo "export QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 GTK_MODULES=gail:atk-bridge QT_ACCESSIBILITY=1"
    echo "export GTK_USE_PORTAL=0 LIBGL_ALWAYS_SOFTWARE=1"
    echo "unset WAYLAND_DISPLAY"
  } > "$S/env"
  . "$S/env"
  spawn dbus-daemon --session --nofork --nopidfile --address="unix:path=$S/run/bus" > "$S/dbus.log" 2>&1
  for _ in $(seq 100); do [ -S "$S/run/bus" ] && break; sleep 0.05; done
  echo "export DBUS_SESSION_BUS_ADDRESS=unix:path=$S/run/bus" >> "$S/env"; . "$S/env"
  spawn openbox --sm-disable > "$S/openbox.log" 2>&1
  [ -x /usr/libexec/at-spi-bus-launcher ] && spawn /usr/libexec/at-spi-bus-launcher --launch-immediately > "$S/atspi.log" 2>&1
  for _ in $(seq 100); do xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q 'window id' && break; sleep 0.05; done
  gdbus call --session --dest org.a11y.Bus --object-path /org/a11y/bus --method org.freedesktop.DBus.Properties.Set \
        org.a11y.Status IsEnabled '<true>' > /dev/null 2>&1 || true
  echo "$d"
}

cmd_env() { load; cat "$S/env"; }

cmd_run() { # LOG CMD...
  load; local log=$1; shift
  if [ -n "${NS:-}" ]; then spawn "$HERE/lan.sh" exec "$NS" "$@" > "$log" 2>&1; else spawn "$@" > "$log" 2>&1; fi
  tail -1 "$S/pids"
}

list() { # wid x y w h title, visible and titled windows known to the window manager
  local w
  for w in $(xprop -root _NET_CLIENT_LIST | sed 's/.*# //; s/,//g'); do
    [ "$w" = "_NET_CLIENT_LIST(WINDOW):" ] && continue
    xwininfo -id "$w" 2>/dev/null | awk -v w="$w" '
      /xwininfo: Window id/ {t=$0; sub(/^[^"]*"/,"",t); sub(/"$/,"",t)}
      /Absolute upper-left X/ {x=$4} /Absolute upper-left Y/ {y=$4} /Width:/ {a=$2} /Height:/ {b=$2}
      /Map State: IsViewable/ {print w, x, y, a, b, t}'
  done
}
cmd_windows() { load; list; }

cmd_wait() { # TITLE [SECS]
  load; local i id
  for i in $(seq $(( ${2:-10} * 10 ))); do
    id=$(list | awk -v re="$1" '{t=$0; for(i=0;i<5;i++) sub(/^[^ ]+ /,"",t); if (t ~ re) {print $1; exit}}')
    [ -n "$id" ] && { echo "$id"; return 0; }
    sleep 0.1
  done
  die "no window /$1/ within ${2:-10} s; there are: $(list)"
}

cmd_shot() { load; import -silent -window "${2:-root}" "$1"; }
cmd_ocr()  { convert "$1" -resize 300% -colorspace Gray png:- | tesseract - - -l chi_sim+eng --psm 11 2>/dev/null | grep -v '^ *$' || true; }
# never "mousemove --sync": it hangs for 15 s when the pointer is there already
cmd_move() { load; xdotool mousemove "$1" "$2"; sleep 0.05; }
cmd_click() { load; xdotool mousemove "$1" "$2" sleep 0.05 click 1; sleep 0.1; }
cmd_right() { load; xdotool mousemove "$1" "$2" sleep 0.05 click 3; sleep 0.1; }
cmd_dbl()  { load; xdotool mousemove "$1" "$2" sleep 0.05 click --repeat 2 --delay 60 1; sleep 0.1; }
cmd_type() { load; xdotool type --delay 30 -- "$1"; sleep 0.1; }
cmd_key()  { load; xdotool key --delay 40 -- "$@"; sleep 0.1; }
cmd_focus() { load; xdotool windowactivate --sync "$1" 2>/dev/null || xdotool windowfocus "$1"; sleep 0.1; }
cmd_paste() { load; printf %s "$1" | xclip -selection clipboard -i -loops 0 > /dev/null 2>&1 & sleep 0.2; load; xdotool key ctrl+v; sleep 0.3; }

glide() { # X1 Y1 X2 Y2 : from here to there in steps, the button being held
  local i; for i in 1 2 3 4 5 6 7 8 9 10; do
    xdotool mousemove $(( $1 + ($3 - $1) * i / 10 )) $(( $2 + ($4 - $2) * i / 10 )); sleep 0.03
  done
  sleep 0.05; xdotool mousemove $(( $3 + 1 )) "$4"; sleep 0.05
}
cmd_drag() { load; xdotool mousemove "$1" "$2" sleep 0.1 mousedown 1; sleep 0.15; glide "$@"; sleep 0.3; xdotool mouseup 1; sleep 0.3; }

cmd_dropfiles() { # X Y FILE...
  load; local x=$1 y=$2 p id g; shift 2
  : > "$S/dnd.log"
  "$PY" "$HERE/dnd_helper.py" source "$@" > "$S/dnd.log" 2>&1 < /dev/null & p=$!
  id=$(cmd_wait '^drag source$' 10)
  g=$(list | awk -v w="$id" '$1==w{print $2+int($4/2), $3+int($5/2)}')
  # shellcheck disable=SC2086
  set -- $g
  xdotool mousemove "$1" "$2" sleep 0.1 mousedown 1; sleep 0.2; glide "$1" "$2" "$x" "$y"; sleep 0.4
  [ -z "${HOVER:-}" ] || { sleep 0.4; import -silent -window root "$HOVER"; }
  if [ "${RELEASE:-1}" = 1 ]; then xdotool mouseup 1; else xdotool key Escape; sleep 0.2; xdotool mouseup 1; fi
  for _ in $(seq 50); do grep -q '^end' "$S/dnd.log" && break; sleep 0.1; done
  kill "$p" 2>/dev/null || true; wait "$p" 2>/dev/null || true
  cat "$S/dnd.log"
}

cmd_a11y() { load; exec "$PY" "$HERE/a11y.py" "$@"; }

cmd_stop() {
  [ -e "$S/pids" ] || { echo "no desktop \"$DESK\""; return 0; }
  local p; for p in $(tac "$S/pids"); do kill -- "-$p" 2>/dev/null || kill "$p" 2>/dev/null || true; done
  sleep 0.3
  for p in $(cat "$S/pids"); do kill -9 -- "-$p" 2>/dev/null || true; done
  rm -rf "$S"; echo "desktop \"$DESK\" stopped"
}

c=${1:-help}; shift || true
case $c in
  start|env|run|wait|windows|shot|ocr|move|click|right|dbl|type|key|focus|paste|drag|dropfiles|a11y|stop) "cmd_$c" "$@";;
  *) usage;;
esac
