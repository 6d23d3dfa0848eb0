// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/nodeoptions.h"
#include "ui/diagnostics/firewalladvice.h"

#include <QDialog>

namespace dovetail::ui {

/// "Why can't I see someone?": what this side does, what can stand between, and the firewall's command.
class VisibilityDialog final : public QDialog {
    Q_OBJECT
public:
    VisibilityDialog(const NodeInfo &info, const QList<Person> &people, bool localOnly, Firewall firewall,
                     QWidget *parent = nullptr);

signals:
    void addAddressWanted();
    void searchWanted();
};

} // namespace dovetail::ui
