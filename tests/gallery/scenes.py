# SPDX-License-Identifier: GPL-3.0-or-later
"""What Ana and the others do while pictures are taken; see session.py."""
import json
import subprocess

from cliprocess import make_file

WINDOW = (1120, 720)


def photo(path, size, colour, other):
    """Something to look at: a sky over hills."""
    w, h = size
    subprocess.run(['convert', '-size', f'{w}x{h}', f'gradient:{colour}-{other}', '-fill', '#ffffffaa', '-draw', f'circle {w * 3 // 4},{h // 4} {w * 3 // 4},{h // 8}',
                    '-fill', '#1f4d3acc', '-draw', f'polygon 0,{h} {w // 3},{h // 2} {w * 2 // 3},{h}',
                    '-fill', '#2f6b4fcc', '-draw', f'polygon {w // 4},{h} {w * 2 // 3},{h * 3 // 5} {w},{h}', str(path)], check=True)


def nobody(s):
    s.reads('Looking for people on your network')
    s.shot('first-start')
    s.reads('Nobody here yet')
    s.shot('nobody')
    s.press("Why can't I see someone?")
    s.reads('This computer')
    s.shot('why')
    s.close("Why can't I see someone?")
    s.press('Add by address…')
    s.reads('The address or name of the other computer:')
    s.desk('type', '10.0.0.12')
    s.shot('address')
    s.close('Add by address')


def people(s):
    """The others come, one after the other."""
    folder = s.work / 'plans'
    (folder / 'Drawings' / '2026').mkdir(parents=True)
    make_file(folder / 'Drawings' / 'workshop.svg', 24_000)
    for name, size in (('budget.xlsx', 84_000), ('Minutes of the meeting.pdf', 1_200_000), ('设计稿.png', 310_000), ('theme.flac', 3_100_000)):
        make_file(folder / name, size)
    s.mei = s.person('Mei Lin')
    s.mei.run('share', 'add', 'Projects', str(folder))
    s.mei.run('share', 'add', 'Contracts', str(folder / 'Drawings'), '--password', text='oak\n')
    s.chat = s.mei.chat('Ana Novak', '--stay', '--json-input', '--accept', 'all', '--timeout', '60')
    s.chat.wait('conversation', 60)
    s.reads('Mei Lin')
    s.others = {}
    for name in ('Tomas Kral', '王小明', 'Sara Amin', 'Printer room'):
        s.others[name] = s.person(name)
        s.others[name].listener = s.others[name].listen('--accept', 'all')
        s.reads(name)
    s.shot('people')


