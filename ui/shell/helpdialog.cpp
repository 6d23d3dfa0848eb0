// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/helpdialog.h"

#include "ui/format/beginning.h"
#include "ui/format/translated.h"
#include "ui/theme/fonts.h"
#include "ui/theme/words.h"

#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTextLayout>
#include <QVBoxLayout>

#include <functional>

namespace dovetail::ui {

namespace {

using Words = std::function<QString()>;

/// What is done by keys. Those, too, have names in every language.
struct Keys {
    QList<QKeySequence> keys;
    Words meaning;
    QString rest = {}; ///< behind each of the keys
    Words name = {}; ///< in place of what the system calls them
};

QString shown(const Keys &keys)
{
    if (keys.name)
        return isolated(keys.name());
    QStringList names;
    for (const QKeySequence &each : keys.keys)
        names += isolated(each.toString(QKeySequence::NativeText) + keys.rest); // "Ctrl+," stays so among letters from the right
    return names.join(QStringLiteral("  "));
}

/// In the order of how often it is done.
QList<Keys> allKeys()
{
    return {
        {{Qt::CTRL | Qt::Key_K}, [] { return HelpDialog::tr("Search people and messages"); }},
        {{Qt::CTRL | Qt::SHIFT | Qt::Key_F}, [] { return HelpDialog::tr("Search all messages"); }},
        {{QKeySequence::Find}, [] { return HelpDialog::tr("Find in the open conversation"); }},
        {{Qt::Key_F3, Qt::SHIFT | Qt::Key_F3}, [] { return HelpDialog::tr("Older match, newer match"); }},
        {{Qt::CTRL | Qt::Key_1}, [] { return HelpDialog::tr("Go to the first nine people in the list"); }, QStringLiteral(" … 9")},
        {{Qt::ALT | Qt::Key_Down, Qt::ALT | Qt::Key_Up}, [] { return HelpDialog::tr("Next conversation, previous conversation"); }},
        {{Qt::SHIFT | Qt::Key_Enter}, [] { return HelpDialog::tr("New line in a message"); }, {},
         [] { return HelpDialog::tr("Shift+Enter"); }}, // in Chinese its name would be half translated
        {{Qt::CTRL | Qt::Key_E}, [] { return HelpDialog::tr("Choose an emoji"); }},
        {{Qt::CTRL | Qt::Key_O}, [] { return HelpDialog::tr("Send files"); }},
        {{Qt::CTRL | Qt::SHIFT | Qt::Key_O}, [] { return HelpDialog::tr("Send a folder"); }},
        {{Qt::CTRL | Qt::Key_J}, [] { return HelpDialog::tr("Show all transfers"); }},
        {{Qt::CTRL | Qt::Key_Comma}, [] { return HelpDialog::tr("Settings"); }},
        {{Qt::Key_Escape}, [] { return HelpDialog::tr("Back"); }},
        {{Qt::CTRL | Qt::Key_Q}, [] { return HelpDialog::tr("Quit"); }},
        {{Qt::Key_F1}, [] { return HelpDialog::tr("This help"); }},
    };
}

QLabel *wrapped(const Words &words)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    keepAtBeginning(*label);
    keepTranslated(label, [label, words] { label->setText(words()); });
    return label;
}

QLabel *heading(const Words &words)
{
    QLabel *label = wrapped(words);
    label->setFont(Fonts(label->font()).strong);
    label->setProperty("tone", QStringLiteral("strong"));
    return label;
}

/// How far below a line's top its letters stand, which other letters than the font's own change.
int baselineOf(const QString &words, const QFont &font)
{
    QTextLayout layout(words, font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(QWIDGETSIZE_MAX);
    layout.endLayout();
    return qRound(line.ascent());
}

QGridLayout *keyTable()
{
    auto *table = new QGridLayout;
    table->setHorizontalSpacing(20);
    table->setVerticalSpacing(4);
    table->setColumnStretch(1, 1);
    int row = 0;
    for (const Keys &each : allKeys()) {
        auto *keys = new QLabel;
        keys->setTextFormat(Qt::PlainText);
        keepAtBeginning(*keys);
        keys->setFont(Fonts(keys->font()).strong);
        table->addWidget(keys, row, 0, Qt::AlignTop);
        QLabel *meaning = wrapped(each.meaning);
        // Heard in one go: what it is for, and the keys.
        keepTranslated(keys, [keys, meaning, each] {
            keys->setText(shown(each));
            const int apart = baselineOf(each.meaning(), meaning->font()) - baselineOf(shown(each), keys->font());
            keys->setContentsMargins(0, qMax(0, apart), 0, 0);
            meaning->setContentsMargins(0, qMax(0, -apart), 0, 0);
            keys->setAccessibleName(each.meaning() + QStringLiteral(": ") + withoutIsolates(shown(each)));
        });
        table->addWidget(meaning, row, 1, Qt::AlignTop);
        ++row;
    }
    return table;
}

} // namespace

HelpDialog::HelpDialog(QWidget *parent) : QDialog(parent)
{
    setMinimumSize(340, 320);
    resize(520, 560);
    auto *page = new QWidget;
    page->setObjectName(QStringLiteral("settingsContent")); // looks like it
    auto *words = new QVBoxLayout;
    words->setSpacing(8);
    words->addWidget(heading([] { return tr("How it works"); }));
    words->addWidget(wrapped([] {
        return tr("Whoever has Dovetail open on the same network appears in the list automatically. Choose a person and write, "
                  "or drop files and folders on them. Whoever is offline gets it when they are back.");
    }));
    words->addWidget(wrapped([] {
        return tr("Everything is encrypted. To be sure who is at the other end, open the menu of a person and choose Verify.");
    }));
    words->addSpacing(8);
    words->addWidget(heading([] { return tr("Keyboard"); }));
    words->addLayout(keyTable());
    words->addStretch();
    auto *besideBar = new QHBoxLayout(page); // a margin would stay on the right in languages read from there
    besideBar->setContentsMargins(0, 0, 0, 0);
    besideBar->addLayout(words, 1);
    besideBar->addSpacing(6);
    auto *scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("guide"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::StrongFocus);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(page);
    page->setAutoFillBackground(false);

    auto *visibility = new QPushButton;
    visibility->setAutoDefault(false);
    auto *close = new QPushButton;
    close->setDefault(true);
    connect(visibility, &QPushButton::clicked, this, &HelpDialog::visibilityWanted);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(visibility);
    buttons->addStretch();
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(14);
    column->addWidget(scroll, 1);
    column->addLayout(buttons);
    keepTranslated(this, [=, this] {
        setWindowTitle(tr("Help"));
        scroll->setAccessibleName(tr("Help"));
        visibility->setText(tr("Why can't I see someone?"));
        close->setText(tr("Close"));
    });
    close->setFocus(Qt::OtherFocusReason);
}

} // namespace dovetail::ui
