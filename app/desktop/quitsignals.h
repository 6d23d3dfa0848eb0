// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace dovetail::app {

/// SIGINT, SIGTERM and SIGHUP as an ordinary signal of the event loop, so that a program that is asked
/// to end says goodbye first. Elsewhere than on Unix it does nothing. At most one at a time.
class QuitSignals final : public QObject {
    Q_OBJECT
public:
    explicit QuitSignals(QObject *parent = nullptr);
    ~QuitSignals() override;

signals:
    void quitAsked();

private:
    int m_ends[2] = {-1, -1};
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace dovetail::app
