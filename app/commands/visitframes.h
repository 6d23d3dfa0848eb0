// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <optional>

class QIODevice;

/// What dovetail-cli and the process that has the profile open say to each other over the profile's local socket. Frames: one
/// byte what it is, four bytes (big-endian) how long, and that many bytes. The visitor begins with an Order; the
/// host ends with an Exit.
namespace dovetail::cli {

enum class FrameType : quint8 {
    Out = 1,       ///< from the host: to standard output
    Err = 2,       ///< from the host: to standard error
    Want = 3,      ///< from the host: one chunk of standard input
    Exit = 4,      ///< from the host: one byte, the exit code
    Order = 10,    ///< from the visitor, first: see VisitOrder
    Input = 11,    ///< from the visitor, for each Want: a chunk; empty: the end
    Interrupt = 12 ///< from the visitor: one byte, the signal's number
};

struct Frame {
    FrameType type = FrameType::Out;
    QByteArray body;
};

/// More than a command line can hold.
constexpr quint32 maxFrameBytes = 4 * 1024 * 1024;

[[nodiscard]] QByteArray frame(FrameType type, const QByteArray &body = {});
/// The next frame that is here whole; nothing when more has to come. `broken`: this is no frame, and never will be.
[[nodiscard]] std::optional<Frame> takeFrame(QIODevice &device, bool &broken);

/// What the visitor wants done.
struct VisitOrder {
    QStringList words; ///< the command line, with the program's name
    QString folder;    ///< where its relative paths begin
    QString secret;    ///< Arguments::secret
    int columns = 0;   ///< Terminal::columns()
    friend bool operator==(const VisitOrder &, const VisitOrder &) = default;
};

[[nodiscard]] QByteArray encode(const VisitOrder &order);
[[nodiscard]] std::optional<VisitOrder> decodeOrder(const QByteArray &bytes);

/// Where commands are taken for this profile.
[[nodiscard]] QString visitSocket(const QString &profileFolder);

} // namespace dovetail::cli
