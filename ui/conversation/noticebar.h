// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace dovetail::ui {

class Theme;

/// A calm strip with one sentence and a cross: something did not work, or should be known.
class NoticeBar final : public QWidget {
    Q_OBJECT
public:
    enum class Tone { Error, Notice };

    explicit NoticeBar(const Theme &theme, QWidget *parent = nullptr);

    void show(const QString &sentence, Tone tone = Tone::Error);
    void dismiss();
    [[nodiscard]] QString text() const;

private:
    void retint();

    const Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_text;
    QToolButton *m_close;
    Tone m_tone = Tone::Error;
};

} // namespace dovetail::ui
