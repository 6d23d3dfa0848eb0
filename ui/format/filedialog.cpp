// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/format/filedialog.h"

#include <QLineEdit>

namespace dovetail::ui {

QFileDialog *newFileDialog(QWidget *parent, const QString &title, QFileDialog::FileMode mode, const QString &place)
{
    auto *dialog = new QFileDialog(parent, title, place);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QWidget *dressed = parent; // the theme's colours are the outermost window's
    while (dressed->parentWidget())
        dressed = dressed->parentWidget();
    dialog->setPalette(dressed->palette());
    dialog->setFileMode(mode);
    dialog->setOption(QFileDialog::ShowDirsOnly, mode == QFileDialog::Directory);
    QObject::connect(dialog, &QDialog::finished, dialog, [dialog] {
        for (QLineEdit *field : dialog->findChildren<QLineEdit *>())
            field->setCompleter(nullptr);
    });
    return dialog;
}

} // namespace dovetail::ui
