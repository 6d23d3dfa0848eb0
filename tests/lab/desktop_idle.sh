#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# For how long nobody has touched anything, as a real X server says: grows by itself, and begins anew with a key. Runs
# tst_xidle on a display of its own. Ends with 77, and says why, where the desktop's tools are missing.
#
#   desktop_idle.sh PROGRAM       tst_xidle of some build
set -euo pipefail
HERE=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
PROGRAM=${1:?tst_xidle of some build}
export DESK=idle-$$
desk() { "$HERE/desktop.sh" "$@"; }
skip() { echo "skipped: $*"; exit 77; }

for tool in Xvfb openbox xdotool dbus-daemon xprop; do
  command -v $tool > /dev/null || skip "no $tool (group desktop of app/packages)"
done
[ -x "$PROGRAM" ] || skip "no $PROGRAM"
ldconfig -p | grep -q libXss.so.1 || skip "no libXss.so.1 (package libxss1)"
trap 'desk stop > /dev/null 2>&1 || true' EXIT
desk start 640x480 > /dev/null
eval "$(desk env)"
"$PROGRAM"
