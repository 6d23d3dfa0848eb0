// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
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
    /// With a button that says what can be done about it. Calls `act` once, when it is pressed.
    void offer(const QString &sentence, const QString &action, std::function<void()> act);
    void dismiss();
    [[nodiscard]] QString text() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void retint();

    const Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
    std::function<void()> m_act;
    Tone m_tone = Tone::Error;
};

} // namespace dovetail::ui
