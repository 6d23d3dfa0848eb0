// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace dovetail::ui {

class Theme;

/// Lies over a conversation while files hang above it and says what letting go would do. Takes no
/// events itself.
class DropOverlay final : public QWidget {
    Q_OBJECT
public:
    DropOverlay(const Theme &theme, QWidget *covered);

    /// Empty: hides.
    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const Theme &m_theme;
    QString m_text;
};

} // namespace dovetail::ui
