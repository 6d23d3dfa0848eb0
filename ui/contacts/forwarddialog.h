// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/contacts/personpicker.h"

namespace dovetail::ui {

/// To whom a message is to be passed on.
class ForwardDialog final : public PersonPicker {
    Q_OBJECT
public:
    ForwardDialog(const Theme &theme, PeopleModel &people, const QString &text, QWidget *parent = nullptr);
};

} // namespace dovetail::ui
