# SPDX-License-Identifier: GPL-3.0-or-later
"""Two sides of a transfer, each a process of its own (transferend.h), and what they say."""
import json
import os
import pathlib
import queue
import subprocess
import threading
import time

PATIENCE = 600


class End:
    """One side. Its facts are kept in order; wait() takes the next one of a kind, passing over others."""

    def __init__(self, program, folder, name, port, prefix=(), more=()):
        self.name, self.folder = name, pathlib.Path(folder)
        self.files = self.folder / 'files'
        self.files.mkdir(parents=True, exist_ok=True)
        self._command = [*prefix, str(program), str(self.folder), name, str(port), *more]
        self.start()

    def start(self):
        env = {**os.environ, 'QT_QPA_PLATFORM': 'offscreen', 'LC_ALL': 'C.UTF-8'}
        self.process = subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, env=env, text=True)
        self._facts, self._kept = queue.Queue(), {}
        threading.Thread(target=self._read, args=(self.process, self._facts, self._kept), daemon=True).start()

    @staticmethod
    def _read(process, facts, kept):
        for line in process.stdout:
            fact = json.loads(line)
            if fact['event'] in kept:
                kept[fact['event']].append(fact)
            else:
                facts.put(fact)
        facts.put(None)

    def keep(self, event):
        """A list that facts of this kind go to from now on, in place of wait()."""
        self._kept[event] = []
        return self._kept[event]

    def wait(self, event, seconds=PATIENCE):
        end = time.monotonic() + seconds
        while True:
            try:
                fact = self._facts.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                raise RuntimeError(f'{self.name}: no {event} within {seconds} s') from None
            if fact is None or fact['event'] == 'failed':
                raise RuntimeError(f'{self.name}: {fact or "ended"} while waiting for {event}')
            if fact['event'] == event:
                return fact

    def say(self, line):
        self.process.stdin.write(line + '\n')
        self.process.stdin.flush()

    def peak_mib(self):
        for line in pathlib.Path(f'/proc/{self.process.pid}/status').read_text().splitlines():
            if line.startswith('VmHWM'):
                return int(line.split()[1]) / 1024
        return 0

    def kill(self):
        self.process.kill()
        self.process.wait()

    def end(self):
        try:
            self.process.stdin.close()
            self.process.wait(20)
        except (subprocess.TimeoutExpired, BrokenPipeError):
            self.kill()


class Pair:
    """A sender and a receiver that know each other; leaving it ends both."""

    def __init__(self, bin_folder, folder, port, program='transfer_end'):
        self._arguments = (pathlib.Path(bin_folder) / program, pathlib.Path(folder), port)

    def __enter__(self):
        program, folder, port = self._arguments
        self.receiver = End(program, folder / 'receiver', 'Receiver', port)
        self.receiver.wait('started', 60)
        self.sender = End(program, folder / 'sender', 'Sender', port)
        self.meet()
        return self

    def meet(self):
        self.sender.wait('peer', 60)
        self.receiver.wait('peer', 60)

    def __exit__(self, *_):
        self.sender.end()
        self.receiver.end()

    def begin(self, *paths):
        """The fact of the sender that it begins to look at them."""
        self.sender.say('send ' + '\t'.join(map(str, paths)))
        return self.sender.wait('sending')

    def send(self, *paths):
        """From the drop until the sender knows that all is there: seconds, and the CPU seconds of each side; the
        last fact of each."""
        first = self.begin(*paths)
        before = self.receiver.wait('accepted')
        arrived = self.receiver.wait('done')
        done = self.sender.wait('done')
        if done['skipped'] or arrived['skipped']:
            raise RuntimeError('something was left out')
        return Sent(done['at'] - first['at'], done['cpu'] - first['cpu'], arrived['cpu'] - before['cpu'], done, arrived)


class Sent:
    def __init__(self, seconds, sender_cpu, receiver_cpu, done, arrived):
        self.seconds, self.sender_cpu, self.receiver_cpu, self.done, self.arrived = seconds, sender_cpu, receiver_cpu, done, arrived

    @property
    def cpu(self):
        return self.sender_cpu + self.receiver_cpu
