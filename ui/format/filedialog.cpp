// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/filedialog.h"

#include <QFileDialog>
#include <QLineEdit>

namespace dovetail::ui {

void endCompletionWith(QFileDialog &dialog)
{
    QObject::connect(&dialog, &QDialog::finished, &dialog, [&dialog] {
        for (QLineEdit *field : dialog.findChildren<QLineEdit *>())
            field->setCompleter(nullptr);
    });
}

} // namespace dovetail::ui
