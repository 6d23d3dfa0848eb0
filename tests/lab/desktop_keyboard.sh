#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A whole conversation by keyboard alone, in the real program on a display of its own, and what a screen reader is told
# of it meanwhile. The other person is dovetail-cli. Ends with 77, and says why, where the desktop's tools are missing.
#
#   desktop_keyboard.sh [BIN]      the folder of dovetail and dovetail-cli (build/dev/bin)
#                                  PICTURES=DIR keeps a picture after each step
set -euo pipefail
HERE=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
BIN=$(cd "${1:-$HERE/../../build/dev/bin}" && pwd)
export DESK=keyboard-$$
PORT=$(( 40000 + $$ % 20000 ))
WORK=$(mktemp -d)
desk() { "$HERE/desktop.sh" "$@"; }
skip() { echo "skipped: $*"; exit 77; }
die() { echo "failed: $*" >&2; exit 1; }
step() { echo "- $*"; [ -z "${PICTURES:-}" ] || desk shot "$PICTURES/keyboard-$(( ++count )).png" > /dev/null; }
count=0

for tool in Xvfb openbox xdotool dbus-daemon xprop; do
  command -v $tool > /dev/null || skip "no $tool (group desktop of app/packages)"
done
/usr/bin/python3 -c "import gi; gi.require_version('Atspi', '2.0')" 2> /dev/null || skip "no AT-SPI from Python (gir1.2-atspi-2.0)"
[ -x "$BIN/dovetail" ] && [ -x "$BIN/dovetail-cli" ] || skip "no dovetail in $BIN"

# Only what was started here, by its id.
MEI=; finish() { [ -z "$MEI" ] || kill "$MEI" 2> /dev/null || true; desk stop > /dev/null 2>&1 || true; rm -rf "$WORK"; }
trap finish EXIT

heard() { # TEXT: what Mei's side printed
  for _ in $(seq 100); do grep -qF -- "$1" "$WORK/mei.log" && return; sleep 0.1; done
  cat "$WORK/mei.log" >&2; die "Mei never heard: $1"
}
reads() { desk a11y waittext dovetail "$1" 15 > /dev/null || die "a screen reader is not told: $1"; }

desk start 1280x800 > /dev/null
desk run "$WORK/ana.log" "$BIN/dovetail" --local --discovery-port "$PORT" --profile "$WORK/ana" --name Ana > /dev/null
mkfifo "$WORK/mei.in"; exec 8<> "$WORK/mei.in"
"$BIN/dovetail-cli" chat Ana --stay --local --discovery-port "$PORT" --profile "$WORK/mei" --name Mei --timeout 30 \
    < "$WORK/mei.in" > "$WORK/mei.log" 2>&1 & MEI=$!
id=$(desk wait Dovetail 20); desk focus "$id"
reads Mei; step "Mei appears by herself"

desk key ctrl+k; desk type Mei; desk key Down Return
reads "Conversation with Mei" ; step "found by Ctrl+K and opened"
desk type "Good morning"; desk key shift+Return; desk type "by keyboard"; desk key Return
heard "by keyboard"; reads "delivered"; step "two lines written and sent"
echo "Did the build go through?" >&8
reads "Did the build go through?"; step "the answer arrives and is read out"

desk key shift+Tab                           # from the field to the messages
desk key Up Down; desk key r; desk type "Yes, all green"; desk key Return
heard "Yes, all green"; reads "in answer to"; step "answered with R, quoting"
desk key Up                                  # in the empty field: the last own message
desk key ctrl+a; desk type "Yes, all green now"; desk key Return
heard "all green now"; step "changed with the arrow up"
desk key ctrl+e; desk type "rocket"; desk key Return Return
heard "🚀"; step "an emoji found by its name"

# Everything that can be had by keyboard has a name and a role.
/usr/bin/python3 -B "$HERE/desktop_names.py" dovetail "$(desk env)" || die "controls without a name"
step "every control has a name and a role"
echo "A whole conversation was had by keyboard alone."
