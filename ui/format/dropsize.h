// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/format/droppedfiles.h"

#include <QFutureWatcher>

namespace dovetail::ui {

/// How much folders hold that hang over somebody, counted on another thread while the pointer is still on its way. Gives up
/// silently where that takes longer than anybody waits before letting go: a disk may be slow, and a tree endless.
class DropSize final : public QObject {
    Q_OBJECT
public:
    explicit DropSize(QObject *parent = nullptr);
    ~DropSize() override;

    /// Counts them, if there is anything to count that is not known; what was counted before is of no interest any more.
    void count(const DroppedFiles &dropped);
    void stop();

signals:
    /// Once, unless stopped: for DroppedFiles::wholeBytes.
    void counted(qint64 bytes);

private:
    QFutureWatcher<qint64> m_watcher;
};

} // namespace dovetail::ui
