// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/textinput.h"

#include <QTimer>

#include <utility>

namespace dovetail::cli {

TextInput::TextInput(Terminal &terminal, Mode mode, qsizetype maxBytes, QObject *parent)
    : QObject(parent), m_terminal(terminal), m_mode(mode), m_maxBytes(maxBytes)
{
    connect(&m_terminal, &Terminal::inputRead, this, &TextInput::take);
}

void TextInput::setReading(bool reading)
{
    if (m_reading == reading || m_finished)
        return;
    m_reading = reading;
    // Lines already here go first, from the loop: the caller may still be in the middle of something.
    if (reading)
        QTimer::singleShot(0, this, &TextInput::takeLines);
}

void TextInput::take(const QByteArray &chunk)
{
    m_asked = false;
    if (m_finished)
        return;
    m_buffer += chunk;
    m_atEnd = m_atEnd || chunk.isEmpty();
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
    if (!std::exchange(m_asked, true))
        m_terminal.wantInput();
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
}

} // namespace dovetail::cli
