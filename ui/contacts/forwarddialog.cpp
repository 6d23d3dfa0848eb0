// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/contacts/forwarddialog.h"

namespace dovetail::ui {

ForwardDialog::ForwardDialog(const Theme &theme, PeopleModel &people, const QString &text, QWidget *parent)
    : PersonPicker(
        theme, people,
        [text] {
            return Words{tr("Forward to"), text, tr("Forward")};
        },
        parent)
{}

} // namespace dovetail::ui
