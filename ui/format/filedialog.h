// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileDialog>

namespace dovetail::ui {

/// A file dialog over one of our windows, in its colours and gone once it is left; for a folder it shows folders alone. With it
/// ends completion: where somebody types faster than folders are read, its list of proposals else opens over the dialog that is
/// gone; and a window that becomes active under an open popup never gets the keys back from Qt.
[[nodiscard]] QFileDialog *newFileDialog(QWidget *parent, const QString &title, QFileDialog::FileMode mode, const QString &place = {});

} // namespace dovetail::ui
