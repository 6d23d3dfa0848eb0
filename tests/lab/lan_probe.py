#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""lan_probe.py - prove what a LAN made by lan.sh carries (sockets in every host, run as root).

  lan_probe.py h1 h2 h3 [...]      the first host sends, every host listens; prints a table:
                                   unicast, subnet broadcast, limited broadcast, multicast (v4, v6)
                                   and which hosts heard each.
  exit status 0: everything asked for with --expect arrived (and nothing else)
  --expect K=h2,h3   K one of unicast subnet limited limited-bound mcast mcast6 tcp (repeatable)
  --sender hK        another sender     --subnet ADDR  subnet broadcast address (10.99.0.255)
LAN_TAG as for lan.sh.
"""
import argparse, ctypes, os, socket, struct, subprocess, sys, threading, time

TAG = os.environ.get('LAN_TAG', '')
libc = ctypes.CDLL(None, use_errno=True)
PORT, GROUP4, GROUP6 = 24999, '239.99.1.7', 'ff02::9:17'


def enter(host):
    """Put the calling THREAD into the host's network namespace."""
    path = '/run/netns/' + (TAG + '-' if TAG else '') + host
    fd = os.open(path, os.O_RDONLY)
    if libc.setns(fd, 0x40000000):
        raise OSError(ctypes.get_errno(), 'setns ' + path)
    os.close(fd)


def in_ns(host, fn):
    """Run fn in host's namespace (own thread); sockets made there stay there."""
    box = {}

    def run():
        try:
            enter(host)
            box['r'] = fn()
        except Exception as e:
            box['e'] = e
    t = threading.Thread(target=run); t.start(); t.join()
    if 'e' in box:
        raise box['e']
    return box['r']


def address(host):
    out = subprocess.run(['ip', '-n', (TAG + '-' if TAG else '') + host, '-br', '-4', 'addr', 'show', 'dev', 'eth0'],
                         capture_output=True, text=True).stdout
    return out.split()[2].split('/')[0]


def listener(host):
    def make():
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind(('', PORT))
        idx = socket.if_nametoindex('eth0')
        s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP,
                     struct.pack('4s4si', socket.inet_aton(GROUP4), b'\0' * 4, idx))
        s6 = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
        s6.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        s6.bind(('::', PORT))
        s6.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_JOIN_GROUP,
                      socket.inet_pton(socket.AF_INET6, GROUP6) + struct.pack('@I', idx))
        t = socket.socket(); t.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        t.bind(('', PORT)); t.listen(); t.settimeout(1.0)
        for x in (s, s6):
            x.setblocking(False)
        return s, s6, t
    return in_ns(host, make)


def send(host, payload, dest, bind='', family=socket.AF_INET):
    def go():
        s = socket.socket(family, socket.SOCK_DGRAM)
        s.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        if bind:
            s.bind((bind, 0))
        d = (dest, PORT) if family == socket.AF_INET else (dest, PORT, 0, socket.if_nametoindex('eth0'))
        try:
            s.sendto(payload, d)
            return 'sent'
        except OSError as e:
            return f'refused: {e.strerror}'
        finally:
            s.close()
    return in_ns(host, go)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('hosts', nargs='+')
    ap.add_argument('--sender'); ap.add_argument('--subnet', default='10.99.0.255')
    ap.add_argument('--expect', action='append', default=[])
    a = ap.parse_args()
    sender = a.sender or a.hosts[0]
    socks = {h: listener(h) for h in a.hosts}
    addr = {h: address(h) for h in a.hosts}
    tests = [('subnet', a.subnet, '', socket.AF_INET), ('limited', '255.255.255.255', '', socket.AF_INET),
             ('limited-bound', '255.255.255.255', addr[sender], socket.AF_INET),
             ('mcast', GROUP4, '', socket.AF_INET), ('mcast6', GROUP6, '', socket.AF_INET6)]
    heard = {}

    def collect(tag):
        time.sleep(0.25)
        for h, (s, s6, _) in socks.items():
            for x in (s, s6):
                while True:
                    try:
                        data, src = x.recvfrom(2048)
                    except BlockingIOError:
                        break
                    if data == tag.encode():
                        heard.setdefault(tag, {})[h] = src[0]
    status = {}
    for h in a.hosts:
        if h != sender:
            status['unicast'] = send(sender, b'unicast', addr[h])
    collect('unicast')
    for tag, dest, bind, fam in tests:
        status[tag] = send(sender, tag.encode(), dest, bind, fam)
        collect(tag)
    for h in a.hosts:                                         # TCP both ways
        if h == sender:
            continue

        def dial():
            c = socket.create_connection((addr[h], PORT), 1.5); c.sendall(b'tcp'); c.close(); return True
        try:
            in_ns(sender, dial); conn, src = socks[h][2].accept()
            heard.setdefault('tcp', {})[h] = src[0]; conn.close()
        except OSError:
            pass
    bad = 0
    want = {k: set(filter(None, v.split(','))) for k, v in (e.split('=') for e in a.expect)}
    print(f'sender {sender} {addr[sender]}; heard by (source address):')
    for tag in ['unicast', 'tcp'] + [t[0] for t in tests]:
        got = heard.get(tag, {})
        line = ' '.join(f'{h}({s})' for h, s in sorted(got.items())) or '-'
        verdict = ''
        if tag in want:
            ok = set(got) - {sender} == want[tag]
            verdict = 'ok' if ok else f'FAIL wanted {sorted(want[tag])}'
            bad += not ok
        print(f'  {tag:14} {status.get(tag, ""):34} {line}  {verdict}')
    sys.exit(1 if bad else 0)


if __name__ == '__main__':
    main()
