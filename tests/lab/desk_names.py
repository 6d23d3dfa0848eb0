# SPDX-License-Identifier: GPL-3.0-or-later
"""What is wrong with what a screen reader is told of a window: things without a name, and those that cannot be told apart."""
from desk import said

# What a person can do something with, and what is read out item by item. Of a table row its first cell.
NAMED = {'push button', 'toggle button', 'check box', 'radio button', 'combo box', 'entry', 'text', 'list', 'list item', 'tree',
         'table', 'menu item', 'slider', 'spin button', 'page tab', 'progress bar', 'table column header'}
APART = {'push button', 'toggle button', 'check box', 'radio button'}


def faults(nodes):
    """In sentences, of Reader.around()."""
    wrong, beside = [], {}
    for node in nodes:
        parent = said(node.parent) if node.parent else 'the window'
        if not node.name.strip() and (node.role in NAMED or 'FOCUSED' in node.states and 'FOCUSABLE' in node.states):
            wrong.append(f'{node.role} without a name in {parent}')
        if node.role in APART:
            names = beside.setdefault(id(node.parent), set())
            if node.name in names:
                wrong.append(f'two of {said(node)} in {parent}')
            names.add(node.name)
    return wrong
