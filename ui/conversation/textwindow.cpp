// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/textwindow.h"

#include "ui/format/translated.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>

namespace dovetail::ui {

namespace {

/// A paragraph longer than this is broken for the screen: one of a MiB would be shaped for seconds.
constexpr qsizetype longestParagraph = 4'000;

QString inParagraphs(const QString &text)
{
    QString result;
    result.reserve(text.size() + text.size() / longestParagraph);
    qsizetype length = 0;
    for (const QChar sign : text) {
        if (length >= longestParagraph && !sign.isLowSurrogate()) {
            result += QLatin1Char('\n');
            length = 0;
        }
        result += sign;
        length = sign == QLatin1Char('\n') ? 0 : length + 1;
    }
    return result;
}

} // namespace

TextWindow::TextWindow(const QString &text, QWidget *parent) : QDialog(parent)
{
    auto *edit = new QPlainTextEdit;
    edit->setReadOnly(true);
    edit->setPlainText(inParagraphs(text));
    auto *copy = new QPushButton;
    auto *close = new QPushButton;
    connect(copy, &QPushButton::clicked, this, [text] { QGuiApplication::clipboard()->setText(text); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(copy);
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->addWidget(edit);
    column->addLayout(buttons);
    keepTranslated(this, [=] {
        edit->setAccessibleName(tr("Message"));
        copy->setText(tr("Copy all"));
        close->setText(tr("Close"));
    });
    resize(640, 560);
}

} // namespace dovetail::ui
