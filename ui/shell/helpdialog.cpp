// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/helpdialog.h"

#include "ui/format/translated.h"
#include "ui/theme/fonts.h"

#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <functional>

namespace dovetail::ui {

namespace {

using Words = std::function<QString()>;

QString shown(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText);
}

/// What is done by keys, in the order of how often it is.
struct Keys {
    QString keys;
    Words meaning;
};

QList<Keys> allKeys()
{
    const auto pair = [](const QKeySequence &first, const QKeySequence &second) {
        return QString(shown(first) + QStringLiteral("  ") + shown(second));
    };
    return {
        {shown(Qt::CTRL | Qt::Key_K), [] { return HelpDialog::tr("Search people and messages"); }},
        {shown(Qt::CTRL | Qt::SHIFT | Qt::Key_F), [] { return HelpDialog::tr("Search all messages"); }},
        {shown(QKeySequence::Find), [] { return HelpDialog::tr("Find in the open conversation"); }},
        {pair(Qt::Key_F3, Qt::SHIFT | Qt::Key_F3), [] { return HelpDialog::tr("Older match, newer match"); }},
        {shown(Qt::CTRL | Qt::Key_1) + QStringLiteral(" … 9"), [] { return HelpDialog::tr("Go to the first nine people in the list"); }},
        {pair(Qt::ALT | Qt::Key_Down, Qt::ALT | Qt::Key_Up), [] { return HelpDialog::tr("Next conversation, previous conversation"); }},
        {shown(Qt::SHIFT | Qt::Key_Enter), [] { return HelpDialog::tr("New line in a message"); }},
        {shown(Qt::CTRL | Qt::Key_E), [] { return HelpDialog::tr("Choose an emoji"); }},
        {shown(Qt::CTRL | Qt::Key_O), [] { return HelpDialog::tr("Send files"); }},
        {shown(Qt::CTRL | Qt::Key_J), [] { return HelpDialog::tr("Show all transfers"); }},
        {shown(Qt::CTRL | Qt::Key_Comma), [] { return HelpDialog::tr("Settings"); }},
        {shown(Qt::Key_Escape), [] { return HelpDialog::tr("Back"); }},
        {shown(Qt::CTRL | Qt::Key_Q), [] { return HelpDialog::tr("Quit"); }},
        {shown(Qt::Key_F1), [] { return HelpDialog::tr("This help"); }},
    };
}

QLabel *wrapped(const Words &words)
{
    auto *label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
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

QGridLayout *keyTable()
{
    auto *table = new QGridLayout;
    table->setHorizontalSpacing(20);
    table->setVerticalSpacing(6);
    table->setColumnStretch(1, 1);
    int row = 0;
    for (const Keys &each : allKeys()) {
        auto *keys = new QLabel(each.keys);
        keys->setTextFormat(Qt::PlainText);
        keys->setFont(Fonts(keys->font()).strong);
        table->addWidget(keys, row, 0, Qt::AlignTop);
        QLabel *meaning = wrapped(each.meaning);
        // Heard in one go: what it is for, and the keys.
        keepTranslated(keys, [keys, each] { keys->setAccessibleName(each.meaning() + QStringLiteral(": ") + each.keys); });
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
        return tr("Whoever has Dovetail open on the same network appears in the list by themselves. Choose a person and write, "
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
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
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
