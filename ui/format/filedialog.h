// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QFileDialog;

namespace dovetail::ui {

/// Ends completion when a file dialog is left. Where somebody types faster than folders are read, its list of proposals else opens
/// over the dialog that is gone; and a window that becomes active under an open popup never gets the keys back from Qt.
void endCompletionWith(QFileDialog &dialog);

} // namespace dovetail::ui
