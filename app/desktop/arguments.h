// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/nodeoptions.h"

#include <QRect>
#include <QStringList>

#include <optional>

namespace dovetail::app {

/// What the command line asks for.
struct Arguments {
    NodeOptions node;
    QString language;           ///< empty: the system's
    QString theme;              ///< empty: as remembered
    std::optional<QRect> place; ///< of the window; without one: as remembered
    QStringList files;          ///< to be sent, full paths
    bool background = false;    ///< no window, but the tray
    bool traceStart = false;
    bool mirrored = false;   ///< set from right to left, whatever the language
    QStringList again; ///< what starts the program in the same way once more: without files, with its window
};

/// What the program was started with, its own name first. Windows gives main() only what its old code page can say.
[[nodiscard]] QStringList wordsOf(int argc, char **argv);
/// Reads them; prints help, the version or what is wrong, and ends the program for these.
[[nodiscard]] Arguments readArguments(const QStringList &arguments);

} // namespace dovetail::app
