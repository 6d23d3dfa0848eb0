#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What people do with files on a desktop, in the real program on a display of its own; the other person is dovetail-cli, and
# what arrives is compared byte by byte. Ends with 77, and says why, where the desktop's tools are missing.
#
#   desktop_files.sh drop [BIN]        files and a folder dragged out of a GTK program and dropped on a conversation, then on
#                                      a person in the list, are on the other's disk
#   desktop_files.sh handover [BIN]    a second start with files hands them to the window that is open, which asks to whom
#   desktop_files.sh out [BIN]         a received file dragged out of the window into a GTK program
#   desktop_files.sh many [BIN]        a folder of FILES=100000 files is dropped; says for how long the window did not
#                                      answer at the longest, and fails when that was a second (not in ctest: it takes minutes)
#
# BIN: the folder of dovetail and dovetail-cli (build/dev/bin). PICTURES=DIR keeps a picture after each step.
set -euo pipefail
HERE=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)
WHAT=${1:-}; BIN=$(cd "${2:-$HERE/../../build/dev/bin}" && pwd)
export DESK=files-$$
PORT=$(( 40000 + $$ % 20000 ))
WORK=$(mktemp -d)
count=0
desk() { "$HERE/desktop.sh" "$@"; }
skip() { echo "skipped: $*"; exit 77; }
die() { echo "failed: $*" >&2; [ ! -s "$WORK/mei.log" ] || tail -5 "$WORK/mei.log" >&2; exit 1; }
step() { echo "- $*"; [ -z "${PICTURES:-}" ] || desk shot "$PICTURES/$WHAT-$(( ++count )).png" > /dev/null; }
reads() { desk a11y waittext dovetail "$1" "${2:-20}" > /dev/null || die "not on the window: $1"; }

for tool in Xvfb openbox xdotool dbus-daemon xprop; do
  command -v $tool > /dev/null || skip "no $tool (group desktop of app/packages)"
done
/usr/bin/python3 -c "import gi; gi.require_version('Atspi', '2.0'); gi.require_version('Gtk', '3.0')" 2> /dev/null ||
  skip "no AT-SPI or GTK from Python (group desktop of app/packages)"
[ -x "$BIN/dovetail" ] && [ -x "$BIN/dovetail-cli" ] || skip "no dovetail in $BIN"

# Only what was started here, by its id.
MEI=; PROBE=
finish() {
  for p in $MEI $PROBE; do kill "$p" 2> /dev/null || true; done
  desk stop > /dev/null 2>&1 || true; rm -rf "$WORK"
}
trap finish EXIT

ana() { # ARGS...: a start of Ana's program
  "$BIN/dovetail" --local --discovery-port "$PORT" --profile "$WORK/ana" --name Ana "$@"
}
mei() { # COMMAND...: of Mei's, in the background
  exec "$BIN/dovetail-cli" "$@" --local --discovery-port "$PORT" --profile "$WORK/mei" --name Mei
}
same() { # WHAT IS SENT, FOLDER: it is there, whole, within SECONDS
  for _ in $(seq $(( ${3:-30} * 5 ))); do diff -rq "$1" "$2/$(basename "$1")" > /dev/null 2>&1 && return; sleep 0.2; done
  die "$(basename "$1") did not arrive as it is: $(diff -rq "$1" "$2/$(basename "$1")" 2>&1 | head -3)"
}
window() { # Ana's, with Mei's conversation open
  desk start 1280x800 > /dev/null
  mkdir -p "$WORK/ana" "$WORK/got" "$WORK/files/Plans 计划/empty"
  printf '[files]\nfolder=%s\n' "$WORK/ana-got" > "$WORK/ana/settings.ini"; mkdir "$WORK/ana-got"
  head -c 3000000 /dev/urandom > "$WORK/files/report.pdf"; head -c 70000 /dev/urandom > "$WORK/files/Plans 计划/naïve name.txt"
  : > "$WORK/files/Plans 计划/nothing"
  mei listen --accept all --into "$WORK/got" > "$WORK/mei.log" 2>&1 & MEI=$!
  desk run "$WORK/ana.log" "$BIN/dovetail" --local --discovery-port "$PORT" --profile "$WORK/ana" --name Ana --geometry 1000x700+10+30 > /dev/null
  desk focus "$(desk wait Dovetail 30)"
  reads Mei; desk key ctrl+k; desk type Mei; desk key Return; reads "Conversation with Mei"
}
middle() { # NAME [ROLE]: where it is
  local x y w h; read -r x y w h < <(desk a11y at dovetail "$@"); echo $(( x + w / 2 )) $(( y + h / 2 ))
}
drop() { # X Y FILES...
  local said; said=$(desk dropfiles "$@"); grep -qi '^end.*copy' <<< "$said" || die "the drop was not taken: $said"
}

