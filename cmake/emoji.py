#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the emoji picker's list of what Unicode publishes.

  emoji.py OUT EMOJI_TEST [ANNOTATIONS...]

EMOJI_TEST is Unicode's emoji-test.txt, ANNOTATIONS are CLDR's files of search words and names (annotations/zh.xml,
annotationsDerived/zh.xml), as many as there are; each is called by its language. OUT, in UTF-8: "@group" begins a group,
in Unicode's own order; every other line is an emoji, its English name, its search words, its five skin tones where it
has them, and its names in other languages ("zh=..."), with tabs between.
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

TONES = [chr(tone) for tone in range(0x1F3FB, 0x1F400)]
VARIANT = '\ufe0f'


def words_and_names_of(files):
    words, names = {}, {}
    for file in files:
        language = pathlib.Path(file).stem
        for entry in xml.parse(file).getroot().iter('annotation'):
            emoji, text = entry.get('cp').replace(VARIANT, ''), (entry.text or '').strip()
            if not text or text == '↑↑↑':  # as in the language above
                continue
            if entry.get('type') == 'tts':
                if language != 'en':  # Unicode's own name is the English one
                    names.setdefault(emoji, {})[language] = text
                continue
            known = words.setdefault(emoji, [])
            known += [word for word in re.split(r'\s*\|\s*', text) if word not in known]
    return words, names


def main(out, source, annotations):
    words, names = words_and_names_of(annotations)
    lines, toned, groups = [], {}, 0
    for line in open(source, encoding='utf-8'):
        if line.startswith('# group:'):
            group = line.split(':', 1)[1].strip()
            continue
        match = re.match(r'([0-9A-F ]+?)\s*; fully-qualified\s*# \S+ E[\d.]+ (.+)', line)
        if not match or group == 'Component':
            continue
        emoji = ''.join(chr(int(point, 16)) for point in match[1].split())
        tones = {sign for sign in emoji if sign in TONES}
        if not tones:
            if not groups or lines[groups - 1] != '@' + group:
                lines.append('@' + group)
                groups = len(lines)
            lines.append((emoji, match[2].strip()))
        elif len(tones) == 1:  # couples of two tones are left to those who type them
            plain = ''.join(sign for sign in emoji if sign not in TONES).replace(VARIANT, '')
            toned.setdefault(plain, []).append(emoji)
    with open(out, 'w', encoding='utf-8', newline='\n') as file:
        for line in lines:
            if isinstance(line, str):
                file.write(line + '\n')
                continue
            emoji, name = line
            plain = emoji.replace(VARIANT, '')
            tones = toned.get(plain, [])
            tones = ' '.join(tones) if len(tones) == len(TONES) else ''
            others = [f'{language}={text}' for language, text in sorted(names.get(plain, {}).items())]
            file.write('\t'.join([emoji, name, ' '.join(words.get(plain, [])), tones] + others).rstrip('\t') + '\n')


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
