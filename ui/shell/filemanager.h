// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// The desktop's own programs for files.
namespace dovetail::ui {

/// Opens it with the program the user has for its kind; what would be run instead of shown is only
/// shown in its folder.
void openFile(const QString &path);

/// The file manager with these marked; the folder alone where marking is not possible.
void showInFolder(const QStringList &paths, const QString &folder);

} // namespace dovetail::ui
