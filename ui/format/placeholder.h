// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLineEdit;

namespace dovetail::ui {

/// Says in an empty field what belongs there, and keeps words and caret at the side where one begins to read, also after the
/// window has been turned round. Left to itself Qt puts the one where its own letters begin, and the other where those of the
/// keyboard do. What is written is at its own side.
void setPlaceholder(QLineEdit &field, const QString &words);

} // namespace dovetail::ui
