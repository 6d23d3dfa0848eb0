# SPDX-License-Identifier: GPL-3.0-or-later
"""A large file over wires of 1 Gbit/s and 100 Mbit/s between two hosts of the lab, and messages meanwhile."""
import pathlib
import subprocess
import threading
import time

from cliprocess import make_file
from ends import End, Pair
from table import median
import lab as lablib

HERE = pathlib.Path(__file__).resolve().parent
# What the wire takes of a full frame beside a segment's 1,448 bytes of content: headers of TCP with its time stamps, IP and Ethernet.
SHARE = 1448 / 1514
SECONDS = 8
MESSAGE_EVERY = 0.1


class HostPair(Pair):
    """The two on hosts of their own."""

    def __init__(self, lab, program):
        self._lab, self._program = lab, program

    def __enter__(self):
        def end(host, name):
            prefix = ['env', f'LAN_TAG={self._lab._tag}', str(lablib.HERE / 'lan.sh'), 'exec', host]
            return End(self._program, self._lab.folder / name, name, 27422, prefix, ['lan'])
        self.receiver = end('h2', 'Receiver')
        self.receiver.wait('started', 60)
        self.sender = end('h1', 'Sender')
        self.meet()
        return self


class Chat(threading.Thread):
    """One message after the other from one side to the other while a file is under way: ms each took to be there."""

    def __init__(self, end, arrivals):
        super().__init__(daemon=True)
        self._end, self._arrivals, self.over, self.sent = end, arrivals, False, {}

    def run(self):
        while not self.over:
            number = str(len(self.sent))
            self.sent[number] = time.monotonic()
            self._end.say(f'text {number}')
            time.sleep(MESSAGE_EVERY)

    def latencies(self):
        came = {fact['text']: fact['at'] for fact in self._arrivals()}
        return [(came[number] - at) * 1000 for number, at in self.sent.items() if number in came], len(self.sent)


def inside(lab, name, *command):
    subprocess.run(['ip', 'netns', 'exec', f'{lab._tag}-{name}', *command], check=True)


def shape(lab, host, rate, burst, queue):
    """The switch's port to a host and the host's own card take so many bits a second; the port has so large a queue."""
    number = host[1:]
    for namespace, card, limit in (('sw1', f'p{number}', queue), (host, 'eth0', '4mb')):
        # The lab's wires carry single frames; at these rates that alone would keep two processors busy.
        inside(lab, namespace, 'python3', str(lablib.HERE / 'lan_wire.py'), '--offload', card)
        inside(lab, namespace, 'tc', 'qdisc', 'replace', 'dev', card, 'root', 'tbf', 'rate', rate, 'burst', burst, 'limit', limit)


def control(lab, host, name):
    """By the route: a namespace may not choose any other as its default."""
    number = 10 + int(host[1:])
    inside(lab, host, 'ip', 'route', 'change', '10.99.0.0/24', 'dev', 'eth0', 'proto', 'kernel', 'scope', 'link',
           'src', f'10.99.0.{number}', 'congctl', name)
    inside(lab, host, 'ip', '-6', 'route', 'replace', 'fd99:0:0:1::/64', 'dev', 'eth0', 'congctl', name)


def plain_copy(lab, source):
    """Seconds for the same bytes over the same wire, by two small scripts."""
    program = ['ip', 'netns', 'exec']
    script = str(HERE / 'plain_wire.py')
    receiver = subprocess.Popen([*program, f'{lab._tag}-h2', 'python3', script, 'receive', '10.99.0.12', '5001'],
                                stdout=subprocess.PIPE, text=True)
    try:
        receiver.stdout.readline()
        inside(lab, 'h1', 'python3', script, 'send', '10.99.0.12', '5001', str(source))
        return float(receiver.stdout.readline())
    finally:
        receiver.kill()
        receiver.wait()


def one(given, rate, bits, burst, congestion):
    mib = max(16, int(bits / 8 * SECONDS / (1 << 20)))
    share, of_plain, latencies, written, came = [], [], [], 0, 0
    with lablib.Lab(None) as lab:
        lab.up(2)
        for host in ('h1', 'h2'):
            shape(lab, host, rate, burst, '256kb')
            control(lab, host, congestion)
        source = make_file(lab.folder / 'source.bin', mib << 20)
        with HostPair(lab, given.bin / 'transfer_end') as pair:
            for _ in range(min(3, given.rounds)):
                facts = pair.receiver.keep('text')
                chat = Chat(pair.sender, lambda: facts)
                pair.begin(source)
                running = pair.receiver.wait('running')
                chat.start()
                arrived = pair.receiver.wait('done')
                chat.over = True
                chat.join()
                pair.sender.wait('done')
                time.sleep(0.5)
                took, count = chat.latencies()
                latencies += took
                written += count
                came += len(took)
                seconds = arrived['at'] - running['at']
                share.append((mib << 20) / seconds / (bits / 8 * SHARE))
                of_plain.append(plain_copy(lab, source) / seconds)
                for path in pair.receiver.files.iterdir():
                    path.unlink()
    return median(share), median(of_plain), sorted(latencies), written - came


def wires(table, given, fast, disk):
    table.title('Over a wire between two hosts (a switch with 256 KiB of queue a port)')
    why = lablib.missing()
    if why:
        table.note('wire', 'skipped', why)
        return
    # A burst is what a processor that is busy elsewhere may catch up with.
    for name, rate, bits, burst in (('1 Gbit/s', '1gbit', 1e9, '128kb'), ('100 Mbit/s', '100mbit', 1e8, '16kb')):
        for congestion in ('cubic', 'bbr'):
            try:
                share, of_plain, latencies, lost = one(given, rate, bits, burst, congestion)
            except subprocess.CalledProcessError as wrong:
                table.note(f'{name}, {congestion}', 'skipped', str(wrong))
                continue
            table.goal(f'{name}, {congestion}: of what a plain copy gets', of_plain, 0.95,
                       more=f'{share:.2f} of what full frames hold, the plain copy {share / of_plain:.2f}')
            table.goal('  a message meanwhile, the slowest', latencies[-1] if not lost else 9999, 100, ' ms', least=False, digits=0,
                       more=f'median {median(latencies):.0f} of {len(latencies)}')
