// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/common/person.h"

#include <QDialog>

namespace dovetail::ui {

/// What is known of somebody: host, address, identity, and how the conversation is protected.
class PersonDialog final : public QDialog {
    Q_OBJECT
public:
    explicit PersonDialog(const Person &person, QWidget *parent = nullptr);
};

} // namespace dovetail::ui
