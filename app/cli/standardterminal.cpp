// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/standardterminal.h"

#include <QSocketNotifier>
#include <QTimer>

#include <cerrno>
#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace dovetail::cli {

namespace {

constexpr int standardInput = 0;
constexpr int chunk = 64 * 1024;
constexpr int usualColumns = 80;

/// As read(2): bytes, 0 at the end, -1 on an error.
qint64 readInput(char *buffer, int size)
{
#ifdef Q_OS_WIN
    return _read(standardInput, buffer, static_cast<unsigned>(size));
#else
    return ::read(standardInput, buffer, static_cast<size_t>(size));
#endif
}

} // namespace

StandardTerminal::StandardTerminal()
{
#ifndef Q_OS_WIN
    m_notifier = new QSocketNotifier(standardInput, QSocketNotifier::Read, this);
    m_notifier->setEnabled(false);
    connect(m_notifier, &QSocketNotifier::activated, this, &StandardTerminal::read);
#endif
}

StandardTerminal::~StandardTerminal() = default;

void StandardTerminal::write(Stream stream, const QByteArray &bytes)
{
    std::FILE *const file = stream == Stream::Out ? stdout : stderr;
    const bool written =
        std::fwrite(bytes.constData(), 1, size_t(bytes.size()), file) == size_t(bytes.size())
        && std::fflush(file) == 0;
    if (!written && stream == Stream::Out)
        emit gone();
}

int StandardTerminal::columns() const
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stderr)) != 0 ? usualColumns : 0;
#else
    if (isatty(STDERR_FILENO) != 1)
        return 0;
    winsize size{};
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : usualColumns;
#endif
}

void StandardTerminal::wantInput()
{
    if (m_notifier)
        m_notifier->setEnabled(true);
    else
        QTimer::singleShot(0, this, &StandardTerminal::read); // no notifier for consoles there: blocks until a line comes
}

void StandardTerminal::read()
{
    QByteArray bytes(chunk, Qt::Uninitialized);
    const qint64 count = readInput(bytes.data(), chunk);
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return; // the notifier calls again
    if (m_notifier)
        m_notifier->setEnabled(false);
    bytes.truncate(qMax<qint64>(count, 0));
    emit inputRead(bytes);
}

} // namespace dovetail::cli
