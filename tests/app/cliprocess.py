# SPDX-License-Identifier: GPL-3.0-or-later
"""dovetail-cli as the tests drive it: one object a person, each with a profile of their own."""
import hashlib
import json
import os
import pathlib
import queue
import signal
import socket
import subprocess
import threading
import time


def free_udp_port():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.bind(('127.0.0.1', 0))
        return s.getsockname()[1]


def sha256(path):
    digest = hashlib.sha256()
    with open(path, 'rb') as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def make_file(path, size, seed=1):
    """`size` bytes that no compression and no zero page helps with."""
    block = hashlib.shake_256(str(seed).encode()).digest(1 << 20)
    with open(path, 'wb') as file:
        for start in range(0, size, 1 << 20):
            part = start.to_bytes(8, 'big') + block[8:]
            file.write(part[:min(1 << 20, size - start)])
    return path


class Listener:
    """A running `listen --json`, or `chat --json`. Its events are kept in order; wait() takes the next one that fits."""

    def __init__(self, person, args, command='listen', on_event=None):
        self.person = person
        self.on_event = on_event
        stdin = subprocess.PIPE if command == 'chat' else subprocess.DEVNULL
        self.process = subprocess.Popen(person.command(command, '--json', *args), stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, stdin=stdin, env=person.env)
        self.events, self.unparsed, self.errors = [], [], []
        self._new = queue.Queue()
        self._taken = 0
        self._threads = [threading.Thread(target=self._read, daemon=True),
                         threading.Thread(target=self._read_errors, daemon=True)]
        for thread in self._threads:
            thread.start()

    def _read(self):
        for line in self.process.stdout:
            try:
                event = json.loads(line)
            except ValueError:
                self.unparsed.append(line)
                continue
            event['_at'] = time.monotonic()
            if self.on_event:
                self.on_event(event)
            self._new.put(event)
        self._new.put(None)  # the end

    def _read_errors(self):
        for line in self.process.stderr:
            self.errors.append(line.decode(errors='replace').rstrip())

    def wait(self, kind, seconds=10, **fields):
        """The first event from here on of this kind with these fields; those before it are passed over."""
        end = time.monotonic() + seconds
        while True:
            while self._taken < len(self.events):
                event = self.events[self._taken]
                self._taken += 1
                if event['event'] == kind and all(event.get(k) == v for k, v in fields.items()):
                    return event
            why = f'within {seconds} s'
            try:
                event = self._new.get(timeout=max(0.0, end - time.monotonic()))
                why = 'before its program ended'
            except queue.Empty:
                event = None
            if event is None:
                seen = [str(event)[:200] for event in self.events[-8:]]
                raise AssertionError(f'{self.person.name}: no {kind} {fields} {why}; seen {seen}, said {self.errors[-8:]}')
            self.events.append(event)

    def say(self, *lines):
        """Only of a chat. BrokenPipeError when it has ended."""
        self.process.stdin.write(''.join(line + '\n' for line in lines).encode())
        self.process.stdin.flush()

    def end_input(self):
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass

    def events_so_far(self):
        """All that have come by now."""
        while True:
            try:
                event = self._new.get_nowait()
            except queue.Empty:
                return self.events
            if event is None:
                self._new.put(None)
                return self.events
            self.events.append(event)

    def rewind(self):
        """wait() looks at everything again."""
        self._taken = 0

    def kill(self):
        self.process.kill()
        self.process.wait()
        self._close()

    def _close(self):
        for thread in self._threads:
            thread.join(2)
        if self.process.stdin:
            self.end_input()
        self.process.stdout.close()
        self.process.stderr.close()

    def stop(self, number=signal.SIGTERM, seconds=10):
        """Ends it politely; returns the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f'{self.person.name}: did not end within {seconds} s')
        finally:
            self._close()


class Person:
    """Somebody with a profile. `prefix` starts the program somewhere else (another host of the lab)."""

    def __init__(self, program, folder, name, options=(), prefix=()):
        self.name = name
        self.folder = pathlib.Path(folder) / name
        self.files = self.folder / 'files'
        self.files.mkdir(parents=True, exist_ok=True)
        self.options = list(options)
        self.prefix = list(prefix)
        self.program = str(program)
        self.env = {**os.environ, 'LC_ALL': 'C.UTF-8', 'XDG_DATA_HOME': str(self.folder / 'data')}
        self.listeners = []

    def command(self, *args, profile='profile'):
        return [*self.prefix, self.program, '--profile', str(self.folder / profile), '--name', self.name,
                *self.options, *args]

    def listen(self, *args):
        """`listen`, ready."""
        listener = Listener(self, ['--into', str(self.files), *args])
        self.listeners.append(listener)
        listener.ready = listener.wait('ready', 20)
        return listener

    def chat(self, peer, *args, on_event=None, ready=True):
        """`chat`, ready unless said otherwise. on_event is called with each event, from another thread."""
        listener = Listener(self, [peer, '--into', str(self.files), *args], 'chat', on_event)
        self.listeners.append(listener)
        if ready:
            listener.ready = listener.wait('ready', 20)
        return listener

    def history(self, peer, *args, seconds=60):
        """The conversation with `peer` in this profile, oldest first; nothing may use it now. Empty when there is none."""
        try:
            done = self.run('history', peer, '--json', *args, seconds=seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError(f'{self.name}: history did not end within {seconds} s') from None
        if done.returncode not in (0, 3):
            raise AssertionError(f'{self.name}: history ended with {done.returncode}: {done.stderr.decode(errors="replace").strip()}')
        return [event for event in map(json.loads, done.stdout.splitlines()) if event['event'] == 'message']

    def run(self, *args, text=None, seconds=60, profile='profile'):
        """Any command, to its end. With `text` as standard input."""
        data = text.encode() if isinstance(text, str) else text
        stdin = {'input': data} if data is not None else {'stdin': subprocess.DEVNULL}
        return subprocess.run(self.command(*args, profile=profile), capture_output=True, timeout=seconds,
                              env=self.env, check=False, **stdin)

    def end(self):
        for listener in self.listeners:
            listener.kill()
