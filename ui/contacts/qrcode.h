// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace dovetail::ui {

/// A QR code, dark on white in every theme: that is what cameras look for.
class QrCode final : public QWidget {
    Q_OBJECT
public:
    explicit QrCode(QWidget *parent = nullptr);

    void setContent(const QByteArray &content);
    /// Squares on a side, without the quiet zone; 0: there is nothing to show.
    [[nodiscard]] int modules() const { return m_modules; }
    [[nodiscard]] bool isDark(int x, int y) const { return m_dark.at(y * m_modules + x); }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_modules = 0;
    QList<bool> m_dark;
};

} // namespace dovetail::ui
