# SPDX-License-Identifier: GPL-3.0-or-later
"""scp over an sshd of our own on a loopback port, with keys of our own; gone afterwards."""
import getpass
import os
import pathlib
import shutil
import socket
import subprocess
import time

SSHD = shutil.which('sshd') or '/usr/sbin/sshd'


class Scp:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder) / 'ssh'
        self.why_not = None
        self._server = None
        self._made_run = False

    def __enter__(self):
        if not os.path.exists(SSHD) or not shutil.which('scp'):
            self.why_not = 'sshd or scp is missing'
            return self
        self.folder.mkdir(mode=0o700)
        for name in ('host', 'user'):
            subprocess.run(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', self.folder / name], check=True)
        shutil.copy(self.folder / 'user.pub', self.folder / 'authorized')
        if os.geteuid() == 0 and not os.path.isdir('/run/sshd'):  # sshd insists on it when root
            os.mkdir('/run/sshd', 0o755)
            self._made_run = True
        with socket.socket() as probe:
            probe.bind(('127.0.0.1', 0))
            self.port = probe.getsockname()[1]
        (self.folder / 'config').write_text(
            f'ListenAddress 127.0.0.1:{self.port}\nHostKey {self.folder}/host\nPidFile none\nStrictModes no\n'
            f'AuthorizedKeysFile {self.folder}/authorized\nPasswordAuthentication no\nUsePAM no\n'
            'PermitRootLogin yes\nSubsystem sftp internal-sftp\n')
        self._server = subprocess.Popen([SSHD, '-D', '-e', '-f', self.folder / 'config'], stderr=subprocess.DEVNULL)
        for _ in range(100):
            if socket.socket().connect_ex(('127.0.0.1', self.port)) == 0:
                return self
            time.sleep(0.05)
        self.why_not = 'sshd did not start'
        return self

    def __exit__(self, *_):
        if self._server:
            self._server.terminate()
            self._server.wait()
        if self._made_run:
            os.rmdir('/run/sshd')

    @property
    def options(self):
        """Of ssh and scp alike."""
        return ['-F', 'none', '-c', 'aes128-gcm@openssh.com', '-i', str(self.folder / 'user'), '-o', 'StrictHostKeyChecking=no',
                '-o', 'UserKnownHostsFile=/dev/null', '-o', 'LogLevel=ERROR']

    def copy(self, source, target):
        """Seconds."""
        start = time.monotonic()
        subprocess.run(['scp', '-q', *self.options, '-P', str(self.port), source, f'{getpass.getuser()}@127.0.0.1:{target}'],
                       check=True, stdin=subprocess.DEVNULL)
        return time.monotonic() - start
