// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/format/droppedfiles.h"

#include <QPlainTextEdit>

class QSyntaxHighlighter;

namespace dovetail::ui {

/// The composer's field: as high as its text up to eight lines, plain text only with emoji in colour, and files and images pasted into
/// it are not turned into their paths. What is too long for one message does not come in by a paste: breaking it
/// into lines would take seconds.
class ComposerEdit final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit ComposerEdit(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    [[nodiscard]] bool enterSends() const { return m_enterSends; }
    void setEnterSends(bool on) { m_enterSends = on; }
    /// What a paste does: files are offered, anything else comes in as text.
    void insert(const QMimeData *source);
    /// For one message (limits::maxTextBytes).
    [[nodiscard]] static bool isTooLong(const QString &text);
    /// For this field: laying out a line of a million characters takes minutes.
    [[nodiscard]] static bool isTooMuchToShow(const QString &text) { return text.size() > mostShown; }

signals:
    void submitted();
    /// The text as it would be with what was pasted.
    void tooLong(const QString &text);
    /// Likewise, where it fits one message but not the field.
    void tooMuchToShow(const QString &text);
    /// The arrow up in an empty field.
    void editLastWanted();
    void imagePasted(const QImage &image);
    void filesPasted(const dovetail::ui::DroppedFiles &files);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override { insert(source); }

private:
    static constexpr int mostShown = 32 * 1024;

    void insertText(const QString &text);
    [[nodiscard]] int heightOfLines(int lines) const;
    void grow();
    void turn();

    QSyntaxHighlighter *m_emoji;
    bool m_enterSends = true;
    bool m_composing = false; ///< an input method is in the middle of a word: Enter is its
};

} // namespace dovetail::ui
