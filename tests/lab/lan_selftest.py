#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""lan_selftest.py - proves lan.sh on this machine (root). Builds and removes LANs of its own.

  lan_selftest.py        prints one line per fact, exit 0 when all hold
"""
import os, re, socket, struct, subprocess, sys, threading, time
TAG = os.environ['LAN_TAG'] = f't{os.getpid()}'
import lan_probe
from lan_probe import in_ns
HERE = os.path.dirname(os.path.abspath(__file__))
bad = 0


def lan(*a, check=True):
    return subprocess.run([HERE + '/lan.sh', *a], check=check, capture_output=True, text=True).stdout


def say(ok, text):
    global bad
    bad += not ok
    print(('ok   ' if ok else 'FAIL ') + text, flush=True)


def probe(*a):
    r = subprocess.run([sys.executable, HERE + '/lan_probe.py', *a], capture_output=True, text=True)
    return r.returncode == 0, r.stdout


def udp(n=1000, size=200, gap=0.0005, dst='10.99.0.12'):
    """h1 -> h2: n numbered datagrams; returns (received, out of order, duplicates, median one-way ms)."""
    rx = in_ns('h2', lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
    rx.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
    rx.bind(('', 25001)); rx.settimeout(1.5)
    tx = in_ns('h1', lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM))

    def go():
        for i in range(n):
            tx.sendto(struct.pack('!Id', i, time.monotonic()).ljust(size, b'x'), (dst, 25001))
            time.sleep(gap)
    t = threading.Thread(target=go); t.start()
    seen, last, ooo, dup, delays = set(), -1, 0, 0, []
    try:
        while True:
            d = rx.recv(2048)
            i, at = struct.unpack('!Id', d[:12])
            delays.append((time.monotonic() - at) * 1000)
            dup += i in seen
            ooo += i < last and i not in seen
            seen.add(i); last = max(last, i)
    except socket.timeout:
        pass
    t.join(); rx.close(); tx.close()
    delays.sort()
    return len(seen), ooo, dup, delays[len(delays) // 2] if delays else None


def tcp(nbytes, dst='10.99.0.12'):
    """h1 -> h2: seconds for nbytes, and whether they came over whole."""
    srv = in_ns('h2', lambda: socket.socket())
    srv.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); srv.bind(('', 25002)); srv.listen(); srv.settimeout(5)
    got = [0]

    def sink():
        c, _ = srv.accept()
        while (d := c.recv(1 << 16)):
            got[0] += len(d)
        c.close()
    t = threading.Thread(target=sink); t.start()
    c = in_ns('h1', lambda: socket.create_connection((dst, 25002), 5))
    t0 = time.monotonic(); c.sendall(b'z' * nbytes); c.shutdown(socket.SHUT_WR); t.join(); c.close(); srv.close()
    return time.monotonic() - t0, got[0] == nbytes


def ping(host, dst, n=3):
    out = subprocess.run(['ip', 'netns', 'exec', f'{TAG}-{host}', 'ping', '-n', '-q', '-i', '0.2', '-c', str(n), '-W', '1', dst],
                         capture_output=True, text=True).stdout
    m = re.search(r'= [\d.]+/([\d.]+)/', out)
    return float(m.group(1)) if m else None


lan('down')
try:
    lan('up', '3')
    e = lambda k, v: ('--expect', f'{k}={v}')
    ok, out = probe('h1', 'h2', 'h3', *e('unicast', 'h2,h3'), *e('tcp', 'h2,h3'), *e('subnet', 'h2,h3'),
                    *e('limited', 'h2,h3'), *e('limited-bound', 'h2,h3'), *e('mcast', 'h2,h3'), *e('mcast6', 'h2,h3'))
    say(ok, 'flat LAN: unicast, tcp, 10.99.0.255, 255.255.255.255, 239.99.1.7, ff02::9:17 reach every host')
    base = ping('h1', '10.99.0.12')
    s, whole = tcp(200 << 20)
    say(whole, f'clean veth: ping {base} ms, TCP {200 / s:.0f} MiB/s')
    lan('impair', 'h1')
    r = udp(); say(r[0] == 1000 and r[1] == r[2] == 0, f'transparent wire: udp {r}, ping {ping("h1", "10.99.0.12")} ms')
    s, whole = tcp(50 << 20); say(whole, f'transparent wire: TCP {50 / s:.0f} MiB/s')
    lan('impair', 'h1', 'loss=20%', 'dir=out', 'seed=7')
    r = udp(); say(720 < r[0] < 880, f'loss=20% out: {r[0]} of 1000 arrive')
    lan('impair', 'h1', 'loss=20%', 'dir=out', 'seed=7', 'match=udp,port=25001')
    r1 = udp(); lan('impair', 'h1', 'loss=20%', 'dir=out', 'seed=7', 'match=udp,port=25001'); r2 = udp()
    say(r1[0] == r2[0], f'same seed, same losses: {r1[0]} and {r2[0]}')
    lan('impair', 'h1', 'delay=50ms', 'jitter=10ms')
    p = ping('h1', '10.99.0.12'); r = udp(200)
    say(90 < p < 125 and r[1] == 0 and 45 < r[3] < 75, f'delay=50ms jitter=10ms: ping {p} ms, one way {r[3]:.0f} ms, {r[1]} out of order')
    lan('impair', 'h1', 'delay=20ms', 'reorder=25%', 'dir=out')
    r = udp(); say(r[1] + 0 > 50 and r[0] == 1000, f'reorder=25%: {r[1]} of 1000 out of order, none lost')
    lan('impair', 'h1', 'dup=30%', 'dir=out')
    r = udp(); say(200 < r[2] < 400, f'dup=30%: {r[2]} doubles')
    lan('impair', 'h1', 'rate=8mbit', 'dir=out')
    s, whole = tcp(3 << 20); say(whole and 2.5 < s < 4.5, f'rate=8mbit: 3 MiB in {s:.2f} s = {3 * 8.388608 / s:.2f} Mbit/s')
    lan('impair', 'h1', 'loss=3%', 'delay=5ms')
    s, whole = tcp(2 << 20); say(whole, f'TCP stays whole under loss=3% delay=5ms: 2 MiB in {s:.1f} s')
    lan('impair', 'h1', 'corrupt=5%', 'dir=out')
    s, whole = tcp(2 << 20); r = udp(); say(whole and r[0] < 985, f'corrupt=5%: TCP whole, UDP checksum drops {1000 - r[0]}')
    lan('impair', 'h1', 'dropn=3', 'match=udp,dport=25001', 'dir=out')
    r = udp(100); say(r[0] == 97, f'dropn=3: {r[0]} of 100 arrive')
    st = lan('stats', 'h1'); say('"dropn": 3' in st, 'stats: ' + st.strip()[:110] + ' ...')
    lan('impair', 'h1', 'loss=100%'); say(ping('h1', '10.99.0.12', 2) is None, 'loss=100%: the host is gone, its card still up')
    lan('impair', 'h1', 'clear'); say(ping('h1', '10.99.0.12') is not None, 'clear: back')
    lan('cable', 'h2', 'out')
    st = subprocess.run(['ip', '-n', f'{TAG}-h2', '-br', 'link', 'show', 'eth0'], capture_output=True, text=True).stdout
    say('NO-CARRIER' in st and ping('h1', '10.99.0.12', 1) is None, 'cable out: h2 sees NO-CARRIER, no traffic')
    lan('cable', 'h2', 'in'); time.sleep(0.3); say(ping('h1', '10.99.0.12') is not None, 'cable in: traffic again')
    lan('link', 'h2', 'down'); say(ping('h1', '10.99.0.12', 1) is None, 'link down')
    lan('link', 'h2', 'up'); time.sleep(0.3)
    say(ping('h1', '10.99.0.12') is not None and ping('h2', 'fd99:0:0:1::11') is not None, 'link up: IPv4 and IPv6 again')
    lan('ip', 'h2', '10.99.0.77/24')
    say(ping('h1', '10.99.0.77') is not None and ping('h1', '10.99.0.12', 1) is None, 'ip h2 10.99.0.77: new address answers, old one does not')
    ok, out = probe('h2', 'h1', 'h3', *e('limited', 'h1,h3'), *e('subnet', 'h1,h3'), *e('mcast', 'h1,h3'))
    say(ok and '10.99.0.77' in out, 'broadcast and multicast carry the new source address')
    lan('nic', 'h3', '2', '10.99.1.13/24')
    st = subprocess.run(['ip', '-n', f'{TAG}-h3', '-br', '-4', 'addr'], capture_output=True, text=True).stdout
    say('10.99.1.13' in st, 'second card: ' + ' '.join(st.split()))
    lan('down')
    lan('up', '2', '--no-default')
    ok, out = probe('h1', 'h2', *e('limited', ''), *e('limited-bound', 'h2'), *e('mcast', ''), *e('subnet', 'h2'))
    say(ok, 'no default route: unbound 255.255.255.255 and 239.x are refused (ENETUNREACH), a socket bound to its own address may broadcast')
    lan('down')
    lan('up2', '2', '2')
    ok, out = probe('h1', 'h2', 'h3', 'h4', *e('unicast', 'h2,h3,h4'), *e('tcp', 'h2,h3,h4'), *e('subnet', 'h2'),
                    *e('limited', 'h2'), *e('mcast', 'h2'), *e('mcast6', 'h2'))
    say(ok, 'two subnets: unicast and TCP cross the router, broadcast and multicast do not')
    say(ping('h1', 'fd99:0:0:2::13') is not None, 'IPv6 crosses the router')
    ok, out = probe('h1', 'h2', 'h3', 'h4', '--subnet', '10.99.1.255', *e('subnet', ''))
    say(ok, "the other side's 10.99.1.255 is not forwarded (bc_forwarding=0)")
    for f in ('all', 'eth0', 'eth1'):
        subprocess.run(['ip', 'netns', 'exec', f'{TAG}-rt', 'sysctl', '-qw', f'net.ipv4.conf.{f}.bc_forwarding=1'])
    ok, out = probe('h1', 'h2', 'h3', 'h4', '--subnet', '10.99.1.255', *e('subnet', 'h3,h4'))
    say(ok, 'with bc_forwarding=1 on the router, 10.99.1.255 from the left is heard on the right')
finally:
    print(lan('down', check=False).strip())
left = [n for n in os.listdir('/run/netns') if n.startswith(TAG + '-')] if os.path.isdir('/run/netns') else []
say(not left and not os.path.exists('/run/dovetail-lab/' + TAG), 'nothing left behind')
sys.exit(1 if bad else 0)
