#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every #include of the product and says which ones point the wrong way.

  includes.py TOP QT_HEADERS      check the tree at TOP; QT_HEADERS holds QtCore/, QtGui/ ...
  includes.py --self-test QT_HEADERS   plant one violation of each kind in a tree of its own; each must be found
"""
import pathlib
import re
import sys
import tempfile

# What a room may name besides itself. A lower room never names a higher one; neighbours do not name each other.
ROOMS = {
    'core/common': [],
    'core/wire': ['core/common'],
    'core/identity': ['core/wire', 'core/common'],
    'core/net': ['core/wire', 'core/common'],
    'core/store': ['core/common'],
    'core/presence': ['core/identity', 'core/net', 'core/wire', 'core/common'],
    'core/chat': ['core/net', 'core/store', 'core/wire', 'core/common'],
    'core/files': ['core/net', 'core/store', 'core/wire', 'core/common'],
    'core/node': ['core/presence', 'core/chat', 'core/files', 'core/identity', 'core/net', 'core/store',
                  'core/wire', 'core/common'],
    'ui': ['core/node', 'core/common'],
    'app/commands': ['core/node', 'core/common'],
    'app/cli': ['app/commands', 'core/node', 'core/common'],
    'app/desktop': ['app/commands', 'ui', 'core/node', 'core/common'],
}
FACELESS_QT = {'QtCore', 'QtNetwork', 'QtSql'}
FACELESS = ('core/', 'app/commands', 'app/cli')
SOCKETS = re.compile(r'\b(QTcpSocket|QTcpServer|QUdpSocket|QSslSocket)\b')
ONE_SYSTEM = re.compile(r'(sys/|netinet/|arpa/|linux/|mach/)|(unistd|fcntl|dirent|poll|termios|pwd|sched|windows|qt_windows|io|winsock2)\.h$')
# Built on one system alone: core/net and core/files choose them.
OF_ONE_SYSTEM = re.compile(r'_(unix|windows)\.(cpp|h)$|/descriptorstream\.cpp$')
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def room_of(path):
    """The longest room that `path` (relative, with /) lies in, or None."""
    return max((r for r in ROOMS if path.startswith(r + '/')), key=len, default=None)


def without_comments(text):
    return re.sub(r'//[^\n]*|/\*.*?\*/', lambda m: '\n' * m.group().count('\n'), text, flags=re.S)


def qt_modules(qt, header):
    if header.startswith('Qt') and '/' in header:
        return {header.split('/')[0]}
    return {d.name for d in qt.iterdir() if d.is_dir() and (d / header).exists()}


def check_include(top, qt, room, bracket, name):
    if bracket == '<':
        modules = qt_modules(qt, name)
        if modules and room.startswith(FACELESS) and not modules & FACELESS_QT:
            return f'<{name}> is of {", ".join(sorted(modules))}, which only ui and app/desktop may use'
        return None
    if name.endswith('.moc') or not (top / name).exists():
        return None if name.endswith('.moc') else f'"{name}" is no path from the top of the tree'
    target = room_of(name)
    if target is None or (target != room and target not in ROOMS[room]):
        return f'"{name}" is not for {room}'
    return None


def depths(lines):
    """How many #if each line stands in."""
    depth = 0
    for line in lines:
        depth -= bool(re.match(r'\s*#\s*endif', line))
        yield depth
        depth += bool(re.match(r'\s*#\s*if', line))


def check(top, qt):
    """Every violation as "file:line: what"."""
    found = []
    for path in sorted(top.glob('core/**/*')) + sorted(top.glob('ui/**/*')) + sorted(top.glob('app/**/*')):
        if path.suffix not in ('.h', '.cpp'):
            continue
        name = path.relative_to(top).as_posix()
        room = room_of(name)
        if room is None:
            found.append(f'{name}:1: lies in no room that the rules know')
            continue
        lines = without_comments(path.read_text(encoding='utf-8')).split('\n')
        for number, (line, depth) in enumerate(zip(lines, depths(lines)), 1):
            match = INCLUDE.match(line)
            wrong = check_include(top, qt, room, *match.groups()) if match else None
            if match and depth == 0 and ONE_SYSTEM.match(match[2]) and not OF_ONE_SYSTEM.search(name):
                wrong = f'<{match[2]}> is of one kind of system, and no #if says so'
            if not wrong and room != 'core/net' and SOCKETS.search(line):
                wrong = 'only core/net names a socket'
            if wrong:
                found.append(f'{name}:{number}: {wrong}')
    return found


def self_test(qt):
    good = {
        'core/common/ids.h': '#include <QString>\n// QTcpSocket in a comment is no use of it\n',
        'core/wire/frame.h': '#include "core/common/ids.h"\n',
        'core/net/link.h': '#include <QTcpSocket>\n#include "core/wire/frame.h"\n',
        'core/chat/outbox.h': '#include "core/net/link.h"\n',
        'core/files/disk.cpp': '#ifdef Q_OS_UNIX\n#include <fcntl.h>\n#else\n#include <io.h>\n#endif\n',
        'core/files/disk_unix.cpp': '#include <sys/stat.h>\n',
        'core/node/node.h': '#include "core/chat/outbox.h"\n',
        'ui/window.h': '#include <QWidget>\n#include "core/node/node.h"\n',
        'app/desktop/main.cpp': '#include "ui/window.h"\n#include <QApplication>\n',
    }
    bad = {
        'core/wire/a.h': '#include "core/net/link.h"\n',
        'core/net/b.h': '#include "core/node/node.h"\n',
        'core/store/c.h': '#include "core/wire/frame.h"\n',
        'core/files/d.cpp': '#include "core/chat/outbox.h"\n',
        'core/common/e.h': '#include <QtWidgets/QLabel>\n',
        'core/chat/f.cpp': '#include <QPixmap>\n',
        'core/node/g.cpp': '#include "ui/window.h"\n',
        'core/node/h.cpp': 'void f() { new QUdpSocket; }\n',
        'ui/i.cpp': '#include "core/chat/outbox.h"\n',
        'ui/j.cpp': '#include "app/desktop/main.cpp"\n',
        'app/cli/k.cpp': '#include "ui/window.h"\n',
        'app/cli/l.cpp': '#include <QWidget>\n',
        'core/net/m.h': '#include "link.h"\n',
        'core/attic/n.h': '\n',
        'core/files/o.cpp': '#ifdef Q_OS_UNIX\nvoid f();\n#endif\n#include <fcntl.h>\n',
        'app/cli/p.h': '#include <sys/stat.h>\n',
    }
    with tempfile.TemporaryDirectory() as folder:
        top = pathlib.Path(folder)
        for name, text in {**good, **bad}.items():
            (top / name).parent.mkdir(parents=True, exist_ok=True)
            (top / name).write_text(text)
        found = {line.split(':')[0] for line in check(top, qt)}
    wrong = [f'not found: {n}' for n in sorted(set(bad) - found)] + [f'wrongly found: {n}' for n in sorted(found - set(bad))]
    print('\n'.join(wrong) or f'{len(bad)} planted violations found, {len(good)} good files left alone')
    return not wrong


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    qt = pathlib.Path(sys.argv[2])
    if not (qt / 'QtWidgets').is_dir():
        sys.exit(f'no Qt headers in {qt}')
    if sys.argv[1] == '--self-test':
        sys.exit(0 if self_test(qt) else 1)
    found = check(pathlib.Path(sys.argv[1]), qt)
    print('\n'.join(found) or 'every include points the right way')
    sys.exit(1 if found else 0)


main()
