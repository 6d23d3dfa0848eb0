// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/transfer.h"

#include <QDialog>

namespace dovetail::ui {

/// What of a transfer was renamed or left out, one sentence each. The texts can be copied.
class NotesDialog final : public QDialog {
    Q_OBJECT
public:
    explicit NotesDialog(const Transfer &transfer, QWidget *parent = nullptr);
};

/// The sentences, and at the end how many more there were than are told.
[[nodiscard]] QStringList noteSentences(const Transfer &transfer);

} // namespace dovetail::ui
