// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/notesdialog.h"

#include "core/common/sentence.h"
#include "ui/format/beginning.h"
#include "ui/format/transfertext.h"
#include "ui/format/translated.h"
#include "ui/theme/fonts.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace dovetail::ui {

QStringList noteSentences(const Transfer &transfer)
{
    QStringList sentences;
    for (const Error &note : transfer.notes)
        sentences += noteSentence(transfer, note);
    const int told = int(transfer.notes.size());
    if (const int more = transfer.renamedFiles + transfer.skippedFiles - told; more > 0)
        sentences += told == 0 ? NotesDialog::tr("Nothing more is known about %n file(s).", nullptr, more)
                               : NotesDialog::tr("… and %n more.", nullptr, more);
    return sentences;
}

NotesDialog::NotesDialog(const Transfer &transfer, QWidget *parent) : QDialog(parent)
{
    resize(460, 320);
    setMinimumWidth(300);
    auto *head = new QLabel;
    head->setTextFormat(Qt::PlainText);
    head->setFont(Fonts(font()).strong);
    head->setWordWrap(true);
    keepAtBeginning(*head);
    auto *list = new QPlainTextEdit;
    list->setReadOnly(true);
    list->setTabChangesFocus(true);
    auto *close = new QPushButton;
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(10);
    column->addWidget(head);
    column->addWidget(list, 1);
    column->addWidget(close, 0, Qt::AlignRight);
    keepTranslated(this, [=, this] {
        setWindowTitle(tr("Renamed or left out"));
        head->setText(notesText(transfer));
        list->setPlainText(noteSentences(transfer).join(QStringLiteral("\n\n")));
        list->setAccessibleName(windowTitle());
        close->setText(tr("Close"));
    });
}

} // namespace dovetail::ui
