// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/transfer.h"

#include <QJsonObject>

namespace dovetail::cli {

/// "waiting", "running", "paused" and so on: what --json calls a state, and people read.
[[nodiscard]] QString stateWord(TransferState state);
/// Paused or interrupted.
[[nodiscard]] bool isStill(const Transfer &transfer);
/// Done, but for something that another try might bring.
[[nodiscard]] bool hasRest(const Transfer &transfer);
/// What has happened to it and what to do, as a sentence; empty while it moves. `name` of the other side.
[[nodiscard]] QString situation(const Transfer &transfer, const QString &name);
/// A transfer as `transfers` lists it.
[[nodiscard]] QJsonObject transferObject(const Transfer &transfer, const QString &name);
/// How it ended.
[[nodiscard]] QJsonObject endObject(const Transfer &transfer, const QString &name);
/// Of what was received: bytes; 0 for a folder.
[[nodiscard]] qint64 sizeOf(const QString &path);
/// Something about a single entry of it.
[[nodiscard]] QJsonObject noteObject(const Transfer &transfer, const Error &note);

} // namespace dovetail::cli
