// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/placement.h"

#include <QDateTime>
#include <QEvent>
#include <QRect>
#include <QTimer>
#include <QWidget>

#include <cstdio>

namespace dovetail::app {

namespace {

class FirstPaint final : public QObject {
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            // After the paint event itself, and what it flushed to the screen.
            QTimer::singleShot(0, this, [this] {
                std::fprintf(stderr, "first-paint %lld\n",
                             static_cast<long long>(QDateTime::currentMSecsSinceEpoch()));
                deleteLater();
            });
        }
        return false;
    }
};

} // namespace

void place(QWidget &window, const QRect &rect)
{
    window.resize(rect.size());
    window.move(rect.topLeft());
}

void tellFirstPaint(QWidget &window)
{
    window.installEventFilter(new FirstPaint(&window));
}

} // namespace dovetail::app
