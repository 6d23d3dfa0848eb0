// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/ids.h"
#include "ui/format/droppedfiles.h"

#include <QHash>
#include <QWidget>

class QToolButton;

namespace dovetail::ui {

class ComposerEdit;
class Theme;

/// Where one writes: Enter sends, Shift+Enter breaks the line. A draft per person is kept as long as
/// the program runs. The text goes away only when sent() says that it has been taken.
class Composer final : public QWidget {
    Q_OBJECT
public:
    explicit Composer(const Theme &theme, QWidget *parent = nullptr);

    void setPeer(const PeerId &peer, const QString &name);
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    void sent();
    /// A text that sent() let go but that could not be kept: before whatever is there by now.
    void giveBack(const PeerId &peer, const QString &text);
    void focusText();

signals:
    void submitted(const QString &text);
    void attachWanted();
    void filesPasted(const dovetail::ui::DroppedFiles &files);

private:
    void submit();
    void updateSend();
    void retint();

    const Theme &m_theme;
    PeerId m_peer;
    QHash<PeerId, QString> m_drafts;
    QToolButton *m_attach;
    ComposerEdit *m_edit;
    QToolButton *m_send;
};

} // namespace dovetail::ui
