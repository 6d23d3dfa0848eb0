// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/placement.h"

#include <QDateTime>
#include <QEvent>
#include <QRegularExpression>
#include <QTimer>
#include <QWidget>

#include <cstdio>

namespace dovetail::app {

namespace {

class FirstPaint final : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            // After the paint event itself, and what it flushed to the screen.
            QTimer::singleShot(0, this, [this] {
                std::fprintf(stderr, "first-paint %lld\n", static_cast<long long>(QDateTime::currentMSecsSinceEpoch()));
                deleteLater();
            });
        }
        return false;
    }
};

} // namespace

bool place(QWidget &window, const QString &geometry)
{
    static const QRegularExpression shape(QStringLiteral("^(\\d{1,5})x(\\d{1,5})(?:\\+(\\d{1,5})\\+(\\d{1,5}))?$"));
    const auto match = shape.match(geometry);
    if (!match.hasMatch())
        return false;
    window.resize(match.captured(1).toInt(), match.captured(2).toInt());
    if (match.hasCaptured(3))
        window.move(match.captured(3).toInt(), match.captured(4).toInt());
    return true;
}

void tellFirstPaint(QWidget &window)
{
    window.installEventFilter(new FirstPaint(&window));
}

} // namespace dovetail::app