def talk(s):
    s.key('ctrl+k')
    s.desk('type', 'Mei')
    s.shot('search-people')
    s.key('Down', 'Return')
    s.reads(s.say('Conversation with %1').replace('%1', 'Mei Lin'))
    s.shot('opened')

    def mei(**what):
        s.chat.say(json.dumps(what))

    mei(say='Did the build go through?')
    s.reads('Did the build')
    first = s.sent('Yes, all green: https://ci.example.org/builds/2041')
    mei(react=first, text='👍')
    mei(say='Great! Here is the list for Tuesday:\n1. the plans\n2. two laptops\n3. 🍰 and coffee', reply=first)
    s.reads('two laptops')
    mei(say='下午三点在会议室见。')
    s.reads('下午三点')
    mei(typing=True)
    s.shot('typing')
    s.sent('See you there 🙂')
    mei(say='And thanks, António: naïve café, Ærøskøbing, Łódź.')
    s.reads('Łódź')
    s.shot('talk')
    # An emoji by its name, a draft, and what a message offers.
    s.key('ctrl+e')
    s.shot('emoji')
    s.desk('type', 'rocket')
    s.shot('emoji-found')
    s.key('Escape')
    s.key('shift+Tab', 'Up', 'Up', 'Menu')
    s.shot('message-menu')
    s.key('Escape')
    s.key('r')
    s.desk('type', 'I bring the coffee')
    s.shot('reply')
    s.key('Escape')
    x, y, w, h = s.at('two laptops', 'list item')
    s.desk('drag', x + 14, y + h // 2, x + 150, y + h // 2 + 20)
    s.shot('selected-text')
    s.key('Escape')
    s.key('ctrl+f')
    s.desk('type', 'the')
    s.shot('find')
    s.key('Escape')
    s.key('ctrl+shift+f')
    s.desk('type', 'Tues')
    s.reads('In messages')
    s.shot('search-messages', 1.2)
    s.key('Escape', 'Escape')


def dialogs(s):
    s.press('About this person')
    s.reads('Your name for them')
    s.shot('details')
    s.press('Verify…', 'push button')
    s.titled('Verify %1', 'Mei Lin')
    s.shot('verify', 1, window=s.say('Verify %1').replace('%1', 'Mei Lin'))
    s.close('Verify %1', 'Mei Lin')
    s.close('About this person')
    s.click('Mei Lin, ' + s.say('Available'), button='right')
    s.shot('person-menu')
    s.key('Escape')
    s.click('Your status')
    s.shot('status-menu')
    s.key('Escape')
    s.click('Settings and more', 'push button')
    s.shot('main-menu')
    s.key('Escape')


def files(s):
    """Handed over by a second start, dropped, offered, on their way, held, done, gone."""
    s.open('Mei', 'Mei Lin')
    pictures = s.work / 'Lab photos'
    pictures.mkdir()
    for i, (a, b) in enumerate((('#88b4d8', '#f3d9b1'), ('#274060', '#e08e79'), ('#9bc1bc', '#f4f1bb'))):
        photo(pictures / f'IMG_204{i}.jpg', (900, 600), a, b)
    make_file(pictures / 'interview.mkv', 40_000_000)
    subprocess.run([*s.ana, pictures], env=s.x, check=True, timeout=30)
    s.titled('Send to')
    s.desk('type', 'Tom')
    s.shot('person-picker')
    s.key('Return')
    s.others['Tomas Kral'].listener.wait('received', 60)
    s.shot('folder-sent')

    s.open('Mei', 'Mei Lin')
    x, y, w, h = s.at('Messages', 'list')
    hover = s.work / 'hover.png'
    both = pictures / 'IMG_2040.jpg', pictures / 'IMG_2041.jpg'
    s.desk('dropfiles', x + w // 3, y + h // 3, *both, HOVER=str(hover), RELEASE='0')
    s.desk('dropfiles', x + w // 2, y + h // 2, *both)
    s.keep('drop-overlay', hover)
    for _ in both:
        s.chat.wait('file', 60)
    s.shot('taken')
    s.chat.stop()

    report = make_file(s.work / 'report-signed.pdf', 12_400_000)
    sending = subprocess.Popen(s.mei.command('send', 'Ana Novak', str(report), str(pictures / 'IMG_2042.jpg')), env=s.mei.env,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    s.started.append(sending)
    s.reads('report-signed.pdf', 40)
    s.shot('offered')
    s.key('shift+Tab')
    s.key('End')
    s.shot('offer-by-keyboard')
    s.key(s.onward, 'Return')
    s.shot('running', 1.5)
    s.key(s.onward, 'Return')
    s.shot('paused')
    s.key('ctrl+j')
    s.shot('transfers')
    s.key('Escape')
    s.key('shift+Tab', 'End', s.onward, 'Return')
    sending.wait(60)
    s.shot('received')
    away(s)


def away(s):
    """A notification while one is elsewhere, a draft, everybody gone, and what is left after a new start."""
    s.open('Printer', 'Printer room')
    s.desk('paste', 'The second tray is empty again')
    subprocess.run(['xdotool', 'windowminimize', s.window], env=s.x, check=True, timeout=10)
    s.mei.run('say', 'Ana Novak', 'Are you still there?')
    s.shot('notification', 1.5, whole=True)
    s.desk('focus', s.window)
    s.shot('unread', 1.5)
    s.open('Mei', 'Mei Lin')
    for other in s.others.values():
        other.listener.stop()
    s.reads('Offline')
    s.key('ctrl+a')
    s.desk('paste', 'I have just come back.')
    s.key('Return')
    s.shot('everybody-gone', 2)
    s.window_to(420, 680)
    s.shot('narrow', window=s.window)
    s.key('Escape')
    s.shot('narrow-list', window=s.window)
    s.window_to(800, 560)
    s.shot('small', window=s.window)
    s.window_to(*WINDOW)
    s.key('ctrl+q')
    s.start()
    s.shot('started-again', 2)


def shares(s):
    s.press('Open shared folders')
    s.reads('Contracts')
    title = s.say('Shared folders of %1').replace('%1', 'Mei Lin')
    s.shot('shares', window=title)
    s.key('Home', 'Return')
    s.reads('Password')
    s.shot('share-with-password', window=title)
    s.desk('type', 'wrong')
    s.key('Return')
    s.shot('share-refused', 1.5, window=title)
    s.key('alt+Up')
    s.reads('Contracts')
    s.key('End', 'Return')
    s.reads('theme.flac')
    s.key('Down', 'Down', 'shift+Down')
    s.shot('share-folder', window=title)
    s.close('Shared folders of %1', 'Mei Lin')
    s.click('Settings and more', 'push button')
    s.key('Down', 'Down', 'Down', 'Return')
    s.titled('Your shared folders')
    s.shot('own-shares')
    s.close('Your shared folders')


def settings(s):
    s.key('ctrl+comma')
    s.titled('Settings')
    for page in ('general', 'conversations', 'files', 'network', 'security', 'advanced'):
        s.shot(f'settings-{page}')
        s.key('Down')
    s.close('Settings')
    s.key('F1')
    s.titled('Help')
    s.shot('help')
    s.close('Help')


ALL = [nobody, people, talk, dialogs, shares, files, settings]
