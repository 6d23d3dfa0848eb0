// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/common/logfile.h"

#include <QDateTime>
#include <QDir>
#include <QLoggingCategory>

#include <atomic>

namespace dovetail {

namespace {

std::atomic<LogFile *> current = nullptr;
std::atomic<QtMessageHandler> console = nullptr;

constexpr char letterOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return 'D';
    case QtInfoMsg:
        return 'I';
    case QtWarningMsg:
        return 'W';
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return 'E';
}

} // namespace

LogFile::LogFile(const QString &folder, qint64 limit) : m_folder(folder), m_limit(limit)
{
    // What is worth a line in a file is not always worth one on the console.
    QLoggingCategory::setFilterRules(QStringLiteral("dovetail.*.info=true"));
    current = this;
    m_before = qInstallMessageHandler(&LogFile::take);
    console = m_before;
}

LogFile::~LogFile()
{
    qInstallMessageHandler(m_before);
    current = nullptr;
    const QMutexLocker locker(&m_mutex); // whoever is writing just now is waited for
}

QString LogFile::folderOf(const QString &profileFolder)
{
    return profileFolder + QStringLiteral("/log");
}

void LogFile::take(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (LogFile *log = current)
        log->write(type, context, text);
    if (const QtMessageHandler handler = console; handler && type != QtInfoMsg)
        handler(type, context, text);
}

void LogFile::write(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const QString when = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    QString line = QStringLiteral("%1 %2 %3: %4")
                       .arg(when, QString(QLatin1Char(letterOf(type))),
                            QString::fromUtf8(context.category ? context.category : "default"), text);
    line.replace(QLatin1Char('\n'), QStringLiteral("\n    ")); // a line of the log begins with its time
    const QByteArray bytes = line.toUtf8() + '\n';
    const QMutexLocker locker(&m_mutex);
    if (!open())
        return;
    if (m_file.size() > 0 && m_file.size() + bytes.size() > m_limit)
        rotate();
    if (m_file.isOpen()) {
        m_file.write(bytes);
        m_file.flush();
    }
}

QString LogFile::path(int number) const
{
    const QString name = number == 0 ? QStringLiteral("dovetail.log") : QStringLiteral("dovetail.%1.log").arg(number);
    return m_folder + QLatin1Char('/') + name;
}

bool LogFile::open()
{
    if (m_file.isOpen())
        return true;
    QDir().mkpath(m_folder);
    m_file.setFileName(path(0));
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append))
        return false;
    m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return true;
}

void LogFile::rotate()
{
    m_file.close();
    QFile::remove(path(files - 1));
    for (int number = files - 2; number >= 0; --number)
        QFile::rename(path(number), path(number + 1));
    (void)open();
}

} // namespace dovetail
