// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/node/nodeoptions.h"
#include "ui/diagnostics/firewalladvice.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QPushButton;

namespace dovetail::ui {

/// "Why can't I see someone?": what this side does, who is heard which way, what can stand between, and the
/// firewall's command. Says what is so just now, also while it is open.
class VisibilityDialog final : public QDialog {
    Q_OBJECT
public:
    VisibilityDialog(const NodeInfo &info, const QList<Person> &people, bool localOnly, Firewall firewall,
                     QWidget *parent = nullptr);

    /// Newer ones: what it says is true while it is open.
    void setState(const NodeInfo &info, const QList<Person> &people);
    /// How long a search is waited for (3 s).
    void setPatience(int milliseconds) { m_searching.setInterval(milliseconds); }

signals:
    void addAddressWanted();
    void searchWanted();

private:
    void search();
    void showSearch();
    [[nodiscard]] QString heard() const;

    NodeInfo m_info;
    QList<Person> m_people;
    const bool m_localOnly;
    QTimer m_searching; ///< runs: answers may still come
    QLabel *m_own = nullptr;
    QLabel *m_heard = nullptr;
    QPushButton *m_again = nullptr;
};

} // namespace dovetail::ui
