// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/nodeoptions.h"

#include <QDate>
#include <QStringList>

/// The kinds of file a conversation is exported to, as a file dialog needs them.
namespace dovetail::ui {

/// "Text (*.txt)" and so on; what they are called by number below.
[[nodiscard]] QStringList exportFilters();
/// "txt"; of an unknown number that of the first.
[[nodiscard]] QString exportSuffix(int filter);
/// By the name's ending when it says one, else by the filter that was chosen.
[[nodiscard]] ExportFormat exportFormat(const QString &path, int filter);
/// A name without an ending for the file: a name from the network is made harmless.
[[nodiscard]] QString exportName(const QString &person, const QDate &day);

} // namespace dovetail::ui
