#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# lan.sh - a throw-away LAN made of network namespaces (root, iproute2, python3).
#
#   lan.sh up N [--no-default]     flat LAN: hosts h1..hN on one switch
#   lan.sh up2 N M [--no-default]  two subnets: h1..hN left, h(N+1)..h(N+M) right,
#                                  router namespace "rt" between them
#   lan.sh nic hK S ADDR/LEN       add a second card (eth1) on switch S (1 or 2): multi-homed host
#   lan.sh exec hK CMD...          run CMD in hK (own network, own host name, own /etc/hosts)
#   lan.sh sh hK 'SHELL TEXT'      the same through bash -c
#   lan.sh link hK down|up         the host's own card off / on
#   lan.sh cable hK out|in         the switch end off / on: the host sees carrier loss
#   lan.sh ip hK ADDR/LEN          replace hK's IPv4 address (and default route)
#   lan.sh impair hK KEY=VAL...    bad line between hK and the switch (see lan_wire.py --help):
#                                  loss=5% delay=50ms jitter=10ms reorder=20% dup=1% corrupt=1%
#                                  rate=2mbit limit=256k dropn=3 match=udp,port=2425 dir=both seed=1
#   lan.sh impair hK clear         good line again (the wire stays in, transparent)
#   lan.sh stats hK                counters of hK's wire, as JSON
#   lan.sh capture hK FILE [SECS]  tcpdump on hK's card (needs tcpdump); prints the PID
#   lan.sh status                  addresses and links
#   lan.sh down                    end every process started here, delete every namespace
#
# Addresses: hK = 10.99.0.(10+K)/24 and fd99:0:0:1::(10+K)/64 ; right side 10.99.1.x, fd99:0:0:2::x ;
# router 10.99.0.1 and 10.99.1.1. Hosts get a default route via .1 (there is nobody at .1 in the
# flat LAN: it is only there because Linux refuses 255.255.255.255 from an unbound socket on a host
# without one); --no-default leaves it out.
# LAN_TAG=abc prefixes all namespace names (abc-h1 ...), so several LANs can stand side by side.
# Without root: unshare -Urnm sh -c 'mount -t tmpfs t /run; mkdir /run/netns; ./lan.sh up 2; ...; ./lan.sh down'
# (all in that one shell; then hosts have no /etc/hosts of their own).
# Nothing here touches the machine's own interfaces, routes or firewall.
# Impairment is done in user space (lan_wire.py: AF_PACKET between two veths): many kernels come without
# sch_netem, and a seeded wire loses the same frames on every run.
set -euo pipefail

TAG=${LAN_TAG:+$LAN_TAG-}
STATE=/run/dovetail-lab/${LAN_TAG:-default}
HERE=$(cd "$(dirname "$(readlink -f "$0")")" && pwd)

die() { echo "lan.sh: $*" >&2; exit 1; }
ns()  { echo "$TAG$1"; }
usage() { sed -n '4,/^set -euo/p' "$0" | grep '^#' | sed 's/^# \{0,1\}//'; }

add_ns() { # NAME
  local n; n=$(ns "$1")
  ip netns add "$n"
  echo "$n" >> "$STATE/ns"
  ip -n "$n" link set lo up
  ip netns exec "$n" sysctl -qw net.ipv6.conf.all.accept_dad=0 net.ipv6.conf.default.accept_dad=0 || true
}

add_switch() { # S
  add_ns "sw$1"
  local n; n=$(ns "sw$1")
  ip netns exec "$n" sysctl -qw net.ipv6.conf.all.disable_ipv6=1 net.ipv6.conf.default.disable_ipv6=1
  ip -n "$n" link add br0 type bridge stp_state 0 forward_delay 0 mcast_snooping 0
  ip -n "$n" link set br0 up
}

no_offload() { # NS IF: whole checksums and frames of at most the MTU on the wire
  ip netns exec "$1" python3 "$HERE/lan_wire.py" --no-offload "$2"
}

plug() { # HOST CARD SWITCH PORT MAC
  local h s; h=$(ns "$1"); s=$(ns "sw$3")
  ip -n "$s" link add "$4" type veth peer name "$2" netns "$h"
  ip -n "$h" link set "$2" address "$5"
  ip -n "$s" link set "$4" master br0
  ip -n "$s" link set "$4" up
  ip -n "$h" link set "$2" up
  no_offload "$h" "$2"; no_offload "$s" "$4"
}