case $WHAT in
drop)
  window; step "Mei's conversation is open"
  # shellcheck disable=SC2046
  drop $(middle Messages list) "$WORK/files/report.pdf"
  same "$WORK/files/report.pdf" "$WORK/got"; step "a file dropped on the conversation is on Mei's disk"
  # shellcheck disable=SC2046
  drop $(middle "Mei, Available") "$WORK/files/Plans 计划"
  same "$WORK/files/Plans 计划" "$WORK/got"; step "a folder dropped on Mei in the list as well, with its empty parts"
  echo "What was dragged into the window reached the other program's disk." ;;
handover)
  window; step "the first start"
  eval "$(desk env)"
  ana "$WORK/files/report.pdf" "$WORK/files/Plans 计划" || die "the second start ended with $?"
  reads "Search people"; step "the second start ended, and the first asks to whom"
  desk type Mei; desk key Return
  same "$WORK/files/report.pdf" "$WORK/got"; same "$WORK/files/Plans 计划" "$WORK/got"; step "all of it is on Mei's disk"
  echo "A second start handed its files over." ;;
out)
  window; kill "$MEI"; wait "$MEI" 2> /dev/null || true; MEI=
  mei send Ana "$WORK/files/report.pdf" > "$WORK/mei.log" 2>&1 & MEI=$!
  reads "wants to send you"; desk key shift+Tab End Right Return
  same "$WORK/files/report.pdf" "$WORK/ana-got"; reads received; step "a file was received"
  desk run "$WORK/target.log" /usr/bin/python3 "$HERE/dnd_helper.py" target 1030 100 > /dev/null
  desk wait '^drop target$' 10 > /dev/null
  read -r x y _ h < <(desk a11y at dovetail "Mei, report.pdf" "list item")
  desk drag $(( x + 50 )) $(( y + h - 68 )) 1130 180 # the sign of its type, in the card at the left
  for _ in $(seq 50); do grep -q '^drop' "$WORK/target.log" && break; sleep 0.1; done
  uri=$(sed -n 's/^drop //p' "$WORK/target.log"); [ -n "$uri" ] || die "nothing was dropped: $(cat "$WORK/target.log")"
  file=$(/usr/bin/python3 -c 'import sys, urllib.parse; print(urllib.parse.unquote(sys.argv[1].split("://", 1)[1]))' "$uri")
  cmp "$file" "$WORK/files/report.pdf" || die "another file was dropped: $uri"; step "dragged into a GTK program: $(basename "$file")"
  echo "A received file was dragged out of the window." ;;
many)
  FILES=${FILES:-100000}
  window
  /usr/bin/python3 - "$WORK/files/many" "$FILES" <<'PY'
import os, sys
for i in range(int(sys.argv[2])):
    if i % 1000 == 0:
        folder = f'{sys.argv[1]}/part {i // 1000}'
        os.makedirs(folder)
    with open(f'{folder}/{i}.txt', 'w') as file:
        file.write(str(i))
PY
  step "a folder of $FILES files"
  eval "$(desk env)"
  /usr/bin/python3 -B "$HERE/desktop_answers.py" dovetail "$WORK/stop" > "$WORK/answers" 2>&1 & PROBE=$!
  # shellcheck disable=SC2046
  drop $(middle Messages list) "$WORK/files/many"
  begun=$(date +%s%N)
  reads "many" 60; step "its card is there"
  for _ in $(seq 600); do [ "$(find "$WORK/got" -maxdepth 1 -name many | wc -l)" = 1 ] && break; sleep 0.5; done
  same "$WORK/files/many" "$WORK/got" 600
  touch "$WORK/stop"; wait $PROBE || true; PROBE=; cat "$WORK/answers"
  step "all of it is on Mei's disk after $(( ($(date +%s%N) - begun) / 1000000000 )) s"
  [ "$(sed -n 's/.*longest \([0-9]*\) ms.*/\1/p' "$WORK/answers")" -lt 1000 ] || die "the window stood still" ;;
*) sed -n '4,/^set -euo/p' "$0" | grep '^#' | sed 's/^# \{0,1\}//'; exit 2 ;;
esac
