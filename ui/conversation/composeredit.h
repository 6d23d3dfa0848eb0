// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/format/droppedfiles.h"

#include <QPlainTextEdit>

namespace dovetail::ui {

/// The composer's field: as high as its text up to eight lines, plain text only, and files pasted into
/// it are not turned into their paths.
class ComposerEdit final : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit ComposerEdit(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    /// What a paste does: files are offered, anything else comes in as text.
    void insert(const QMimeData *source);

signals:
    void submitted();
    void filesPasted(const dovetail::ui::DroppedFiles &files);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    [[nodiscard]] bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override { insert(source); }

private:
    [[nodiscard]] int heightOfLines(int lines) const;
    void grow();

    bool m_composing = false; ///< an input method is in the middle of a word: Enter is its
};

} // namespace dovetail::ui
