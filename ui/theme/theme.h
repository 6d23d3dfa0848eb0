// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/colours.h"

#include <QObject>

#include <optional>

class QWidget;

namespace dovetail::ui {

/// Which colours are in force: the system's side (light or dark, followed live) or the one the user
/// chose. Made once by app; widgets get a reference and listen to changed(). The application's own
/// palette is never set, so that it keeps telling what the system wants.
class Theme final : public QObject {
    Q_OBJECT
public:
    enum class Choice { System, Light, Dark };

    explicit Theme(QObject *parent = nullptr);

    [[nodiscard]] Choice choice() const { return m_choice; }
    void setChoice(Choice choice);
    /// "system", "light", "dark"; anything else is System.
    [[nodiscard]] static Choice choiceFromName(const QString &name);
    [[nodiscard]] static QString nameOf(Choice choice);

    [[nodiscard]] Accent accent() const { return m_accent; }
    void setAccent(Accent accent);

    [[nodiscard]] const Colours &colours() const { return m_colours; }

    /// Dresses a top-level window, now and after every change, also of the direction it is read in.
    void dress(QWidget *window) const;

    /// What the desktop's own setting says, where the palette does not (the portal, see systemscheme).
    void setSystemDark(std::optional<bool> dark);

signals:
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void update();
    void keepPlaceholder(QObject *watched) const;

    Choice m_choice = Choice::System;
    std::optional<bool> m_systemDark;
    Accent m_accent = Accent::Teal;
    Colours m_colours;
};

} // namespace dovetail::ui
