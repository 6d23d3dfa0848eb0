// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/terminal.h"

#include <QJsonObject>
#include <QString>

namespace dovetail::cli {

/// What is said on standard output and standard error: every event is one JSON object or one line for people, whichever was
/// asked for.
class Printer final {
public:
    /// The terminal must outlive it.
    Printer(Terminal &terminal, bool json) : m_terminal(terminal), m_json(json) {}

    [[nodiscard]] bool json() const { return m_json; }
    /// `object` under the name `event`, or `line` (nothing when empty).
    void event(const char *event, QJsonObject object, const QString &line);
    /// One sentence on standard error; with --json also an object.
    void error(const QString &sentence);
    /// For people only, on standard error, so that output can be piped.
    void note(const QString &sentence);

private:
    void writeLine(Terminal::Stream stream, QByteArray bytes);

    Terminal &m_terminal;
    bool m_json;
};

/// A text from the network for a terminal: no escape sequences, and later lines are indented so that they
/// cannot be taken for messages of their own.
[[nodiscard]] QString forTerminal(const QString &text);

/// "1 file, 12.4 MB"
[[nodiscard]] QString amount(int fileCount, qint64 bytes);

} // namespace dovetail::cli
