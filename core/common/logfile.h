// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QMutex>
#include <QString>
#include <QtGlobal>

namespace dovetail {

/// Writes what the program logs to files as well, UTF-8: `dovetail.log`, and the ones before it `dovetail.1.log` to
/// `dovetail.4.log`; a file that is full makes the next one. From all threads, which must have
/// ended before it goes; there is one a process. What cannot be written is let go: a log must not stop a program.
class LogFile final {
public:
    static constexpr qint64 maxBytes = 5 * 1024 * 1024;
    static constexpr int files = 5;

    /// `folder` is made when the first line comes. `limit`: bytes of one file (tests).
    explicit LogFile(const QString &folder, qint64 limit = maxBytes);
    ~LogFile();
    LogFile(const LogFile &) = delete;
    LogFile &operator=(const LogFile &) = delete;

    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] static QString folderOf(const QString &profileFolder);

private:
    static void take(QtMsgType type, const QMessageLogContext &context, const QString &text);
    void write(QtMsgType type, const QMessageLogContext &context, const QString &text);
    [[nodiscard]] QString path(int number) const;
    [[nodiscard]] bool open();
    void rotate();

    const QString m_folder;
    const qint64 m_limit;
    QMutex m_mutex;
    QFile m_file;
    QtMessageHandler m_before;
};

} // namespace dovetail
