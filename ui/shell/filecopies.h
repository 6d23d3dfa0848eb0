// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/error.h"

#include <QObject>
#include <QStringList>
#include <QThreadPool>

#include <atomic>

namespace dovetail::ui {

/// Copies files and folders on a thread of its own; what is there already is left as it is.
class FileCopies final : public QObject {
    Q_OBJECT
public:
    explicit FileCopies(QObject *parent = nullptr);
    /// What is being copied is given up.
    ~FileCopies() override;

    /// One file under the name the user gave it, which a dialog has asked about.
    void copyTo(const QString &file, const QString &target);
    /// Each under its own name, or the next free one.
    void copyInto(const QStringList &paths, const QString &folder);

signals:
    /// `error` is none when everything is there. On this object's thread.
    void finished(const QString &where, const dovetail::Error &error);

private:
    /// From the worker's thread.
    void tell(const QString &where, const Error &error);
    [[nodiscard]] bool copyTree(const QString &from, const QString &to);

    QThreadPool m_worker;
    std::atomic_bool m_stop = false;
};

} // namespace dovetail::ui
