// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace dovetail::ui {

/// The sound of a message: two short soft tones, a fifth apart. Made here, so that nobody's recording is needed. A WAV file,
/// 16 bit, mono, less than half a second.
[[nodiscard]] QByteArray chime();

/// The same as a file in this folder, for whoever plays sounds by name; empty when it cannot be written.
[[nodiscard]] QString chimeFile(const QString &folder);

} // namespace dovetail::ui
