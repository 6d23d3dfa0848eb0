// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/message.h"
#include "ui/format/droppedfiles.h"

#include <QHash>
#include <QImage>
#include <QTimer>
#include <QWidget>

class QToolButton;

namespace dovetail::ui {

class ComposerBar;
class ComposerEdit;
class EmojiMemory;
class Theme;

/// What becomes of a text that is submitted.
struct ComposerMode {
    enum class Kind { New, Reply, Edit };
    Kind kind = Kind::New;
    MessageRef target = {}; ///< what is answered, or the own message that is edited
    friend bool operator==(const ComposerMode &, const ComposerMode &) = default;
};

/// Where one writes: Enter sends, Shift+Enter breaks the line. A draft per person, with what it answers, is kept as
/// long as the program runs; draftChanged() and setDraft() carry its text beyond that. The text goes away only when
/// sent() says that it has been taken; after an edit the draft from before it is back.
class Composer final : public QWidget {
    Q_OBJECT
public:
    explicit Composer(const Theme &theme, QWidget *parent = nullptr);

    void setPeer(const PeerId &peer, const QString &name);
    /// What was begun and kept from an earlier run. Nothing happens where something is written already.
    void setDraft(const PeerId &peer, const QString &text);
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    [[nodiscard]] const ComposerMode &mode() const { return m_draft.mode; }
    /// The next text answers this message, which `who` wrote.
    void reply(const Message &message, const QString &who);
    /// The field holds an own message's text until it is submitted or left.
    void edit(const Message &message);
    /// Back to a new message.
    void leaveMode();
    void sent();
    /// A text that sent() let go but that could not be kept: before whatever is there by now.
    void giveBack(const PeerId &peer, const QString &text);
    void focusText();
    /// Otherwise Ctrl+Enter sends and Enter breaks the line.
    void setEnterSends(bool on);
    /// Which emoji were used last, and in which tone.
    [[nodiscard]] EmojiMemory &emoji() const { return *m_emojiMemory; }

signals:
    void submitted(const QString &text, const dovetail::ui::ComposerMode &mode);
    /// More than one message can hold. Nothing has happened to the field.
    void tooLong(const QString &text);
    /// Fits one message, but is more than the field can show. Nothing has happened to the field.
    void tooMuchToShow(const QString &text, const dovetail::ui::ComposerMode &mode);
    /// At every change by the person, and once when they have stopped.
    void typing(bool active);
    /// What is begun for somebody and not sent, when they are left, when writing pauses, and when it has been sent (empty).
    void draftChanged(const dovetail::PeerId &peer, const QString &text);
    void attachWanted();
    void attachFolderWanted();
    void editLastWanted();
    void filesPasted(const dovetail::ui::DroppedFiles &files);
    void imagePasted(const QImage &image);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Draft {
        QString text;
        ComposerMode mode;
        QString title;
        QString excerpt;
        QString before; ///< what an edit has put aside
    };

    void submit();
    void textEdited();
    void stopTyping();
    void tellDraft();
    void addAttachMenu();
    void showMode();
    void setTexts();
    void showName();
    void updateSend();
    void showEmoji();
    void retint();

    const Theme &m_theme;
    PeerId m_peer;
    QString m_name; ///< theirs, as long as there is room
    Draft m_draft; ///< of m_peer; its text is the field's
    QHash<PeerId, Draft> m_drafts;
    ComposerBar *m_bar;
    QToolButton *m_attach;
    ComposerEdit *m_edit;
    QToolButton *m_emoji;
    QToolButton *m_send;
    EmojiMemory *m_emojiMemory;
    QTimer m_typing; ///< runs while somebody writes
    QTimer m_keeping; ///< runs: the draft has changed and nobody was told yet
    QHash<PeerId, QString> m_told; ///< the drafts that others know of
    bool m_setting = false;
};

} // namespace dovetail::ui

Q_DECLARE_METATYPE(dovetail::ui::ComposerMode)
