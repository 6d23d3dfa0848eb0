// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/roomforwords.h"

#include <QEvent>
#include <QLayout>
#include <QWidget>

namespace dovetail::ui {

namespace {

class Room final : public QObject {
public:
    explicit Room(QWidget *window) : QObject(window), m_window(window) { window->installEventFilter(this); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const bool matters = event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show;
        const QLayout *layout = m_window->layout();
        if (watched == m_window && matters && layout && layout->hasHeightForWidth())
            m_window->setMinimumHeight(layout->totalMinimumHeightForWidth(m_window->width()));
        return false;
    }

private:
    QWidget *m_window;
};

} // namespace

void keepRoomForWords(QWidget *window)
{
    new Room(window);
}

} // namespace dovetail::ui
