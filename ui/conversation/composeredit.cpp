// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/composeredit.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>

namespace dovetail::ui {

namespace {

constexpr int mostLines = 8;
constexpr int padding = 8; // the style sheet's, above and below the text

} // namespace

ComposerEdit::ComposerEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setAcceptDrops(false); // the pane takes files for its whole width
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(4);
    connect(this, &QPlainTextEdit::textChanged, this, &ComposerEdit::grow);
    grow();
}

QSize ComposerEdit::sizeHint() const
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && lines < mostLines; block = block.next())
        lines += qMax(1, block.layout()->lineCount());
    return {200, heightOfLines(qBound(1, lines, mostLines))};
}

QSize ComposerEdit::minimumSizeHint() const
{
    return {80, heightOfLines(1)};
}

void ComposerEdit::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !m_composing && !(event->modifiers() & (Qt::ShiftModifier | Qt::AltModifier))) {
        emit submitted();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

void ComposerEdit::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QPlainTextEdit::inputMethodEvent(event);
}

void ComposerEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    grow();
}

bool ComposerEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText() || source->hasUrls();
}

void ComposerEdit::insert(const QMimeData *source)
{
    // A copied link is text; a copied file is a file.
    const DroppedFiles files = droppedFiles(source);
    if (!files.files.isEmpty() || files.folders > 0)
        emit filesPasted(files);
    else if (source->hasText())
        insertPlainText(source->text());
}

int ComposerEdit::heightOfLines(int lines) const
{
    return fontMetrics().lineSpacing() * lines + 2 * qRound(document()->documentMargin()) + padding + 2;
}

void ComposerEdit::grow()
{
    const int height = qMax(36, sizeHint().height());
    const bool full = height >= heightOfLines(mostLines);
    setVerticalScrollBarPolicy(full ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    if (height != maximumHeight())
        setFixedHeight(height);
}

} // namespace dovetail::ui