add_host() { # K S
  local k=$1 s=$2 h n=$((10 + $1)) mac
  add_ns "h$k"; h=$(ns "h$k")
  mac=$(printf '02:99:00:00:%02x:%02x' "$s" "$n")
  plug "h$k" eth0 "$s" "p$k" "$mac"
  ip -n "$h" addr add "10.99.$((s - 1)).$n/24" brd + dev eth0
  ip -n "$h" addr add "fd99:0:0:$s::$n/64" dev eth0 nodad
  if [ "$DEFAULT" = 1 ]; then
    ip -n "$h" route add default via "10.99.$((s - 1)).1"
    ip -n "$h" -6 route add default via "fd99:0:0:$s::1"
  fi
  if mkdir -p "/etc/netns/$h" 2> /dev/null; then              # not as an ordinary user
    { echo "127.0.0.1 localhost"; echo "::1 localhost"; echo "10.99.$((s - 1)).$n h$k"; } > "/etc/netns/$h/hosts"
    echo "nameserver 127.0.0.1" > "/etc/netns/$h/resolv.conf" # nobody there: names fail at once
  fi
  echo "$k $s" >> "$STATE/hosts"
}

start() { # common to up and up2
  [ "$(id -u)" = 0 ] || die "root needed (or unshare -Urnm, see the top)"
  [ -e "$STATE/ns" ] && die "already up (lan.sh down first)"
  mkdir -p "$STATE"
  trap 'echo "lan.sh: failed, cleaning up" >&2; trap - ERR; cmd_down' ERR
}

cmd_up() {
  local n=$1; shift; DEFAULT=1; [ "${1:-}" = --no-default ] && DEFAULT=0
  start; echo "$DEFAULT" > "$STATE/default"; add_switch 1
  for k in $(seq 1 "$n"); do add_host "$k" 1; done
  echo "LAN up: $(seq -f "${TAG}h%g" -s ' ' 1 "$n")"
}

cmd_up2() {
  local n=$1 m=$2; shift 2; DEFAULT=1; [ "${1:-}" = --no-default ] && DEFAULT=0
  start; echo "$DEFAULT" > "$STATE/default"; add_switch 1; add_switch 2
  add_ns rt; local r s; r=$(ns rt)
  for s in 1 2; do
    plug rt "eth$((s - 1))" "$s" prt "$(printf '02:99:00:00:%02x:01' $s)"
    ip -n "$r" addr add "10.99.$((s - 1)).1/24" brd + dev "eth$((s - 1))"
    ip -n "$r" addr add "fd99:0:0:$s::1/64" dev "eth$((s - 1))" nodad
  done
  ip netns exec "$r" sysctl -qw net.ipv4.ip_forward=1 net.ipv6.conf.all.forwarding=1
  for k in $(seq 1 "$n"); do add_host "$k" 1; done
  for k in $(seq $((n + 1)) $((n + m))); do add_host "$k" 2; done
  echo "two subnets up: left $(seq -f "${TAG}h%g" -s ' ' 1 "$n") | ${TAG}rt | right $(seq -f "${TAG}h%g" -s ' ' $((n + 1)) $((n + m)))"
}

switch_of() { awk -v k="${1#h}" '$1==k{print $2}' "$STATE/hosts"; }

