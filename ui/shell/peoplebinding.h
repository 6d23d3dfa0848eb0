// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/node.h"
#include "ui/diagnostics/persondialog.h"

#include <QObject>

class QMessageBox;

namespace dovetail::ui {

class MainWindow;
class PersonMenu;

/// What the user does about a person, between the window and the node: details, verifying, blocking, drafts.
class PeopleBinding final : public QObject {
    Q_OBJECT
public:
    PeopleBinding(Node &node, MainWindow &window, QObject *parent = nullptr);

    void showPerson(const PeerId &peer, PersonDialog::Aim aim = PersonDialog::Aim::Look);
    void verify(const PeerId &peer);
    /// Blocking is explained and asked about once more; unblocking is not.
    void block(const PeerId &peer, bool on);

private:
    void connectMenu(const PeerId &peer, PersonMenu *menu);
    void restoreDrafts();

    Node &m_node;
    MainWindow &m_window;
};

} // namespace dovetail::ui
