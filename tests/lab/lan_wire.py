#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""lan_wire.py - a bad network line in user space (what sch_netem would do).

  lan_wire.py HOST_IF LAN_IF CONFIG.json STATS.json   forward frames between two interfaces
  lan_wire.py --make-config FILE KEY=VAL...           write CONFIG.json (no keys: a clean line)
  lan_wire.py --no-offload IF                         switch checksum/segmentation offload off
  lan_wire.py --offload IF                            and on again: for wires so fast that every frame counts

Keys (all optional; both directions unless dir= is given):
  loss=5%  dup=1%  corrupt=1%  reorder=20%   chance per frame (a reordered frame overtakes the delay,
                                             or, on a line without delay, is held back 20 ms)
  delay=50ms  jitter=10ms                    jitter alone never reorders (frames stay in order)
  rate=2mbit  limit=256k                     bits per second, and the queue in bytes (tail drop)
  dropn=3                                    drop the next 3 matching frames, then no more
  match=udp,port=2425                        only these frames suffer: udp tcp syn icmp arp bcast mcast
                                             ucast port=N sport=N dport=N (all must hold); loss=100% of
                                             match=syn dir=in is a firewall: nobody may connect to the host
  dir=both|out|in                            out = from the host to the LAN
  seed=1                                     random seed
