// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <functional>

/// The desktop's own programs for files. Where they cannot do it, `complain` is called with a sentence that says so, perhaps
/// later: what it needs may be gone by then, and is its own care.
namespace dovetail::ui {

using Complain = std::function<void(const QString &sentence)>;

/// Opens it with the program the user has for its kind; what would be run instead of shown is only
/// shown in its folder.
void openFile(const QString &path, const Complain &complain);

void openFolder(const QString &folder, const Complain &complain);

/// The file manager with these marked; the folder alone where marking is not possible.
void showInFolder(const QStringList &paths, const QString &folder, const Complain &complain);

} // namespace dovetail::ui
