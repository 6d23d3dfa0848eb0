// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace dovetail::ui {

class Theme;

/// Over the composer's field: what is being answered or edited, and a cross to leave that.
class ComposerBar final : public QWidget {
    Q_OBJECT
public:
    explicit ComposerBar(const Theme &theme, QWidget *parent = nullptr);

    /// What `title` names stands in it isolated.
    void show(const QString &icon, const QString &title, const QString &excerpt);

signals:
    void left();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitTexts();
    void retint();

    const Theme &m_theme;
    QString m_icon;
    QString m_wholeTitle;
    QString m_wholeExcerpt;
    QLabel *m_sign;
    QLabel *m_title;
    QLabel *m_excerpt;
    QToolButton *m_close;
};

} // namespace dovetail::ui
