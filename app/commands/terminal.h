// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace dovetail::cli {

/// What a command prints to and reads from: the streams of this process, or those of another one that asked for it (see
/// CommandHost). Owned by whoever runs the command; outlives it.
class Terminal : public QObject {
    Q_OBJECT
public:
    enum class Stream : quint8 { Out = 1, Err = 2 };

    /// Leaves at once: a script reading the other end of the pipe waits for it.
    virtual void write(Stream stream, const QByteArray &bytes) = 0;
    /// Of standard error; 0: that is no terminal.
    [[nodiscard]] virtual int columns() const = 0;
    /// One chunk more of standard input, please: inputRead() answers, once. So whoever writes it is held back, however much it is.
    virtual void wantInput() = 0;

signals:
    /// Empty: the end.
    void inputRead(const QByteArray &chunk);
    /// Nobody reads any more what is printed.
    void gone();
};

} // namespace dovetail::cli