SIGHUP rereads the config, SIGUSR1 writes the counters. Needs CAP_NET_RAW; started by lan.sh.
"""
import ctypes, fcntl, heapq, json, os, random, select, signal, socket, struct, sys, time

ETH_P_ALL = 3
PACKET_OUTGOING = 4


def offload(name, on):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    for cmd in (0x1f, 0x21, 0x24, 0x2c, 0x17):          # TSO UFO GSO GRO TXCSUM
        val = ctypes.create_string_buffer(struct.pack('II', cmd, on), 8)
        ifr = struct.pack('16sP', name.encode(), ctypes.addressof(val))
        try:
            fcntl.ioctl(s, 0x8946, ifr.ljust(40, b'\0'))
        except OSError:
            pass                                          # not every flag exists on every card


def number(v, units):
    for u in sorted(units, key=len, reverse=True):
        if v.endswith(u):
            return float(v[:-len(u)]) * units[u]
    return float(v)


PCT = {'%': 0.01}
MS = {'ms': 0.001, 's': 1, 'us': 1e-6}
RATE = {'kbit': 1e3, 'mbit': 1e6, 'gbit': 1e9, 'bit': 1}
SIZE = {'k': 1024, 'm': 1 << 20}


def make_config(path, words):
    one, seed, where = {}, 1, 'both'
    parse = {'loss': PCT, 'dup': PCT, 'corrupt': PCT, 'reorder': PCT, 'delay': MS, 'jitter': MS,
             'rate': RATE, 'limit': SIZE, 'dropn': {}}
    for w in words:
        k, _, v = w.partition('=')
        if k in parse:
            one[k] = number(v, parse[k])
        elif k == 'match':
            one['match'] = v.split(',')
        elif k == 'seed':
            seed = int(v)
        elif k == 'dir':
            where = v
        else:
            sys.exit(f'lan_wire: unknown key {k!r}')
    cfg = {'seed': seed, 'out': one if where in ('both', 'out') else {},
           'in': one if where in ('both', 'in') else {}}
    tmp = path + '.new'
    json.dump(cfg, open(tmp, 'w'))
    os.replace(tmp, path)


def matches(frame, words):
    dst, kind = frame[:6], struct.unpack('!H', frame[12:14])[0]
    proto = sport = dport = None
    flags = 0
    if kind == 0x0800 and len(frame) >= 34:
        ihl, proto = (frame[14] & 15) * 4, frame[23]
        frag = struct.unpack('!H', frame[20:22])[0] & 0x1fff
        if proto in (6, 17) and not frag and len(frame) >= 14 + ihl + 4:
            sport, dport = struct.unpack('!HH', frame[14 + ihl:18 + ihl])
            flags = frame[14 + ihl + 13] if proto == 6 and len(frame) > 14 + ihl + 13 else 0
    elif kind == 0x86dd and len(frame) >= 58:
        proto = frame[20]
        if proto in (6, 17):
            sport, dport = struct.unpack('!HH', frame[54:58])
            flags = frame[67] if proto == 6 and len(frame) > 67 else 0
    for w in words:
        k, _, v = w.partition('=')
        ok = {'udp': proto == 17, 'tcp': proto == 6, 'syn': flags & 0x12 == 2, 'icmp': proto in (1, 58), 'arp': kind == 0x0806,
              'bcast': dst == b'\xff' * 6, 'mcast': bool(dst[0] & 1) and dst != b'\xff' * 6,
              'ucast': not dst[0] & 1, 'port': v and int(v) in (sport, dport),
              'sport': v and sport == int(v), 'dport': v and dport == int(v)}.get(k)
        if not ok:
            return False
    return True


class Line:
    """One direction."""
    def __init__(self, name, out_sock):
        self.name, self.out = name, out_sock
        self.queue, self.seq, self.last_due, self.free_at, self.queued = [], 0, 0.0, 0.0, 0
        self.count = dict.fromkeys(('seen', 'sent', 'lost', 'dropn', 'overflow', 'dup', 'corrupt',
                                    'reordered', 'delayed', 'bytes', 'errors'), 0)
        self.configure({}, random.Random(1))

    def configure(self, cfg, rng):
        self.cfg, self.rng, self.dropn = cfg, rng, int(cfg.get('dropn', 0))

    def send(self, frame):
        try:
            self.out.send(frame)
            self.count['sent'] += 1
            self.count['bytes'] += len(frame)
        except OSError:
            self.count['errors'] += 1

    def put(self, frame, now):
        c, n, r = self.cfg, self.count, self.rng.random
        n['seen'] += 1
        if not c or ('match' in c and not matches(frame, c['match'])):
            if self.queue and not c:
                return self.hold(frame, now)               # keep order behind what is still held
            return self.send(frame)
        if self.dropn > 0:
            self.dropn -= 1
            n['dropn'] += 1
            return
        if c.get('loss') and r() < c['loss']:
            n['lost'] += 1
            return
        if c.get('corrupt') and r() < c['corrupt'] and len(frame) > 42:
            b = bytearray(frame)
            b[42 + int(r() * (len(b) - 42))] ^= 1 << int(r() * 8)
            frame = bytes(b)
            n['corrupt'] += 1
        copies = 1
        if c.get('dup') and r() < c['dup']:
            copies = 2
            n['dup'] += 1
        for _ in range(copies):
            due = now
            if c.get('rate'):
                if self.queued + len(frame) > c.get('limit', 262144):
                    n['overflow'] += 1
                    continue
                self.free_at = max(self.free_at, now) + len(frame) * 8 / c['rate']
                due = self.free_at
            early = c.get('reorder') and r() < c['reorder']
            if c.get('delay') or c.get('jitter'):
                if early:
                    n['reordered'] += 1
                    return self.send(frame)
                due += max(0.0, c.get('delay', 0) + c.get('jitter', 0) * (2 * r() - 1))
            elif early:
                n['reordered'] += 1
                self.hold(frame, now + 0.02, ordered=False)
                continue
            if due <= now and not self.queue:
                self.send(frame)
            else:
                n['delayed'] += 1
                self.hold(frame, due)

    def hold(self, frame, due, ordered=True):
        if ordered:
            due = self.last_due = max(due, self.last_due)
        self.seq += 1
        self.queued += len(frame)
        heapq.heappush(self.queue, (due, self.seq, frame))

    def flush(self, now):
        while self.queue and self.queue[0][0] <= now:
            frame = heapq.heappop(self.queue)[2]
            self.queued -= len(frame)
            self.send(frame)
        return self.queue[0][0] if self.queue else None


def main(host_if, lan_if, cfg_path, stats_path):
    def open_if(name):
        s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
        s.bind((name, ETH_P_ALL))
        idx = socket.if_nametoindex(name)
        s.setsockopt(263, 1, struct.pack('IHH8s', idx, 1, 0, b''))   # SOL_PACKET promiscuous
        for opt in (33, 32):                                        # SO_RCVBUFFORCE, SO_SNDBUFFORCE
            try:
                s.setsockopt(socket.SOL_SOCKET, opt, 8 << 20)
            except OSError:
                s.setsockopt(socket.SOL_SOCKET, {33: socket.SO_RCVBUF, 32: socket.SO_SNDBUF}[opt], 8 << 20)
        s.setblocking(False)
        return s
    host, lan = open_if(host_if), open_if(lan_if)
    lines = {host: Line('out', lan), lan: Line('in', host)}
    flags = {'conf': True, 'stat': False, 'end': False}
    rd, wr = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)

    def on(sig, key):
        def f(*_):
            flags[key] = True
            try:
                os.write(wr, b'x')
            except BlockingIOError:
                pass
        signal.signal(sig, f)
    on(signal.SIGHUP, 'conf'); on(signal.SIGUSR1, 'stat'); on(signal.SIGTERM, 'end')
    poll = select.poll()
    for s in (host, lan):
        poll.register(s, select.POLLIN)
    poll.register(rd, select.POLLIN)
    by_fd = {host.fileno(): host, lan.fileno(): lan}
    first = True
    while not flags['end']:
        if flags['conf']:
            flags['conf'] = False
            cfg = json.load(open(cfg_path))
            for i, l in enumerate(lines.values()):
                l.configure(cfg[l.name], random.Random(cfg['seed'] * 2 + i))
            if first:
                print('ready', flush=True)
                first = False
        if flags['stat']:
            flags['stat'] = False
            with open(stats_path + '.new', 'w') as f:
                json.dump({l.name: l.count for l in lines.values()}, f)
            os.replace(stats_path + '.new', stats_path)
        now = time.monotonic()
        dues = [d for d in (l.flush(now) for l in lines.values()) if d is not None]
        wait = None if not dues else max(0, (min(dues) - now) * 1000)
        for fd, ev in poll.poll(wait):
            if fd == rd:
                os.read(rd, 4096)
                continue
            s = by_fd[fd]
            for _ in range(64):
                try:
                    frame, addr = s.recvfrom(65600)
                except (BlockingIOError, OSError):
                    break
                if addr[2] != PACKET_OUTGOING:
                    lines[s].put(frame, time.monotonic())


if __name__ == '__main__':
    a = sys.argv[1:]
    if a[:1] in (['--no-offload'], ['--offload']) and len(a) == 2:
        offload(a[1], int(a[0] == '--offload'))
    elif a[:1] == ['--make-config'] and len(a) >= 2:
        make_config(a[1], a[2:])
    elif len(a) == 4:
        main(*a)
    else:
        print(__doc__)
        sys.exit(0 if a in ([], ['--help'], ['-h']) else 2)
