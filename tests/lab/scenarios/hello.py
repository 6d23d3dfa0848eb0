# SPDX-License-Identifier: GPL-3.0-or-later
"""Two hosts see each other, write, send files; leaving is seen at once, dying after a while."""
import time

from lab import make_file, sha256

# core/common/limits.h: presenceTimeoutMs, and a heartbeat's worth of slack.
DEATH_IS_SEEN_WITHIN = 16 + 6
SECONDS = 23


def scenario(lab):
    lab.up(2)
    ana, mei = lab.person('h1', 'Ana'), lab.person('h2', 'Mei')

    mei_here = mei.listen('--accept', 'all')
    ana_here = ana.listen('--accept', 'all')
    start = time.monotonic()
    seen = ana_here.wait('peer', 5, name='Mei', online=True)
    back = mei_here.wait('peer', 5, name='Ana', online=True)
    took = max(seen['_at'], back['_at']) - start
    lab.check(took < 2, f'each sees the other after {max(took, 0):.2f} s (2 are allowed)')
    lab.check(seen['address'].split(':')[0] == '10.99.0.12', f'Mei is at {seen["address"]}')
    lab.check(ana_here.stop() == 0, 'a polite end ends with 0')
    gone = mei_here.wait('peer', 3, name='Ana', online=False)
    lab.check(gone is not None, 'leaving is seen at once')

    texts = ['Did the build go through?', '构建通过了吗？', 'ビルドは通りましたか', '🎉 👩‍👩‍👧']
    for text in texts:
        lab.check_ran(ana.run('say', 'Mei', text), f'Ana says {text}')
        lab.check(mei_here.wait('message', name='Ana')['text'] == text, 'and Mei reads the same')

    for name, size in (('empty', 0), ('five.bin', 5_000_000), ('large.bin', (1 << 30) if lab.full else (64 << 20))):
        source = make_file(lab.folder / name, size)
        start = time.monotonic()
        lab.check_ran(ana.run('send', 'Mei', str(source), seconds=300), f'{name}, {size} bytes, sent and verified')
        took = time.monotonic() - start
        arrived = mei_here.wait('file', 10)
        lab.check(sha256(arrived['path']) == sha256(source), f'and identical at Mei\'s ({took:.1f} s in all)')
        source.unlink()

    # The other way round, and a death.
    mei_here.stop()
    ana_here = ana.listen()
    lab.check_ran(mei.run('say', 'Ana', '早上好 ☕'), 'Mei writes to Ana')
    lab.check(ana_here.wait('message', name='Mei')['text'] == '早上好 ☕', 'and Ana reads the same')
    ana_here.wait('peer', 5, name='Mei', online=False)
    mei_here = mei.listen()
    ana_here.wait('peer', 5, name='Mei', online=True)
    mei_here.kill()
    start = time.monotonic()
    ana_here.wait('peer', DEATH_IS_SEEN_WITHIN, name='Mei', online=False)
    took = time.monotonic() - start
    lab.check(took > 2, f'a killed program is seen as gone after {took:.1f} s')
