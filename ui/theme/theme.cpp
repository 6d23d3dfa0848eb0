// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QEvent>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <functional>

namespace dovetail::ui {

namespace {

bool paletteIsDark()
{
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

class Turning final : public QObject {
public:
    Turning(QWidget *window, std::function<void()> put) : QObject(window), m_put(std::move(put)) { window->installEventFilter(this); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == parent() && event->type() == QEvent::LayoutDirectionChange)
            m_put();
        return false;
    }

private:
    std::function<void()> m_put;
};

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent), m_colours(Colours::of(paletteIsDark(), Accent::Teal))
{
    qGuiApp->installEventFilter(this);
}

void Theme::setChoice(Choice choice)
{
    m_choice = choice;
    update();
}

void Theme::setAccent(Accent accent)
{
    m_accent = accent;
    update();
}

Theme::Choice Theme::choiceFromName(const QString &name)
{
    if (name == QLatin1String("light"))
        return Choice::Light;
    return name == QLatin1String("dark") ? Choice::Dark : Choice::System;
}

QString Theme::nameOf(Choice choice)
{
    switch (choice) {
    case Choice::Light:
        return QStringLiteral("light");
    case Choice::Dark:
        return QStringLiteral("dark");
    case Choice::System:
        break;
    }
    return QStringLiteral("system");
}

void Theme::dress(QWidget *window) const
{
    const auto put = [this, window] {
        window->setPalette(toPalette(colours()));
        window->setStyleSheet(toStyleSheet(colours(), window->layoutDirection()));
    };
    window->setAttribute(Qt::WA_WindowPropagation); // dialogs of this window, too
    put();
    connect(this, &Theme::changed, window, put);
    new Turning(window, put);
}

void Theme::setSystemDark(std::optional<bool> dark)
{
    m_systemDark = dark;
    update();
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange && watched == qGuiApp)
        update();
    else if (event->type() == QEvent::PaletteChange)
        keepPlaceholder(watched);
    return QObject::eventFilter(watched, event);
}

/// The style sheet's colour of a field, at half its strength, is what its placeholder gets: too little on a light ground.
void Theme::keepPlaceholder(QObject *watched) const
{
    auto *field = qobject_cast<QWidget *>(watched);
    if (!qobject_cast<QLineEdit *>(field) && !qobject_cast<QPlainTextEdit *>(field))
        return;
    QPalette palette = field->palette();
    if (!field->testAttribute(Qt::WA_StyleSheet) || palette.color(QPalette::PlaceholderText) == m_colours.sub)
        return;
    palette.setColor(QPalette::PlaceholderText, m_colours.sub);
    field->setPalette(palette);
}

void Theme::update()
{
    const bool dark =
        m_choice == Choice::System ? m_systemDark.value_or(paletteIsDark()) : m_choice == Choice::Dark;
    const Colours colours = Colours::of(dark, m_accent);
    if (colours == m_colours)
        return;
    m_colours = colours;
    emit changed();
}

} // namespace dovetail::ui
