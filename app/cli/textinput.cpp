// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/textinput.h"

#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <cerrno>
#include <utility>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace dovetail::cli {

namespace {

constexpr int standardInput = 0;
constexpr int chunk = 64 * 1024;

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

TextInput::TextInput(Mode mode, qsizetype maxBytes, QObject *parent)
    : QObject(parent), m_mode(mode), m_maxBytes(maxBytes)
{
#ifndef Q_OS_WIN
    m_notifier = new QSocketNotifier(standardInput, QSocketNotifier::Read, this);
    m_notifier->setEnabled(false);
    connect(m_notifier, &QSocketNotifier::activated, this, &TextInput::readSome);
#endif
}

TextInput::~TextInput() = default;

void TextInput::setReading(bool reading)
{
    if (m_reading == reading || m_finished)
        return;
    m_reading = reading;
    if (!reading) {
        if (m_notifier)
            m_notifier->setEnabled(false);
        return;
    }
    // Lines already here go first, from the loop: the caller may still be in the middle of something.
    QTimer::singleShot(0, this, &TextInput::takeLines);
}

void TextInput::readSome()
{
    if (!m_reading || m_finished)
        return;
    const qsizetype before = m_buffer.size();
    m_buffer.resize(before + chunk);
    const qint64 count = readInput(m_buffer.data() + before, chunk);
    m_buffer.resize(before + std::max<qint64>(count, 0));
    if (count < 0 && (errno == EINTR || errno == EAGAIN))
        return;
    m_atEnd = count <= 0;
    takeLines();
}

void TextInput::takeLines()
{
    qsizetype from = 0;
    while (m_reading && m_mode == Mode::Lines) {
        const qsizetype end = m_buffer.indexOf('\n', from);
        if (end < 0)
            break;
        QByteArray line = m_buffer.mid(from, end - from);
        from = end + 1;
        if (line.endsWith('\r'))
            line.chop(1);
        if (line.size() > m_maxBytes)
            return refuse();
        emit textRead(line);
    }
    m_buffer.remove(0, from);
    if (!m_reading || m_finished)
        return;
    if (m_atEnd)
        return finish();
    if (m_buffer.size() > m_maxBytes + 2)
        return refuse();
    if (m_notifier)
        m_notifier->setEnabled(true);
    else
        QTimer::singleShot(0, this,
                           &TextInput::readSome); // no notifier for consoles there: blocks until a line comes
}

void TextInput::finish()
{
    // What a shell appends is not part of the text.
    if (m_buffer.endsWith('\n'))
        m_buffer.chop(1);
    if (m_buffer.endsWith('\r'))
        m_buffer.chop(1);
    if (m_buffer.size() > m_maxBytes)
        return refuse();
    close();
    if (m_mode == Mode::Whole || !m_buffer.isEmpty())
        emit textRead(std::exchange(m_buffer, {}));
    emit ended();
}

void TextInput::refuse()
{
    close();
    emit tooLong();
}

void TextInput::close()
{
    m_finished = true;
    m_reading = false;
    if (m_notifier)
        m_notifier->setEnabled(false);
}

} // namespace dovetail::cli
