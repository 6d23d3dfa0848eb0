# SPDX-License-Identifier: GPL-3.0-or-later
"""What transfers are compared with: each answers how many seconds it took, some also their CPU seconds."""
import contextlib
import getpass
import os
import pathlib
import resource
import shlex
import shutil
import socket
import subprocess
import sys
import time


def free_tcp_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def listening(port):
    """Without connecting: some take the first connection for the only one."""
    wanted = f':{port:04X}'
    lines = pathlib.Path('/proc/net/tcp').read_text().splitlines()
    return any(line.split()[1].endswith(wanted) and line.split()[3] == '0A' for line in lines[1:])


def wait_for(port):
    for _ in range(500):
        if listening(port):
            return
        time.sleep(0.01)
    raise RuntimeError(f'nobody listens on {port}')


def missing(*programs):
    return [program for program in programs if not shutil.which(program)]


def children_cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def timed(*command, **options):
    start = time.monotonic()
    subprocess.run(list(map(str, command)), check=True, stdin=subprocess.DEVNULL, **options)
    return time.monotonic() - start


def own_seconds(*command):
    """Of a program that prints its seconds; and its CPU seconds."""
    before = children_cpu()
    out = subprocess.run(list(map(str, command)), capture_output=True, check=True).stdout
    return float(out), children_cpu() - before


def rsync(ssh, source, target):
    """A file, or what is in a folder."""
    return timed('rsync', '-a', '-W', '-e', shlex.join(['ssh', *ssh.options, '-p', str(ssh.port)]), source,
                 f'{getpass.getuser()}@127.0.0.1:{target}')


def tar_nc_tar(source, target):
    target.mkdir()
    port = free_tcp_port()
    receiver = subprocess.Popen(f'nc -l -N 127.0.0.1 {port} | tar -xf - -C {shlex.quote(str(target))}', shell=True)
    wait_for(port)
    start = time.monotonic()
    subprocess.run(f'tar -cf - -C {shlex.quote(str(source))} . | nc -N 127.0.0.1 {port}', shell=True, check=True)
    if receiver.wait():
        raise RuntimeError('nc | tar failed')
    return time.monotonic() - start


@contextlib.contextmanager
def http_server(folder):
    """Python's own; its port."""
    port = free_tcp_port()
    server = subprocess.Popen([sys.executable, '-m', 'http.server', str(port), '--bind', '127.0.0.1'], cwd=folder,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield port
    finally:
        server.terminate()
        server.wait()


def curl(port, name, target):
    return timed('curl', '-s', '--fail', '--noproxy', '*', '-o', target, f'http://127.0.0.1:{port}/{name}')


def fsync_each(source, target):
    """Copies a folder's files, each made durable by itself."""
    target.mkdir()
    start = time.monotonic()
    for name in os.listdir(source):
        with open(source / name, 'rb') as one, open(target / name, 'wb') as other:
            other.write(one.read())
            other.flush()
            os.fsync(other.fileno())
    return time.monotonic() - start


def read_and_digest(*paths):
    """The same kind of digest as a transfer's, by xxhsum; of several files each by its own, all at the same time."""
    start = time.monotonic()
    running = [subprocess.Popen(['xxhsum', '-q', '-H2', path], stdout=subprocess.DEVNULL) for path in paths]
    if any([one.wait() for one in running]):
        raise RuntimeError('xxhsum failed')
    return time.monotonic() - start