cmd_nic() { # hK S ADDR
  local k=${1#h} s=$2; ip netns list | grep -q "^$(ns "sw$s")\b" || add_switch "$s"
  plug "h$k" eth1 "$s" "q$k" "$(printf '02:99:00:01:%02x:%02x' "$s" $((10 + k)))"
  ip -n "$(ns "h$k")" addr add "$3" brd + dev eth1
}

cmd_exec() { # hK CMD...
  local h=$1; shift
  exec ip netns exec "$(ns "$h")" unshare --uts -- sh -c 'hostname "$0"; exec "$@"' "$h" "$@"
}

cmd_ip() { # hK ADDR/LEN
  local h gw; h=$(ns "$1"); gw=$(ip -n "$h" route show default | awk '{print $3; exit}')
  ip -n "$h" addr flush dev eth0 scope global
  ip -n "$h" addr add "$2" brd + dev eth0
  [ -z "$gw" ] || ip -n "$h" route replace default via "$gw" onlink dev eth0
}

cmd_link() { ip -n "$(ns "$1")" link set eth0 "$2"
  if [ "$2" = up ]; then # taking a card down drops its routes and IPv6 addresses
    local h k s; h=$(ns "$1"); k=${1#h}; s=$(switch_of "$1")
    ip -n "$h" addr replace "fd99:0:0:$s::$((10 + k))/64" dev eth0 nodad
    if [ "$(cat "$STATE/default")" = 1 ]; then
      ip -n "$h" route replace default via "10.99.$((s - 1)).1" onlink dev eth0
      ip -n "$h" -6 route replace default via "fd99:0:0:$s::1" onlink dev eth0
    fi
  fi; }

cmd_cable() { # hK out|in
  local s; s=$(ns "sw$(switch_of "$1")")
  case $2 in out) ip -n "$s" link set "p${1#h}" down;; in) ip -n "$s" link set "p${1#h}" up;; *) die "cable hK out|in";; esac; }

cmd_impair() { # hK clear | KEY=VAL...
  local k=${1#h} s cfg pidf; shift
  s=$(ns "sw$(switch_of "h$k")"); cfg=$STATE/wire$k.json; pidf=$STATE/wire$k.pid
  [ "${1:-}" = clear ] && shift
  python3 "$HERE/lan_wire.py" --make-config "$cfg" "$@"
  if [ -e "$pidf" ] && kill -0 "$(cat "$pidf")" 2>/dev/null; then
    kill -HUP "$(cat "$pidf")"; sleep 0.15; return
  fi
  ip -n "$s" link add "wa$k" type veth peer name "wb$k"
  for i in "wa$k" "wb$k"; do ip -n "$s" link set "$i" up; no_offload "$s" "$i"; done
  ip netns exec "$s" setsid python3 "$HERE/lan_wire.py" "p$k" "wb$k" "$cfg" "$STATE/wire$k.stats" \
      > "$STATE/wire$k.log" 2>&1 < /dev/null &
  echo $! > "$pidf"; echo $! >> "$STATE/pids"
  for _ in $(seq 50); do grep -q ready "$STATE/wire$k.log" && break; sleep 0.05; done
  grep -q ready "$STATE/wire$k.log" || { cat "$STATE/wire$k.log" >&2; die "wire did not start"; }
  ip -n "$s" link set "p$k" nomaster; ip -n "$s" link set "wa$k" master br0
}

cmd_stats() { local k=${1#h}; kill -USR1 "$(cat "$STATE/wire$k.pid")"; sleep 0.15; cat "$STATE/wire$k.stats"; echo; }

cmd_capture() { # hK FILE [SECS]
  ip netns exec "$(ns "$1")" setsid timeout "${3:-3600}" tcpdump -i eth0 -U -w "$2" > "$2.log" 2>&1 < /dev/null &
  echo $! >> "$STATE/pids"; echo $!
  for _ in $(seq 60); do grep -q 'listening on' "$2.log" && break; sleep 0.05; done
}

cmd_status() { while read -r n; do echo "== $n"; ip -n "$n" -br addr; done < "$STATE/ns"; }

cmd_down() {
  [ -d "$STATE" ] || { echo "nothing up"; return 0; }
  if [ -e "$STATE/pids" ]; then while read -r p; do kill "$p" 2>/dev/null || true; done < "$STATE/pids"; sleep 0.2; fi
  if [ -e "$STATE/ns" ]; then
    while read -r n; do
      left=$(ip netns pids "$n" 2>/dev/null | tr '\n' ' ')
      [ -z "$left" ] || { echo "ending what still runs in $n: $left"; kill $left 2>/dev/null || true; }
      ip netns del "$n" 2>/dev/null || true
      rm -rf "/etc/netns/$n"
    done < "$STATE/ns"
  fi
  rm -rf "$STATE"; rmdir /etc/netns 2>/dev/null || true
  echo "LAN down"
}

c=${1:-help}; shift || true
case $c in
  up|up2|nic|exec|link|cable|ip|impair|stats|capture|status|down) "cmd_$c" "$@";;
  sh) h=$1; shift; cmd_exec "$h" bash -c "$*";;
  *) usage;;
esac
