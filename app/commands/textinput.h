// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/terminal.h"

#include <QByteArray>

namespace dovetail::cli {

/// Standard input, whole or line by line. Reads only while asked for and no further ahead than one chunk,
/// so a producer of any length is held back instead of being kept in memory.
class TextInput final : public QObject {
    Q_OBJECT
public:
    enum class Mode { Whole, Lines };

    /// `maxBytes`: of the whole text, or of one line. The terminal must outlive it.
    TextInput(Terminal &terminal, Mode mode, qsizetype maxBytes, QObject *parent = nullptr);

    void setReading(bool reading);

signals:
    /// The whole text, or one line without its end. Lines stop coming after setReading(false).
    void textRead(const QByteArray &utf8);
    /// Longer than allowed; nothing more is read.
    void tooLong();
    void ended();

private:
    void take(const QByteArray &chunk);
    void takeLines();
    void finish();
    void refuse();
    void close();

    Terminal &m_terminal;
    const Mode m_mode;
    const qsizetype m_maxBytes;
    QByteArray m_buffer;
    bool m_reading = false;
    bool m_asked = false; ///< a chunk is under way
    bool m_atEnd = false;
    bool m_finished = false;
};

} // namespace dovetail::cli
