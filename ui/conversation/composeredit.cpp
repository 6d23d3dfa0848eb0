// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/conversation/composeredit.h"

#include "core/common/limits.h"
#include "ui/theme/emojiruns.h"

#include <QImage>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QSyntaxHighlighter>
#include <QTextBlock>

namespace dovetail::ui {

namespace {

constexpr int mostLines = 8;
constexpr int padding = 8; // the style sheet's, above and below the text

/// Only what is painted differs: nothing of it is undone, copied or sent.
class ColouredEmoji final : public QSyntaxHighlighter {
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString &text) override
    {
        for (const QTextLayout::FormatRange &run : emojiRuns(text, document()->defaultFont()))
            setFormat(run.start, run.length, run.format);
    }
};

} // namespace

ComposerEdit::ComposerEdit(QWidget *parent) : QPlainTextEdit(parent), m_emoji(new ColouredEmoji(document()))
{
    setTabChangesFocus(true);
    setAcceptDrops(false); // the pane takes files for its whole width
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDocumentMargin(4);
    connect(this, &QPlainTextEdit::textChanged, this, &ComposerEdit::turn);
    connect(this, &QPlainTextEdit::textChanged, this, &ComposerEdit::grow);
    turn();
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
    const bool plain = !(event->modifiers() & (Qt::ShiftModifier | Qt::AltModifier));
    const bool sends = plain && (m_enterSends || event->modifiers().testFlag(Qt::ControlModifier));
    if (enter && !m_composing && sends) {
        emit submitted();
        return;
    }
    if (event->key() == Qt::Key_Up && event->modifiers() == Qt::NoModifier && !m_composing
        && document()->isEmpty()) {
        emit editLastWanted();
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
    return source->hasText() || source->hasUrls() || source->hasImage();
}

void ComposerEdit::insert(const QMimeData *source)
{
    // A copied link is text; a copied file is a file.
    const DroppedFiles files = droppedFiles(source);
    if (!files.files.isEmpty())
        emit filesPasted(files);
    else if (source->hasImage() && !source->hasFormat(QStringLiteral("text/plain"))) // not a table's picture
        emit imagePasted(qvariant_cast<QImage>(source->imageData()));
    else if (source->hasText())
        insertText(source->text());
}

void ComposerEdit::insertText(const QString &text)
{
    QString whole = toPlainText();
    const QTextCursor cursor = textCursor();
    whole.replace(cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart(), text);
    if (isTooLong(whole))
        emit tooLong(whole);
    else if (isTooMuchToShow(whole))
        emit tooMuchToShow(whole);
    else
        insertPlainText(text);
}

bool ComposerEdit::isTooLong(const QString &text)
{
    // UTF-8 has one to three bytes for each unit of UTF-16.
    return text.size() > limits::maxTextBytes
        || (text.size() > limits::maxTextBytes / 3 && text.toUtf8().size() > limits::maxTextBytes);
}

int ComposerEdit::heightOfLines(int lines) const
{
    return fontMetrics().lineSpacing() * lines + 2 * qRound(document()->documentMargin()) + padding + 2;
}

void ComposerEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        turn();
    else if (event->type() == QEvent::FontChange)
        m_emoji->rehighlight();
}

/// An empty field is in the window's direction, so that the caret stands where its words begin; what is written there
/// is in its own, and at that one's side, as its first paragraph has it: Qt leaves all of it at the left.
void ComposerEdit::turn()
{
    constexpr int beginning = 512;
    const bool empty = document()->isEmpty();
    const bool fromRight = empty ? isRightToLeft() : document()->firstBlock().text().left(beginning).isRightToLeft();
    const Qt::Alignment side = fromRight ? Qt::AlignRight : Qt::AlignLeft;
    const Qt::LayoutDirection direction = empty ? layoutDirection() : Qt::LayoutDirectionAuto;
    QTextOption option = document()->defaultTextOption();
    if (option.textDirection() == direction && option.alignment() == side)
        return;
    option.setTextDirection(direction);
    option.setAlignment(side);
    document()->setDefaultTextOption(option);
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
