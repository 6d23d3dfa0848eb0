# SPDX-License-Identifier: GPL-3.0-or-later
"""From exec to the first picture in the window, as the X server sees it."""
import contextlib
import ctypes
import os
import pathlib
import shutil
import signal
import subprocess
import time

MAP_NOTIFY, SUBSTRUCTURE_NOTIFY, Z_PIXMAP, ALL_PLANES = 19, 1 << 19, 2, ctypes.c_ulong(-1).value


class MapEvent(ctypes.Structure):
    _fields_ = [('type', ctypes.c_int), ('serial', ctypes.c_ulong), ('send_event', ctypes.c_int),
                ('display', ctypes.c_void_p), ('event', ctypes.c_ulong), ('window', ctypes.c_ulong)]


class Event(ctypes.Union):
    _fields_ = [('map', MapEvent), ('pad', ctypes.c_long * 24)]


class Image(ctypes.Structure):  # the beginning of XImage
    _fields_ = [('width', ctypes.c_int), ('height', ctypes.c_int), ('xoffset', ctypes.c_int), ('format', ctypes.c_int),
                ('data', ctypes.POINTER(ctypes.c_char)), ('byte_order', ctypes.c_int), ('unit', ctypes.c_int),
                ('bit_order', ctypes.c_int), ('pad', ctypes.c_int), ('depth', ctypes.c_int),
                ('bytes_per_line', ctypes.c_int)]


def x11():
    lib = ctypes.CDLL('libX11.so.6')
    lib.XOpenDisplay.restype = ctypes.c_void_p
    lib.XDefaultRootWindow.restype = ctypes.c_ulong
    lib.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
    lib.XSelectInput.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_long]
    lib.XCheckTypedEvent.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p]
    lib.XGetImage.restype = ctypes.POINTER(Image)
    lib.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint,
                              ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
    lib.XGetGeometry.argtypes = [ctypes.c_void_p, ctypes.c_ulong] + [ctypes.c_void_p] * 7
    lib.XFree.argtypes = [ctypes.c_void_p]
    lib.XSetErrorHandler(IGNORE)  # a window may vanish between two looks
    return lib


IGNORE = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda *_: 0)


def painted(lib, display, window):
    """Whether the window shows more than one colour."""
    numbers = [ctypes.c_ulong()] + [ctypes.c_uint() for _ in range(6)]  # root, x, y, width, height, border, depth
    if not lib.XGetGeometry(display, window, *map(ctypes.byref, numbers)):
        return False
    image = lib.XGetImage(display, window, 0, 0, numbers[3].value, numbers[4].value, ALL_PLANES, Z_PIXMAP)
    if not image:
        return False
    data = ctypes.string_at(image.contents.data, image.contents.bytes_per_line * image.contents.height)
    lib.XFree(image.contents.data)
    lib.XFree(image)
    return data != data[:4] * (len(data) // 4)


@contextlib.contextmanager
def screen():
    """An X server of its own: what a program's environment has to be to be shown there. None: Xvfb is missing."""
    if not shutil.which('Xvfb'):
        yield None
        return
    read, write = os.pipe()
    server = subprocess.Popen(['Xvfb', '-displayfd', str(write), '-screen', '0', '1280x800x24', '-nolisten', 'tcp', '-noreset'],
                              pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        name = ':' + os.read(read, 16).decode().strip()
        env = {**os.environ, 'DISPLAY': name, 'QT_QPA_PLATFORM': 'xcb', 'LIBGL_ALWAYS_SOFTWARE': '1'}
        env.pop('WAYLAND_DISPLAY', None)
        yield env
    finally:
        os.close(read)
        server.terminate()
        server.wait()


def measure(program, options, rounds, before=None):
    """Seconds of each round, after `before`; a first one, that fills the caches, is left out. A string says why not."""
    with screen() as env:
        if env is None:
            return 'Xvfb is missing'
        lib = x11()
        display = lib.XOpenDisplay(env['DISPLAY'].encode())
        lib.XSelectInput(display, lib.XDefaultRootWindow(display), SUBSTRUCTURE_NOTIFY)
        times = []
        for _ in range(rounds + 1):
            if before:
                before()
            times.append(one(lib, display, [str(program), *options], env))
        return 'no window came' if None in times else times[1:]


def one(lib, display, command, env):
    start = time.monotonic()
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    event, windows = Event(), []
    try:
        while time.monotonic() - start < 20 and process.poll() is None:
            while lib.XCheckTypedEvent(display, MAP_NOTIFY, ctypes.byref(event)):
                windows.append(event.map.window)
            if any(painted(lib, display, window) for window in windows):
                return time.monotonic() - start
            time.sleep(0.002)
        return None
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def program_in(folder):
    path = pathlib.Path(folder) / 'dovetail'
    return path if path.exists() else None
