// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace dovetail::cli {

/// Standard output and standard error. Every event is one JSON object or one line for people, whichever was
/// asked for, and leaves at once: a script reading the other end of the pipe waits for it. When nobody reads
/// any more, the program ends.
class Printer final {
public:
    explicit Printer(bool json) : m_json(json) {}

    [[nodiscard]] bool json() const { return m_json; }
    /// `object` under the name `event`, or `line` (nothing when empty).
    void event(const char *event, QJsonObject object, const QString &line);
    /// One sentence on standard error; with --json also an object.
    void error(const QString &sentence);
    /// For people only, on standard error, so that output can be piped.
    void note(const QString &sentence);

private:
    bool m_json;
};

/// A text from the network for a terminal: no escape sequences, and later lines are indented so that they
/// cannot be taken for messages of their own.
[[nodiscard]] QString forTerminal(const QString &text);

/// "1 file, 12.4 MB"
[[nodiscard]] QString amount(int fileCount, qint64 bytes);

} // namespace dovetail::cli
